//! Note: which year a time such as 同32年度 was interpreted as.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::model::when::When;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("N0813"),
    name: ["「同」の読み取り", "how 同 was read"],
    reason: [
        "「同32年度」は、前にある元号で読みます。読み違いがないか、ここで確かめられます。",
        "同32年度 takes the era before it; here you can see which.",
    ],
    bad: "",
    good: "",
    example: || YearCarried { written: "同32年度".to_owned(), label: "2020年度（令和2年度）".to_owned() }.into(),
};

/// A year written with 同, and its interpretation.
#[derive(Clone, Debug)]
struct YearCarried {
    written: String,
    label: String,
}

impl Describe for YearCarried {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { written, label } = self;
        [
            Message::new(format!("「{written}」は{label}と読みました"), "", "違うときは、元号を付けて書いてください"),
            Message::new(format!("{written} was read as {label}"), "", "name the era if that is wrong"),
        ]
    }
}

/// Reports the times of items that take their era from the previous year in the text.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let times = source.document.all_items().into_iter().filter_map(|item| Some((item.span, item.when.as_ref()?)));
    let carried = times.filter(|(_, when)| when.written.contains('同'));
    let finding = |when: &When| YearCarried { written: when.written.clone(), label: when.label() };
    carried.map(|(span, when)| source.finding_at(span, finding(when))).collect()
}
