//! Rule: 同 in a year such as 同32年度, without an era before it.

use std::ops::Range;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::check::year::{Flaw, lone_years};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0815"),
    name: ["「同」の指す元号がない", "同 with no era before it"],
    reason: [
        "前に元号がなければ、「同32年度」がいつのことか決まりません。",
        "With no era before it, 同32年度 is no year at all.",
    ],
    bad: "同32年度に実施する",
    good: "令和2年度に実施する",
    example: || CarriedFromNothing { written: "同32年度".to_owned() }.into(),
};

/// A year written with 同, without an era before it.
#[derive(Clone, Debug)]
struct CarriedFromNothing {
    written: String,
}

impl Describe for CarriedFromNothing {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { written } = self;
        [
            Message::new(
                format!("「{written}」の「同」が指す元号が、前にありません"),
                "元号の付いた年度",
                "平成・令和などの元号を書いてください",
            ),
            Message::new(
                format!("nothing before {written} names the era that 同 repeats"),
                "a year with its era",
                "write the era: 平成, 令和 …",
            ),
        ]
    }
}

/// 同 repeats the era of the previous year in the text; here there is none.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let flawed = lone_years(source).into_iter().filter(|(_, flaw)| *flaw == Flaw::CarriedFromNothing);
    let finding = |range: &Range<usize>| CarriedFromNothing { written: source.text[range.clone()].to_owned() };
    flawed.map(|(range, _)| source.finding(range.clone(), finding(&range))).collect()
}
