//! Rule: years of an era that never came, such as 平成34年度.

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
    code: Code::new("W0812"),
    name: ["来なかった元号の年", "a year of an era that never came"],
    reason: [
        "平成34年度は令和4年度です。元号だけでは、いつのことか数え直さなければなりません。",
        "平成34年度 is 令和4年度; with the era alone readers have to count for themselves.",
    ],
    bad: "平成34年度までに15校区で設立",
    good: "平成34年度(2022年度)までに15校区で設立",
    example: || {
        EraNeverCame { written: "平成34年度".to_owned(), label: "2022年度（令和4年度）".to_owned() }.into()
    },
};

/// A year of an era after that era ended.
#[derive(Clone, Debug)]
struct EraNeverCame {
    written: String,
    label: String,
}

impl Describe for EraNeverCame {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { written, label } = self;
        [
            Message::new(
                format!("「{written}」は実際には来なかった年です"),
                label.clone(),
                "原本の書き方は残し、（ ）で西暦を添えてください",
            ),
            Message::new(
                format!("{written} is a year that never came"),
                label.clone(),
                "keep what the original says and add the western year in brackets",
            ),
        ]
    }
}

/// A year of an era that had already ended needs the western year beside it. Times in tags are exempt, since the page
/// shows both.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let flawed = lone_years(source).into_iter().filter_map(|(range, flaw)| match flaw {
        Flaw::NeverCame { label } => Some((range, label)),
        Flaw::CarriedFromNothing => None,
    });
    let finding = |range: &Range<usize>, label| EraNeverCame { written: source.text[range.clone()].to_owned(), label };
    flawed.map(|(range, label)| source.finding(range.clone(), finding(&range, label))).collect()
}
