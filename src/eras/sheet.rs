//! Finds years, months and days in the text of an imported sheet, as written, for use in tags.

use std::ops::Range;

use crate::eras::written::{Numeral, Prefix, Unit, WrittenYear, year_at};
use crate::model::character::digit;
use crate::model::fiscal_year::FiscalYear;

/// A year or a range of years in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetYear {
    /// The position, including the western year beside it and 後半 after it.
    pub range: Range<usize>,
    /// The text for a tag: 同32年度～34年度, 同34年度後半.
    pub written: String,
    /// The western year beside it.
    pub western: Option<i32>,
    /// Whether it is a fiscal year (年度), not a calendar year.
    pub fiscal: bool,
}

const PARTS: [&str; 5] = ["前半", "後半", "上半期", "下半期", "末"];

/// Every year of an era in `text`, and fiscal years such as 2022年度, in order.
pub fn years(text: &str) -> Vec<SheetYear> {
    let mut found: Vec<SheetYear> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(mention) = mention_at(text, at) {
            at = mention.range.end;
            found.push(mention);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The date that begins with `year`: for 令和元年(2019年) and `rest` 10月29日 it is 2019-10-29.
pub fn day(year: &SheetYear, rest: &str) -> Option<String> {
    let read = |text: &str| -> Option<(u32, usize)> {
        let digits: Vec<char> = text.chars().take_while(|c| digit(*c).is_some()).take(2).collect();
        let value = digits.iter().try_fold(0, |value, c| Some(value * 10 + digit(*c)?))?;
        (!digits.is_empty()).then(|| (value, digits.iter().map(|c| c.len_utf8()).sum()))
    };
    let western = FiscalYear::parse(&year.written)?.western();
    let (month, length) = read(rest)?;
    let rest = rest[length..].strip_prefix('月')?;
    let (day, length) = read(rest)?;
    // jiff rejects dates that do not exist.
    rest[length..].starts_with('日').then(|| format!("{western:04}-{month:02}-{day:02}"))
}

/// The month in brackets at the end of a text, such as (10月), if there is only one.
pub fn month_at_end(text: &str) -> Option<String> {
    let trimmed = text.trim_end_matches(['。', ' ']);
    let inner = trimmed.strip_suffix([')', '）'])?;
    let start = inner.rfind(['(', '（'])?;
    let month = inner[start..].trim_start_matches(['(', '（']);
    let digits = month.strip_suffix('月')?;
    let is_number = (1..=2).contains(&digits.chars().count()) && digits.chars().all(|c| digit(c).is_some());
    let alone = !inner[..start].contains("月)") && !inner[..start].contains("月）");
    (is_number && alone).then(|| month.to_owned())
}

fn mention_at(text: &str, at: usize) -> Option<SheetYear> {
    let year = year_at(text, at).filter(is_plain)?;
    let is_western = year.prefix == Prefix::None;
    let follows_digit = text[..at].chars().next_back().is_some_and(|c| digit(c).is_some());
    if is_western && (follows_digit || year.numeral != Numeral::Digits(4)) {
        return None;
    }
    let unit = Unit::at_start(&text[year.number_end..]).length();
    let span = span(&text[year.number_end + unit..]);
    let mut end = year.number_end + unit + span;
    let fiscal = text[..end].ends_with("年度");
    // 2019年 without 度 is only the western year beside an era.
    if unit + span == 0 || (is_western && !fiscal) {
        return None;
    }
    let mut written = text[at..end].to_owned();
    let (western, beside) = if is_western { (None, 0) } else { western(&text[end..]) };
    end += beside;
    if let Some(part) = PARTS.iter().find(|part| fiscal && text[end..].starts_with(**part)) {
        written.push_str(part);
        end += part.len();
    }
    Some(SheetYear { range: at..end, written, western, fiscal })
}

/// Since a sheet is split at its years, only unambiguous ones count: 三年 or 平成 3 can be part of a name.
fn is_plain(year: &WrittenYear) -> bool {
    matches!(year.numeral, Numeral::First | Numeral::Digits(_))
}

/// The length in bytes of the end of a range, such as `～34年度`, at the start of `text`.
fn span(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['~', '～', '〜']) else { return 0 };
    let fits = |year: &WrittenYear| match year.numeral {
        Numeral::Digits(count) => matches!((year.prefix, count), (_, 1 | 2) | (Prefix::None, 4)),
        Numeral::First => true,
        Numeral::Kanji | Numeral::Spaced => false,
    };
    let Some(year) = year_at(rest, 0).filter(fits) else { return 0 };
    match Unit::at_start(&rest[year.number_end..]) {
        Unit::None => 0,
        unit => text.len() - rest.len() + year.number_end + unit.length(),
    }
}

/// For `(2020年度～2022年度)`: the first year in it, and its length in bytes.
fn western(text: &str) -> (Option<i32>, usize) {
    let Some(inner) = text.strip_prefix(['(', '（']) else { return (None, 0) };
    let Some(close) = inner.find([')', '）']) else { return (None, 0) };
    let digits: String = inner.chars().map_while(digit).map(|digit| digit.to_string()).collect();
    let is_year = digits.len() == 4 && inner[..close].contains('年') && inner[..close].chars().count() <= 14;
    let open = text.len() - inner.len();
    let length = open + close + inner[close..].chars().next().map_or(0, char::len_utf8);
    if is_year { (digits.parse().ok(), length) } else { (None, 0) }
}

#[cfg(test)]
mod tests {
    use super::{day, month_at_end, years};

    /// For each year the text as written, its western year if there is one, and F if it is a fiscal year.
    fn check(text: &str, expected: &[&str]) {
        let show = |year: &super::SheetYear| {
            let western = year.western.map(|western| format!(" {western}")).unwrap_or_default();
            format!("{}{western}{}", year.written, if year.fiscal { " F" } else { "" })
        };
        assert_eq!(years(text).iter().map(show).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn years_are_kept_as_written() {
        check("平成34年度(2021年度)、同35年度", &["平成34年度 2021 F", "同35年度 F"]);
        check("同32年度～34年度(2020年度～2022年度)：工事", &["同32年度～34年度 2020 F"]);
        check("平成３１年度〜令和元年度", &["平成３１年度〜令和元年度 F"]);
        check("同34年度(2022年度)後半：竣工", &["同34年度後半 2022 F"]);
        check("同32～34年度", &["同32～34年度 F"]);
        check("令和元年(2019年)10月29日", &["令和元年 2019"]);
        check("2022年度末、2020年度～2022年度", &["2022年度末 F", "2020年度～2022年度 F"]);
        check("同3年間", &["同3年"]);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        check("2019年、延べ2021人、12022年度、大正琴、平成の大合併、同じ、平成340年度", &[]);
        check("平成三十四年度、平成 34年度、34年度", &[]);
    }

    #[test]
    fn days_and_months_are_read() {
        let text = "令和元年（2019年）10月29日に";
        let year = years(text).remove(0);
        assert_eq!(day(&year, &text[year.range.end..]).as_deref(), Some("2019-10-29"));
        assert_eq!(day(&year, "10月中"), None);
        let check = |text: &str, expected: Option<&str>| assert_eq!(month_at_end(text).as_deref(), expected, "{text}");
        check("総合窓口を開設(11月)。", Some("11月"));
        check("開設（９月）", Some("９月"));
        check("選定(9月)、委託開始(1月)", None);
        check("開設(来月)", None);
    }
}
