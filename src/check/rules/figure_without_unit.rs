//! Rule: figures without a unit.

use crate::check::context::CheckContext;
use crate::check::figure::is_figure;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::indicator::{Budget, Indicator};

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0851"),
    name: ["単位のない数", "a figure without a unit"],
    reason: [
        "人か件か回か分からない数は、比べることも足すこともできません。",
        "A figure that may count people or cases can be neither compared nor added up.",
    ],
    bad: "- {name: 相談, target: 100}",
    good: "- {name: 相談, unit: 件, target: 100}",
    example: || FigureWithoutUnit::Indicator("相談".to_owned()).into(),
};

/// Figures without a unit.
#[derive(Clone, Debug)]
enum FigureWithoutUnit {
    /// The figures of the indicator with this name.
    Indicator(String),
    Budget,
}

impl Describe for FigureWithoutUnit {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let [japanese, english] = match self {
            Self::Indicator(name) => [format!("「{name}」の数"), format!("figures of `{name}`")],
            Self::Budget => ["予算の数".to_owned(), "figures of the budget".to_owned()],
        };
        [
            Message::new(
                format!("{japanese}に単位がありません"),
                "「unit: 件」などの単位",
                "unit に単位を書いてください",
            ),
            Message::new(format!("the {english} have no unit"), "a unit such as `unit: 件`", "fill in `unit`"),
        ]
    }
}

/// Reports indicators and budgets without a unit.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let Some(goal) = source.document.goal() else { return Vec::new() };
    let figures = goal.indicators.iter().filter(|indicator| lacks_unit(indicator));
    let figures = figures.map(|indicator| (indicator.span, FigureWithoutUnit::Indicator(indicator.name.clone())));
    let money = goal.budget.iter().filter(|budget| is_without_unit(budget));
    let money = money.map(|budget| (budget.span, FigureWithoutUnit::Budget));
    figures.chain(money).map(|(span, fault)| source.finding_at(span, fault)).collect()
}

fn lacks_unit(indicator: &Indicator) -> bool {
    let Indicator { unit, baseline, target, actual, .. } = indicator;
    unit.is_none() && [baseline, target, actual].into_iter().any(|value| is_figure(value.as_deref()))
}

fn is_without_unit(budget: &Budget) -> bool {
    let Budget { planned, settled, unit, .. } = budget;
    unit.is_none() && [planned, settled].into_iter().any(|value| is_figure(value.as_deref()))
}
