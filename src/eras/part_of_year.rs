//! The words of a time besides its years: months, quarters, halves, seasons, and what stands behind them.

use unicode_normalization::UnicodeNormalization;

use crate::eras::number;
use crate::model::character::KANJI_NUMERALS;

/// The sheet's own year, or something that happens in it.
pub(super) const THIS_YEAR: [&str; 23] = [
    "年度",
    "当年度",
    "今年度",
    "本年度",
    "同年度",
    "年",
    "年間",
    "通年",
    "随時",
    "毎月",
    "毎週",
    "毎日",
    "通期",
    "毎年",
    "毎年度",
    "隔月",
    "隔週",
    "四半期ごと",
    "四半期毎",
    "常時",
    "適宜",
    "継続",
    "継続実施",
];

/// Whether `text` says how often something happens in the year: 月1回, 毎月1日, 年3回程度.
pub(super) fn is_repeated(text: &str) -> bool {
    let text = ["程度", "以上"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let of = |unit: &[&str], end: char| {
        let number = unit.iter().find_map(|unit| text.strip_prefix(unit)).and_then(|rest| rest.strip_suffix(end));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    of(&["年", "月", "週", "毎月", "毎週"], '回') || of(&["毎月"], '日')
}

/// `written` in the signs that times have: without spaces, without what stands in brackets, such as the day of the week,
/// and with the numbers of months and days as digits.
pub(super) fn plain(written: &str) -> String {
    let text: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_start_matches('(').trim_end_matches(')');
    let text = without_brackets(text);
    let text = text.strip_prefix("FY").unwrap_or(&text);
    ["月", "日"].iter().fold(text.to_owned(), |text, unit| with_digits(&text, unit))
}

fn without_brackets(text: &str) -> String {
    let (mut plain, mut depth) = (String::with_capacity(text.len()), 0_usize);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// 十二月 as 12月.
fn with_digits(text: &str, unit: &str) -> String {
    let Some((before, after)) = text.split_once(unit) else { return text.to_owned() };
    let start = before.trim_end_matches(|c| KANJI_NUMERALS.contains(c)).len();
    match number::read(&before[start..]).filter(|_| start < before.len()) {
        Some(number) => format!("{}{number}{unit}{after}", &before[..start]),
        None => text.to_owned(),
    }
}

pub(super) const NEXT_YEAR: [&str; 3] = ["来年度", "翌年度", "次年度"];

/// Parts of a year, which name one of the sheet's own year without it.
const PARTS_OF_A_YEAR: [&str; 26] = [
    "春季",
    "夏季",
    "秋季",
    "冬季",
    "夏期",
    "冬期",
    "初夏",
    "初秋",
    "春先",
    "秋口",
    "夏休み",
    "上半期",
    "下半期",
    "上期",
    "下期",
    "前半",
    "後半",
    "前期",
    "後期",
    "中期",
    "年明け",
    "年始",
    "春",
    "夏",
    "秋",
    "冬",
];

/// What stands behind a time and does not make it another year.
const BEHIND: [&str; 31] = [
    "より",
    "迄",
    "締切",
    "締め切り",
    "定例会",
    "議会",
    "末まで",
    "までに",
    "まで",
    "末日",
    "末",
    "以降",
    "以後",
    "頃",
    "ごろ",
    "ころ",
    "予定",
    "目途",
    "目処",
    "めど",
    "途中",
    "中に",
    "中旬",
    "上旬",
    "下旬",
    "初旬",
    "当初",
    "初め",
    "始め",
    "内",
    "中",
];

/// A time without its part of a year.
pub(super) struct Rest<'a> {
    pub(super) text: &'a str,
    pub(super) is_part_of_year: bool,
}

pub(super) fn without_parts(text: &str) -> Rest<'_> {
    let mut rest = Rest { text, is_part_of_year: false };
    loop {
        if let Some(text) = rest.text.strip_prefix("毎年").filter(|text| !text.is_empty() && *text != "度") {
            rest.text = text;
        } else if let Some(text) = PARTS_OF_A_YEAR.iter().find_map(|part| rest.text.strip_suffix(part)) {
            rest = Rest { text, is_part_of_year: true };
        } else if let Some(text) = without_quarter(rest.text) {
            rest = Rest { text, is_part_of_year: true };
        } else if let Some(text) = BEHIND.iter().find_map(|part| rest.text.strip_suffix(part)) {
            rest.text = text;
        } else {
            return rest;
        }
    }
}

/// `第1四半期`, `1Q`.
fn without_quarter(text: &str) -> Option<&str> {
    if let Some(number) = text.strip_prefix('Q') {
        return matches!(number, "1" | "2" | "3" | "4").then_some("");
    }
    let rest = text.strip_suffix("四半期").or_else(|| text.strip_suffix('Q'))?;
    let rest = rest.strip_suffix(['1', '2', '3', '4', '一', '二', '三', '四'])?;
    Some(rest.strip_suffix('第').unwrap_or(rest))
}

/// The year as written, if there is one, the month and the day: 令和7年3月31日, R7.3.31, 3月, 3/31.
pub(super) fn split_month(text: &str) -> Option<(&str, i8, Option<i8>)> {
    if let Some((before, day)) = text.split_once('月') {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (year, month) = before.split_at(digits);
        let is_year = year.is_empty() || year.ends_with(['年', '度']);
        let day = if day.is_empty() { None } else { Some(day.strip_suffix('日')?.parse().ok()?) };
        return is_year.then_some((year, read_month(month)?, day));
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    match parts[..] {
        [month, day] if month.len() < 3 && month.parse::<i8>().is_ok() => {
            Some(("", read_month(month)?, Some(day.parse().ok()?)))
        }
        [year, month] => Some((year, read_month(month)?, None)),
        [year, month, day] => Some((year, read_month(month)?, Some(day.parse().ok()?))),
        _ => None,
    }
}

fn read_month(text: &str) -> Option<i8> {
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

/// In 4〜6月 the unit stands once, at the end.
pub(super) fn with_unit(first: &str, last: &str) -> String {
    let number = first.strip_prefix('第').unwrap_or(first);
    let is_bare = !number.is_empty() && number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    match ["四半期", "月"].into_iter().find(|unit| is_bare && last.contains(unit)) {
        Some(unit) => format!("{first}{unit}"),
        None => first.to_owned(),
    }
}

pub(super) fn split_span(text: &str) -> Option<(&str, &str)> {
    if text.ends_with("ごと") {
        return None;
    }
    let marks = ["..", "~", "〜", "から", "–", "—", "―", "・", "、", ",", "及び", "と"];
    marks.iter().find_map(|mark| text.split_once(mark)).or_else(|| {
        // Between digits a hyphen also stands in 2025-03; between units it is a span: 4月-6月.
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_era = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        let is_unit = |text: &str| text.ends_with(['月', '年', '度', '日', '期', '旬']);
        text.split_once('-')
            .filter(|(first, last)| is_unit(first) || is_year(first) && is_year(last) || is_era(first) && is_era(last))
    })
}
