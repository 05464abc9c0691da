//! The years that stand in a text, era and western, and which of them stand
//! side by side.

use std::ops::Range;

use crate::model::character::digit;
use crate::model::fiscal_year::{FiscalYear, eras};

/// A year as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// Number and unit included.
    pub range: Range<usize>,
    pub reckoning: Reckoning,
    pub unit: Unit,
    /// The western year meant; none for 同 with nothing before it.
    pub western: Option<i32>,
}

/// An era as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Era {
    pub name: &'static str,
    /// The western year it ended in, if it did.
    pub last: Option<i32>,
    /// Whether its name stands before the year, or is carried over from before.
    is_named: bool,
}

/// By what a year is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// By the era named, or by the one before it: 同32年度, ～34年度.
    Era(Era),
    /// 同 with no era before it.
    Nothing,
    Western,
}

/// 年度, 年, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Fiscal,
    Calendar,
    None,
}

/// One year, or a span of two, and the same beside it in the other reckoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub years: Vec<Year>,
    /// What stands in brackets behind it, if that is a year too.
    pub beside: Vec<Year>,
}

const SPAN_MARKS: [&str; 5] = ["～", "〜", "~", "から", "－"];
const FIRST: [char; 6] = ['明', '大', '昭', '平', '令', '同'];

/// Every year in `text`, in order; an era carries over to 同 behind it.
pub fn mentions(text: &str, carried: &mut Option<&'static str>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for year in years(text, carried) {
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
    match () {
        () if is_open && is_closed_soon(&text[year.range.end..]) => Place::InBrackets,
        () if SPAN_MARKS.contains(&between) => Place::EndOfSpan,
        () => Place::Elsewhere,
    }
}

/// In (2020年度～2022年度) the bracket closes after a few characters.
fn is_closed_soon(rest: &str) -> bool {
    rest.chars().take(12).take_while(|c| !matches!(c, '(' | '（' | '。' | '\n')).any(|c| matches!(c, ')' | '）'))
}

fn years(text: &str, carried: &mut Option<&'static str>) -> Vec<Year> {
    let mut found: Vec<Year> = Vec::new();
    let mut at = 0;
    let begins = |c: char| FIRST.contains(&c) || digit(c).is_some();
    while let Some(offset) = text[at..].find(begins) {
        at += offset;
        let follows_span = found.last().is_some_and(|last| SPAN_MARKS.contains(&text[last.range.end..at].trim()));
        match year_at(text, at, carried, follows_span) {
            Some(year) => {
                at = year.range.end;
                found.push(year);
            }
            None => at += digits_or_one(&text[at..]),
        }
    }
    found
}

/// The rest of a number is no number of its own.
fn digits_or_one(text: &str) -> usize {
    match leading_digits(text) {
        0 => text.chars().next().map_or(1, char::len_utf8),
        length => length,
    }
}

fn leading_digits(text: &str) -> usize {
    text.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum()
}

fn year_at(text: &str, at: usize, carried: &mut Option<&'static str>, follows_span: bool) -> Option<Year> {
    let rest = &text[at..];
    if let Some(era) = named(|name| rest.starts_with(name)) {
        let number = era_number(&rest[era.name.len()..])?;
        *carried = Some(era.name);
        return finish(text, at, at + era.name.len() + number, Some(era));
    }
    let era = carried.and_then(|carried| named(|name| name == carried)).map(|era| Era { is_named: false, ..era });
    if let Some(rest) = rest.strip_prefix('同') {
        let number = leading_digits(rest);
        let end = at + '同'.len_utf8() + number;
        let fits = (1..=2).contains(&rest[..number].chars().count());
        return match era {
            _ if !fits => None,
            None => of_no_era(text, at, end),
            era => finish(text, at, end, era),
        };
    }
    let number = leading_digits(rest);
    match rest[..number].chars().count() {
        4 => finish(text, at, at + number, None),
        1 | 2 if follows_span && era.is_some() => finish(text, at, at + number, era),
        _ => None,
    }
}

fn named(fits: impl Fn(&str) -> bool) -> Option<Era> {
    let (name, last) = eras().find(|(name, _)| fits(name))?;
    Some(Era { name, last, is_named: true })
}

/// 同32年度 with nothing before it.
fn of_no_era(text: &str, at: usize, end: usize) -> Option<Year> {
    let (unit, length) = unit_at(&text[end..]);
    let year = Year { range: at..end + length, reckoning: Reckoning::Nothing, unit, western: None };
    (unit != Unit::None).then_some(year)
}

/// 34, ３４, 元 or 三十四, in bytes; spaces before it included.
fn era_number(text: &str) -> Option<usize> {
    let blank = text.len() - text.trim_start_matches(' ').len();
    let text = &text[blank..];
    if text.starts_with('元') {
        return Some(blank + '元'.len_utf8());
    }
    let digits = leading_digits(text);
    let kanji: usize = text.chars().take_while(|c| "〇一二三四五六七八九十".contains(*c)).map(char::len_utf8).sum();
    let length = if digits > 0 { digits } else { kanji };
    let fits =
        (1..=4).contains(&text[..length].chars().count()) && (digits == 0 || text[..digits].chars().count() <= 2);
    fits.then_some(blank + length)
}

/// 同3年間 is no year, but 同3年後半 is.
const DURATIONS: [&str; 7] = ["年間", "年目", "年生", "年ぶり", "年後", "年前", "年次"];
const HALVES: [&str; 2] = ["年後半", "年前半"];

fn unit_at(text: &str) -> (Unit, usize) {
    match () {
        () if text.starts_with("年度") => (Unit::Fiscal, "年度".len()),
        () if DURATIONS.iter().any(|word| text.starts_with(word))
            && !HALVES.iter().any(|word| text.starts_with(word)) =>
        {
            (Unit::None, 0)
        }
        () if text.starts_with('年') => (Unit::Calendar, "年".len()),
        () => (Unit::None, 0),
    }
}

/// A number becomes a year where a unit or a bracket says so.
fn finish(text: &str, at: usize, end: usize, era: Option<Era>) -> Option<Year> {
    let (unit, length) = unit_at(&text[end..]);
    let beside_bracket = text[end..].trim_start().starts_with(['(', '（', ')', '）']);
    if unit == Unit::None && !beside_bracket {
        return None;
    }
    let written = text[at..end].trim_start_matches('同');
    let carried = era.filter(|era| !era.is_named).map_or("", |era| era.name);
    let western = FiscalYear::parse(&format!("{carried}{written}"))?.western();
    let reckoning = era.map_or(Reckoning::Western, Reckoning::Era);
    Some(Year { range: at..end + length, reckoning, unit, western: Some(western) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::mentions;

    type Western = Vec<Option<i32>>;

    fn told(text: &str) -> Vec<(Western, Western)> {
        let western = |years: &[super::Year]| years.iter().map(|year| year.western).collect();
        mentions(text, &mut None).iter().map(|one| (western(&one.years), western(&one.beside))).collect()
    }

    fn check(text: &str, expected: &[(&[i32], &[i32])]) {
        let some = |years: &[i32]| years.iter().map(|year| Some(*year)).collect::<Vec<_>>();
        let expected: Vec<_> = expected.iter().map(|(years, beside)| (some(years), some(beside))).collect();
        assert_eq!(told(text), expected, "{text}");
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
    }

    #[test]
    fn leaves_other_numbers_alone() {
        check("延べ2021人（令和の広場）、2,075千円、0120-2022-11、同じ、大正琴、平成の大合併", &[]);
        check("1234年度、同3年間、平成30年から3年目", &[(&[2018], &[])]);
        assert_eq!(told("同32年度に、同3年後半に"), [(vec![None], vec![]), (vec![None], vec![])]);
    }

    proptest! {
        /// Every year, in every width, agrees with the western year beside it and
        /// with no other.
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
