//! Finds the years in running text, in both calendars, and which of them are written side by side.

use std::ops::Range;

use crate::eras::era::Era;
use crate::eras::number::digits_length;
use crate::eras::written::{Numeral, Prefix, WrittenYear, year_at};
use crate::model::character::digit;
use crate::model::fiscal_year::FiscalYear;

pub use crate::eras::written::Unit;

/// A year in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The range includes the number and the unit.
    pub range: Range<usize>,
    pub reckoning: Reckoning,
    pub unit: Unit,
    /// The western year; `None` for 同 without an era before it.
    pub western: Option<i32>,
}

/// The calendar of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// An era that is named, or the one named before: 同32年度, ～34年度.
    Era(&'static Era),
    /// 同 without an era before it.
    Nothing,
    Western,
}

/// A year, or a range of two, with the same in the other calendar beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub years: Vec<Year>,
    /// The years in brackets after it.
    pub beside: Vec<Year>,
}

const SPAN_MARKS: [&str; 5] = ["～", "〜", "~", "から", "－"];
const FIRST: [char; 6] = ['明', '大', '昭', '平', '令', '同'];

/// Finds every year in `text`, in order. `before` is the era that was named last, which 同 repeats; it is updated.
pub fn mentions(text: &str, before: &mut Option<&'static Era>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for year in years(text, before) {
        match mentions.last_mut().map(|last| (place_behind(text, last, &year), last)) {
            Some((Place::InBrackets, last)) => last.beside.push(year),
            Some((Place::EndOfSpan, last)) if last.beside.is_empty() => last.years.push(year),
            Some((Place::EndOfSpan, last)) => last.beside.push(year),
            _ => mentions.push(Mention { years: vec![year], beside: Vec::new() }),
        }
    }
    mentions
}

enum Place {
    InBrackets,
    EndOfSpan,
    Elsewhere,
}

fn place_behind(text: &str, mention: &Mention, year: &Year) -> Place {
    let last = mention.beside.last().or(mention.years.last()).expect("a mention has a year");
    let between = text[last.range.end..year.range.start].trim();
    let is_open = mention.beside.is_empty() && matches!(between, "(" | "（");
    if is_open && is_closed_soon(&text[year.range.end..]) {
        Place::InBrackets
    } else if SPAN_MARKS.contains(&between) {
        Place::EndOfSpan
    } else {
        Place::Elsewhere
    }
}

/// Whether the bracket closes within a few characters, as in (2020年度～2022年度).
fn is_closed_soon(rest: &str) -> bool {
    rest.chars().take(12).take_while(|c| !matches!(c, '(' | '（' | '。' | '\n')).any(|c| matches!(c, ')' | '）'))
}

fn years(text: &str, before: &mut Option<&'static Era>) -> Vec<Year> {
    let mut found: Vec<Year> = Vec::new();
    let mut at = 0;
    let begins = |c: char| FIRST.contains(&c) || digit(c).is_some();
    while let Some(offset) = text[at..].find(begins) {
        at += offset;
        let ends_span = found.last().is_some_and(|last| SPAN_MARKS.contains(&text[last.range.end..at].trim()));
        let written = year_at(text, at);
        if let Some(WrittenYear { prefix: Prefix::Era(era), .. }) = &written {
            *before = Some(era);
        }
        match written.and_then(|written| year(text, &written, *before, ends_span)) {
            Some(year) => {
                at = year.range.end;
                found.push(year);
            }
            None => at += digits_or_one(&text[at..]),
        }
    }
    found
}

/// The remaining digits of a number must not be read as another number.
fn digits_or_one(text: &str) -> usize {
    match digits_length(text) {
        0 => text.chars().next().map_or(1, char::len_utf8),
        length => length,
    }
}

/// The year that was meant, if the number is a year: a number without an era is one if it has four digits or ends a
/// range of years.
fn year(text: &str, written: &WrittenYear, before: Option<&'static Era>, ends_span: bool) -> Option<Year> {
    let reckoning = match (written.prefix, written.numeral) {
        (Prefix::Era(era), _) => Reckoning::Era(era),
        (Prefix::Same, _) => before.map_or(Reckoning::Nothing, Reckoning::Era),
        (Prefix::None, Numeral::Digits(4)) => Reckoning::Western,
        (Prefix::None, Numeral::Digits(1 | 2)) if ends_span => Reckoning::Era(before?),
        (Prefix::None, _) => return None,
    };
    let rest = &text[written.number_end..];
    let unit = unit_at(rest);
    let is_beside_bracket = rest.trim_start().starts_with(['(', '（', ')', '）']);
    if unit == Unit::None && (reckoning == Reckoning::Nothing || !is_beside_bracket) {
        return None;
    }
    let western = match reckoning {
        Reckoning::Nothing => None,
        Reckoning::Era(_) | Reckoning::Western => Some(western(text, written, reckoning)?),
    };
    Some(Year { range: written.start..written.number_end + unit.length(), reckoning, unit, western })
}

fn western(text: &str, written: &WrittenYear, reckoning: Reckoning) -> Option<i32> {
    let number = text[written.start..written.number_end].trim_start_matches('同');
    let name = match (written.prefix, reckoning) {
        (Prefix::Same | Prefix::None, Reckoning::Era(era)) => era.name,
        _ => "",
    };
    FiscalYear::parse(&format!("{name}{number}")).map(FiscalYear::western)
}

/// Durations and ordinals: 同3年間 is not a year, but 同3年後半 is.
const DURATIONS: [&str; 7] = ["年間", "年目", "年生", "年ぶり", "年後", "年前", "年次"];
const HALVES: [&str; 2] = ["年後半", "年前半"];

fn unit_at(text: &str) -> Unit {
    let begins_with = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins_with(&DURATIONS) && !begins_with(&HALVES) { Unit::None } else { Unit::at_start(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::mentions;

    type Western = Vec<Option<i32>>;

    fn western(text: &str) -> Vec<(Western, Western)> {
        let of = |years: &[super::Year]| years.iter().map(|year| year.western).collect();
        mentions(text, &mut None).iter().map(|one| (of(&one.years), of(&one.beside))).collect()
    }

    fn check(text: &str, expected: &[(&[i32], &[i32])]) {
        let some = |years: &[i32]| years.iter().map(|year| Some(*year)).collect::<Vec<_>>();
        let expected: Vec<_> = expected.iter().map(|(years, beside)| (some(years), some(beside))).collect();
        assert_eq!(western(text), expected, "{text}");
    }

    #[test]
    fn reads_years_and_what_stands_beside_them() {
        check("平成34年度(2021年度)", &[(&[2022], &[2021])]);
        check("2021年度（平成３４年度）までに", &[(&[2021], &[2022])]);
        check("令和3（2021）年度", &[(&[2021], &[2021])]);
        check("平成三十四年度", &[(&[2022], &[])]);
        check(
            "平成31年度：検討。同32年度～34年度(2020年度～2022年度)",
            &[(&[2019], &[]), (&[2020, 2022], &[2020, 2022])],
        );
        check("令和元年(2019年)10月29日", &[(&[2019], &[2019])]);
        check("平成31年度と同元年度", &[(&[2019], &[]), (&[1989], &[])]);
    }

    #[test]
    fn leaves_other_numbers_alone() {
        check("延べ2021人（令和の広場）、2,075千円、0120-2022-11、同じ、大正琴、平成の大合併", &[]);
        check("1234年度、同3年間、平成30年から3年目", &[(&[2018], &[])]);
        assert_eq!(western("同32年度に、同3年後半に"), [(vec![None], vec![]), (vec![None], vec![])]);
    }

    proptest! {
        /// Every year, in every width, must agree with its western year beside it and with no other.
        #[test]
        fn pairs_every_era_year_with_its_western_year(
            era in prop::sample::select(vec![("明治", 1868), ("大正", 1912), ("昭和", 1926), ("平成", 1989), ("令和", 2019)]),
            number in 1_i32..80,
            beside in 1868_i32..2100,
            wide in any::<bool>(),
            unit in prop::sample::select(vec!["年度", "年"]),
            brackets in prop::sample::select(vec![("(", ")"), ("（", "）")]),
        ) {
            let (name, first) = era;
            let widen = |c: char| char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap();
            let digits: String = number.to_string().chars().map(|c| if wide { widen(c) } else { c }).collect();
            let text = format!("予定は{name}{digits}{unit}{}{beside}{unit}{}に", brackets.0, brackets.1);
            check(&text, &[(&[first + number - 1], &[beside])]);
        }
    }
}
