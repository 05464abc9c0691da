//! Note: which month and year a time such as 10月 was interpreted as.

use unicode_normalization::UnicodeNormalization;

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::eras::day;
use crate::model::when::When;

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("N0814"),
    name: ["年のない月の読み取り", "how a month without a year was read"],
    reason: [
        "「10月」はその年度の中の月と読みます。1月から3月は翌年です。",
        "10月 lies in the fiscal year; January to March are in the year after.",
    ],
    bad: "",
    good: "",
    example: || MonthRead { written: "3月".to_owned(), label: "2020年（令和2年）3月".to_owned() }.into(),
};

/// A month without a year, and its interpretation.
#[derive(Clone, Debug)]
struct MonthRead {
    written: String,
    label: String,
}

impl Describe for MonthRead {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { written, label } = self;
        [
            Message::new(format!("「{written}」は{label}と読みました"), "", "違うときは、年を付けて書いてください"),
            Message::new(format!("{written} was read as {label}"), "", "name the year if that is wrong"),
        ]
    }
}

/// Reports the times of items that consist of a month only.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    let times = source.document.all_items().into_iter().filter_map(|item| Some((item.span, item.when.as_ref()?)));
    times.filter_map(|(span, when)| Some(source.finding_at(span, month_read(when)?))).collect()
}

fn month_read(when: &When) -> Option<MonthRead> {
    let month = month(&when.written)?;
    // January to March belong to the next calendar year.
    let year = when.first.western() + i32::from(month < 4);
    let first = jiff::civil::Date::new(i16::try_from(year).ok()?, month, 1).ok()?;
    let label = day::month_label(first);
    Some(MonthRead { written: when.written.clone(), label })
}

fn month(written: &str) -> Option<i8> {
    let plain: String = written.nfkc().filter(|c| !matches!(c, '(' | ')' | ' ')).collect();
    plain.strip_suffix('月')?.parse().ok().filter(|month| (1..=12).contains(month))
}
