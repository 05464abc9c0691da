//! Rule: actual figures without a date.

use crate::check::context::CheckContext;
use crate::check::figure::is_figure;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::indicator::Indicator;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0852"),
    name: ["いつの数か分からない実績値", "an actual figure without a date"],
    reason: ["12月末の数と年度末の数は比べられません。", "A figure of December cannot be compared with one of March."],
    bad: "- {name: 相談, unit: 件, actual: 90}",
    good: "- {name: 相談, unit: 件, actual: 90, as_of: 令和2年3月末}",
    example: || FigureWithoutDate { name: "相談".to_owned() }.into(),
};

/// The name of an indicator whose date is missing.
#[derive(Clone, Debug)]
struct FigureWithoutDate {
    name: String,
}

impl Describe for FigureWithoutDate {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { name } = self;
        [
            Message::new(
                format!("「{name}」の実績値が、いつ時点の数か書かれていません"),
                "「as_of: 令和2年3月末」などの時点",
                "as_of に時点を書いてください",
            ),
            Message::new(
                format!("it is not said when the actual figure of `{name}` was taken"),
                "a time such as `as_of: 令和2年3月末`",
                "fill in `as_of`",
            ),
        ]
    }
}

/// An actual figure needs the date at which it was counted.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let Some(goal) = source.document.goal() else { return Vec::new() };
    let undated = goal.indicators.iter().filter(|indicator| lacks_date(indicator));
    let finding = |indicator: &Indicator| FigureWithoutDate { name: indicator.name.clone() };
    undated.map(|indicator| source.finding_at(indicator.span, finding(indicator))).collect()
}

fn lacks_date(indicator: &Indicator) -> bool {
    indicator.as_of.is_none() && is_figure(indicator.actual.as_deref())
}
