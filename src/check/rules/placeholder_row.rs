//! Rule: rows of plans and policies whose code means "none".

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::content_file::ContentFile;
use crate::model::path::Slug;

pub(super) const LINT: Lint = Lint::site(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0802"),
    name: ["「なし」を番号として登録", "“none” as a row of a table"],
    reason: [
        "表に 0-0-0 や 0 を加えると、どれにも属さない目標が、属しているように数えられます。",
        "With 0-0-0 in a table, goals that belong to none are counted as belonging to something.",
    ],
    bad: "- {code: 0-0-0, title: なし}",
    good: "plan: none",
    example: || PlaceholderRow { code: "0-0-0".to_owned() }.into(),
};

/// A table row whose code means "none".
#[derive(Clone, Debug)]
struct PlaceholderRow {
    code: String,
}

impl Describe for PlaceholderRow {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { code } = self;
        [
            Message::new(
                format!("「{code}」は、どれにも属さないことを表す記号で、施策や政策ではありません"),
                "実在する番号だけの表",
                "この行を消し、目標の側では「none」と書いてください",
            ),
            Message::new(
                format!("`{code}` stands for none and is no measure or policy"),
                "a table of codes that exist",
                "remove the row and write `none` in the goals",
            ),
        ]
    }
}

/// Reports codes of plans and policy sets that consist only of zeros.
fn check(context: &CheckContext) -> Vec<Diagnostic> {
    let is_none = |code: &str| code.chars().all(|c| matches!(c, '0' | '-' | '.'));
    let plans = context.tables.plans.iter().flat_map(|plan| &plan.measures);
    let measures = plans.map(|row| (ContentFile::Plans.path(), &row.code));
    let sets = context.tables.policy_sets.iter().flat_map(|set| &set.items);
    let policies = sets.map(|row| (ContentFile::Policies.path(), &row.no));
    let rows = measures.chain(policies).filter(|(_, code)| is_none(code.value.as_str()));
    let finding = |code: &Slug| PlaceholderRow { code: code.to_string() };
    rows.map(|(file, code)| Diagnostic::at(file, code.span, finding(&code.value))).collect()
}
