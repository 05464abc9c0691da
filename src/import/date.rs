//! Years, months and days in the text of a sheet: kept as written, and read.

use std::ops::Range;

use crate::import::grid::is_blank;
use crate::model::character::digit;
use crate::model::when::{When, WhenContext};

/// A year, or a span of years, that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearMention {
    /// Where, the western year beside it and 後半 behind it included.
    pub range: Range<usize>,
    /// As a tag takes it: 同32年度～34年度, 同34年度後半.
    pub written: String,
    /// The western year beside it.
    pub western: Option<i32>,
    /// Whether it is a fiscal year (年度), not a calendar year.
    pub fiscal: bool,
}

const ERAS: [&str; 6] = ["明治", "大正", "昭和", "平成", "令和", "同"];
const PARTS: [&str; 5] = ["前半", "後半", "上半期", "下半期", "末"];

/// Every year of an era in `text`, and 2022年度, in order.
pub fn years(text: &str) -> Vec<YearMention> {
    let mut found: Vec<YearMention> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(mention) = year_at(text, at) {
            at = mention.range.end;
            found.push(mention);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// When a step is to happen: by the year its text begins with, or by the one
/// year by which it is to be done (…までに).
pub fn of_step(text: &str, context: &mut WhenContext) -> Option<When> {
    let years = years(text);
    if let Some(first) = years.first().filter(|first| first.range.start == 0 && first.fiscal) {
        return context.read(&first.written);
    }
    let until = |mention: &&YearMention| mention.fiscal && text[mention.range.end..].starts_with("まで");
    let mut deadlines = years.iter().filter(until);
    match (deadlines.next(), deadlines.next()) {
        (Some(deadline), None) => context.read(&deadline.written),
        _ => None,
    }
}

/// When something happened: the day a text begins with, or the one month in
/// brackets at its end. A year alone says what is spoken of, not when.
pub fn of_event(text: &str, context: &mut WhenContext) -> Option<When> {
    let years = years(text);
    let first = years.first().filter(|first| first.range.start == 0);
    let day = first.and_then(|first| day(first, &text[first.range.end..]));
    day.or_else(|| month_at_end(text)).and_then(|written| context.read(&written))
}

/// Parts a text before every year that begins a sentence or stands behind
/// white space: one line often holds several steps.
pub fn steps(text: &str) -> Vec<String> {
    let mut cuts: Vec<usize> = Vec::new();
    for mention in years(text) {
        let before = text[..mention.range.start].chars().next_back();
        if before.is_some_and(|c| is_blank(c) || c == '。') {
            cuts.push(mention.range.start);
        }
    }
    let starts = [0].into_iter().chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([text.len()]);
    let parts = starts.zip(ends).map(|(start, end)| text[start..end].trim_matches(is_blank).to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

fn year_at(text: &str, at: usize) -> Option<YearMention> {
    let rest = &text[at..];
    let era = ERAS.iter().find(|era| rest.starts_with(**era)).copied().unwrap_or_default();
    let before = text[..at].chars().next_back();
    if era.is_empty() && before.is_some_and(|c| digit(c).is_some()) {
        return None;
    }
    let mut end = at + era.len();
    let number = number(&text[end..], era.is_empty())?;
    end += number;
    let unit = unit(&text[end..]);
    let span = span(&text[end + unit..]);
    end += unit + span;
    if unit == 0 && span == 0 {
        return None;
    }
    let fiscal = text[..end].ends_with("年度");
    // 2019年 alone is the western year beside an era.
    if era.is_empty() && !fiscal {
        return None;
    }
    let mut written = text[at..end].to_owned();
    let (western, beside) = if era.is_empty() { (None, 0) } else { western(&text[end..]) };
    end += beside;
    if let Some(part) = PARTS.iter().find(|part| fiscal && text[end..].starts_with(**part)) {
        written.push_str(part);
        end += part.len();
    }
    Some(YearMention { range: at..end, written, western, fiscal })
}

/// The bytes of a year's number; four digits where no era stands before it.
fn number(text: &str, western: bool) -> Option<usize> {
    if !western && text.starts_with('元') {
        return Some('元'.len_utf8());
    }
    let digits: Vec<char> = text.chars().take_while(|c| digit(*c).is_some()).collect();
    let fits = if western { digits.len() == 4 } else { (1..=2).contains(&digits.len()) };
    fits.then(|| digits.iter().map(|c| c.len_utf8()).sum())
}

fn unit(text: &str) -> usize {
    ["年度", "年"].iter().find(|unit| text.starts_with(**unit)).map_or(0, |unit| unit.len())
}

/// `～34年度`
fn span(text: &str) -> usize {
    let mut chars = text.chars();
    let Some(mark) = chars.next().filter(|c| matches!(c, '~' | '～' | '〜')) else { return 0 };
    let rest = chars.as_str();
    let era = ERAS.iter().find(|era| rest.starts_with(**era)).map_or(0, |era| era.len());
    let Some(number) = number(&rest[era..], false).or_else(|| number(&rest[era..], true)) else { return 0 };
    match unit(&rest[era + number..]) {
        0 => 0,
        unit => mark.len_utf8() + era + number + unit,
    }
}

/// `(2020年度～2022年度)`: the first year in it, and its length.
fn western(text: &str) -> (Option<i32>, usize) {
    let Some(inner) = text.strip_prefix(['(', '（']) else { return (None, 0) };
    let Some(close) = inner.find([')', '）']) else { return (None, 0) };
    let digits: String = inner.chars().map_while(digit).map(|digit| digit.to_string()).collect();
    let is_year = digits.len() == 4 && inner[..close].contains('年') && inner[..close].chars().count() <= 14;
    let open = text.len() - inner.len();
    let length = open + close + inner[close..].chars().next().map_or(0, char::len_utf8);
    if is_year { (digits.parse().ok(), length) } else { (None, 0) }
}

/// 令和元年(2019年)10月29日 is 2019-10-29: jiff refuses what is no day.
fn day(year: &YearMention, rest: &str) -> Option<String> {
    let read = |text: &str| -> Option<(u32, usize)> {
        let digits: Vec<char> = text.chars().take_while(|c| digit(*c).is_some()).take(2).collect();
        let value = digits.iter().try_fold(0, |value, c| Some(value * 10 + digit(*c)?))?;
        (!digits.is_empty()).then(|| (value, digits.iter().map(|c| c.len_utf8()).sum()))
    };
    let western = crate::model::fiscal_year::FiscalYear::parse(&year.written)?.western();
    let (month, length) = read(rest)?;
    let rest = rest[length..].strip_prefix('月')?;
    let (day, length) = read(rest)?;
    rest[length..].starts_with('日').then(|| format!("{western:04}-{month:02}-{day:02}"))
}

/// A month in brackets that ends a text, if it is the only one: (10月).
fn month_at_end(text: &str) -> Option<String> {
    let trimmed = text.trim_end_matches(['。', ' ']);
    let inner = trimmed.strip_suffix([')', '）'])?;
    let start = inner.rfind(['(', '（'])?;
    let month = inner[start..].trim_start_matches(['(', '（']);
    let digits = month.strip_suffix('月')?;
    let is_number = (1..=2).contains(&digits.chars().count()) && digits.chars().all(|c| digit(c).is_some());
    let alone = !inner[..start].contains("月)") && !inner[..start].contains("月）");
    (is_number && alone).then(|| month.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{of_event, of_step, steps, years};
    use crate::model::fiscal_year::FiscalYear;
    use crate::model::when::{When, WhenContext};

    type Read = fn(&str, &mut WhenContext) -> Option<When>;

    fn check(read: Read, text: &str, expected: Option<&str>) {
        let mut context = WhenContext::new(FiscalYear::new(2019));
        context.read("平成31年度");
        assert_eq!(read(text, &mut context).map(|when| when.written).as_deref(), expected, "{text}");
    }

    #[test]
    fn reads_when_a_step_is_due() {
        check(of_step, "平成34年度(2022年度)までに15小学校区で設立", Some("平成34年度"));
        check(of_step, "提案数は、平成32年度(2020年度)までに5団体以上", Some("平成32年度"));
        check(of_step, "同32年度～34年度(2020年度～2022年度)：工事", Some("同32年度～34年度"));
        check(of_step, "同34年度(2022年度)後半：竣工", Some("同34年度後半"));
        check(of_step, "2022年度に完成", Some("2022年度"));
        check(of_step, "策定済みの計画(平成30年度(2018年度))", None);
    }

    #[test]
    fn reads_when_something_happened() {
        check(of_event, "令和元年（2019年）10月29日に研修を実施", Some("2019-10-29"));
        check(of_event, "総合窓口を開設(11月)", Some("11月"));
        check(of_event, "平成30年度(2018年度)から行う検討", None);
        check(of_event, "令和元年(2019年)11月に開設", None);
        check(of_event, "選定(9月)、委託開始(1月)", None);
        check(of_event, "全41小学校区", None);
    }

    #[test]
    fn knows_the_year_beside_an_era() {
        let told: Vec<_> = years("平成34年度(2021年度)、同35年度").into_iter().map(|year| year.western).collect();
        assert_eq!(told, [Some(2021), None]);
    }

    #[test]
    fn parts_a_line_into_steps() {
        assert_eq!(
            steps("平成31年度（2019年度）：検討。同32年度（2020年度）実施 平成33年度に見直し"),
            ["平成31年度（2019年度）：検討。", "同32年度（2020年度）実施", "平成33年度に見直し"]
        );
        assert_eq!(steps("平成31年度：同32年度以降の可能性を検討"), ["平成31年度：同32年度以降の可能性を検討"]);
    }
}
