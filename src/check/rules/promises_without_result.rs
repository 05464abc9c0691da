//! Rule: promises whose outcome is not reported.

use std::collections::BTreeSet;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::promise::without_result;
use crate::check::quote::listed;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::document::{Document, Subject};
use crate::model::item::{Item, Role};
use crate::model::path::Slug;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0821"),
    name: ["実績の見当たらない取組み", "promises without a result"],
    reason: [
        "約束したのに何も書かれていないことに、市民は最初に気付きます。",
        "That nothing is said of a promise is what citizens notice first.",
    ],
    bad: "## 取組み\n\n- [p1] 開きます。\n- [p2] 調べます。\n\n## 実績\n\n- [r1 -> p1] 開きました。",
    good: "## 実績\n\n- [r1 -> p1] 開きました。\n- [r2 -> p2] 調べました。",
    example: || PromisesWithoutResult { promises: 2, results: 1, ids: vec!["p2".to_owned()] }.into(),
};

/// The numbers of promises and results, and the promises without one.
#[derive(Clone, Debug)]
struct PromisesWithoutResult {
    promises: usize,
    results: usize,
    ids: Vec<String>,
}

impl Describe for PromisesWithoutResult {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { promises, results, ids } = self;
        [
            Message::new(
                format!(
                    "取組み{promises}に対して実績は{results}で、実績の見当たらない取組みがあります（{}）",
                    listed(ids, "、")
                ),
                "取組みごとに、実績か、行わなかった理由",
                "実績を「->」で結ぶか、unmet_reason に理由を書いてください。原本に記載がないなら、そのことを理由に残せます",
            ),
            Message::new(
                format!("{promises} promises, {results} results: some promises have none ({})", listed(ids, ", ")),
                "for each promise a result, or why there is none",
                "link a result with `->`, or fill in `unmet_reason`; where the original is silent, let it stand and say so",
            ),
        ]
    }
}

/// If an editor linked results, each promise needs a result, an issue that takes it up, or the sheet's own reason. If
/// nobody did, there must be at least as many results as promises. Before the year is over, nothing is reported.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let document = &*source.document;
    let Subject::Annual(goal) = &document.subject else { return Vec::new() };
    let (promises, results) = (document.items(Role::Promise).count(), document.items(Role::Result).count());
    if results == 0 || goal.texts.unmet_reason.is_some() {
        return Vec::new();
    }
    let is_linked = document.has_result.contains(&true);
    if !is_linked && promises == results {
        return Vec::new();
    }
    let open = unaccounted(document);
    let Some(first) = open.first() else { return Vec::new() };
    let ids = open.iter().map(|promise| promise.id.to_string()).collect();
    vec![source.finding_at(first.span, PromisesWithoutResult { promises, results, ids })]
}

/// The promises without a result that no issue takes up either.
fn unaccounted(document: &Document) -> Vec<&Item> {
    let mut taken_up = BTreeSet::new();
    document.items(Role::Issue).for_each(|issue| {
        issue.walk(&mut |issue| taken_up.extend(issue.links.iter().map(|link| &link.item)));
    });
    without_result(document).filter(|promise| !is_any_in(promise, &taken_up)).collect()
}

fn is_any_in(item: &Item, ids: &BTreeSet<&Slug>) -> bool {
    ids.contains(&item.id) || item.children.iter().any(|child| is_any_in(child, ids))
}
