//! Rule: an era year beside a western year that is a different year.

use crate::check::context::CheckContext;
use crate::check::lint::Lint;
use crate::check::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::Code;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::message::Message;
use crate::diagnostic::rule::Rule;
use crate::eras::mention::{Mention, Reckoning, Unit, Year};

pub(super) const LINT: Lint = Lint::document(RULE, check);

const RULE: Rule = Rule {
    code: Code::new("W0811"),
    name: ["元号と西暦が合わない", "era and western year disagree"],
    reason: [
        "二つの年のどちらが本当の期限か、読む人には決められません。",
        "Readers cannot tell which of the two years is the deadline.",
    ],
    bad: "平成34年度(2021年度)までに",
    good: "平成34年度(2022年度)までに",
    example: || EraDisagrees { written: "平成34年度".to_owned(), western: "2021".to_owned(), meant: 2022 }.into(),
};

/// An era year and a western year side by side that differ.
#[derive(Clone, Debug)]
struct EraDisagrees {
    written: String,
    western: String,
    meant: i32,
}

impl Describe for EraDisagrees {
    const CODE: Code = RULE.code;
    const REASON: Option<[&'static str; 2]> = Some(RULE.reason);

    fn texts(&self) -> [Message; 2] {
        let Self { written, western, meant } = self;
        [
            Message::new(
                format!("「{written}」は{meant}年にあたりますが、{western}年と並べて書かれています"),
                format!("{written}と{meant}年の組"),
                "原本を確かめ、どちらが正しいか分かれば直してください。原本の誤りなら、注記に書いて残せます",
            ),
            Message::new(
                format!("{written} is {meant}, but stands beside {western}"),
                format!("{written} beside {meant}"),
                "look at the original and correct the wrong one; keep an error of the original with a note",
            ),
        ]
    }
}

/// Reports pairs of an era year and a western year that differ.
fn check(_: &CheckContext, source: &SourceText) -> Vec<Diagnostic> {
    source.mentions().iter().filter_map(|(start, mention)| of_mention(source, *start, mention)).collect()
}

fn of_mention(source: &SourceText, start: usize, mention: &Mention) -> Option<Diagnostic> {
    if mention.years.len() != mention.beside.len() {
        return None;
    }
    let mut pairs = mention.years.iter().zip(&mention.beside);
    let (year, beside) = pairs.find(|(year, beside)| disagree(year, beside))?;
    let (era, western) = if year.reckoning == Reckoning::Western { (beside, year) } else { (year, beside) };
    let written = source.text[start + era.range.start..start + era.range.end].to_owned();
    let finding = EraDisagrees { written, western: western.western?.to_string(), meant: era.western? };
    Some(source.finding(start + year.range.start..start + beside.range.end, finding))
}

/// Two years in the same calendar, such as (2020年度、2021年度), are not such a pair.
fn disagree(year: &Year, beside: &Year) -> bool {
    let is_western = |year: &Year| year.reckoning == Reckoning::Western;
    let (Some(first), Some(second)) = (year.western, beside.western) else { return false };
    // The last quarter of a fiscal year, January to March, belongs to the next calendar year.
    let is_last_quarter = match (year.unit, beside.unit) {
        (Unit::Calendar, Unit::Fiscal) => first == second + 1,
        (Unit::Fiscal, Unit::Calendar) => second == first + 1,
        _ => false,
    };
    is_western(year) != is_western(beside) && first != second && !is_last_quarter
}
