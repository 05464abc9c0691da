//! What people put around the word of a heading: numbers, years, adjectives.

use crate::model::character::KANJI_NUMERALS;

/// Words before a heading that do not change its meaning.
const BEFORE: [&str; 18] = [
    "今年度",
    "本年度",
    "当年度",
    "年度末",
    "年度",
    "年間",
    "通年",
    "上半期",
    "下半期",
    "中間",
    "期末",
    "主な",
    "主要な",
    "重点的な",
    "重点",
    "具体的な",
    "具体的",
    "個別の",
];

/// Words behind it.
const BEHIND: [&str; 9] = ["について", "の一覧", "一覧", "の内容", "内容", "の概要", "概要", "など", "等"];

/// `heading` without what was added to it, and the time that it named. A bracket in which `is_meant` finds a meaning stays.
pub(super) fn without<'a>(heading: &'a str, is_meant: &dyn Fn(&str) -> bool) -> (&'a str, Option<&'a str>) {
    let (mut words, mut time) = (heading, None);
    loop {
        let before = words;
        words = without_number(words);
        if let Some((rest, year)) = split_year(words) {
            (words, time) = (rest, Some(year));
        }
        if let Some((rest, inside)) = split_bracket(words).filter(|(_, inside)| !is_meant(inside)) {
            (words, time) =
                (rest, time.or(Some(inside).filter(|inside| inside.contains(|c: char| c.is_numeric() || c == '元'))));
        }
        if let Some(rest) = BEFORE.iter().find_map(|word| words.strip_prefix(word)).filter(|rest| !rest.is_empty()) {
            words = rest.strip_prefix('の').unwrap_or(rest);
        }
        words =
            BEHIND.iter().find_map(|word| words.strip_suffix(word)).filter(|rest| !rest.is_empty()).unwrap_or(words);
        if words == before {
            return (words, time);
        }
    }
}

/// The words that stand beside each other in a heading.
pub(super) fn parts(words: &str) -> impl Iterator<Item = &str> {
    let signs = words.split(['・', '/', '、', ',', 'と', '&']);
    signs
        .flat_map(|part| part.split("及び"))
        .flat_map(|part| part.split("および"))
        .flat_map(|part| part.split("並びに"))
}

/// 1., (1), 第1, 一、, ⅰ
fn without_number(words: &str) -> &str {
    let text = words.trim_start_matches(['第', '(']);
    let arabic = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let kanji = text.trim_start_matches(|c| KANJI_NUMERALS.contains(c));
    let roman = text.trim_start_matches(['i', 'v', 'x']);
    let marked = |rest: &'static [char], after: &str| after.starts_with(rest);
    const ENDS: &[char] = &['.', ')', '、', ':', ','];
    let rest = match text {
        _ if arabic.len() < text.len()
            && text.len() - arabic.len() <= 2
            && !arabic.starts_with(['年', '月', '期', '回']) =>
        {
            arabic
        }
        _ if kanji.len() < text.len() && (marked(ENDS, kanji) || words.starts_with('第')) => kanji,
        _ if roman.len() < text.len() && roman.starts_with(|c: char| !c.is_ascii_alphabetic()) => roman,
        _ => return words,
    };
    let rest = rest.trim_start_matches(ENDS);
    if rest.is_empty() { words } else { rest }
}

/// 令和6年度の, r6, 2024年度
fn split_year(words: &str) -> Option<(&str, &str)> {
    let era = ["令和", "平成", "r", "h"].into_iter().find(|era| words.starts_with(era)).unwrap_or_default();
    let number = &words[era.len()..];
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let digits = if digits == 0 && number.starts_with('元') { '元'.len_utf8() } else { digits };
    let rest = &number[digits..];
    let unit = if rest.starts_with("年度") { "年度".len() } else { 0 };
    let is_year = digits > 0 && (unit > 0 || (era == "r" || era == "h"));
    let end = era.len() + digits + unit;
    let rest = words[end..].trim_start_matches([')', '末', '分', 'の']);
    (is_year && !rest.is_empty()).then(|| (rest, &words[..end]))
}

/// The words before a bracket at the end, and the words in it. The closing bracket may have been taken away.
fn split_bracket(words: &str) -> Option<(&str, &str)> {
    let (before, inside) = words.rsplit_once('(')?;
    let inside = inside.strip_suffix(')').unwrap_or(inside);
    (!before.is_empty() && !inside.contains(')')).then_some((before, inside))
}
