//! Parses the numbers of years: 34, ３４, 元, 三十四, 二〇一九.

use crate::model::character::digit;

/// The length in bytes of the digits, half-width or full-width, at the start of a text.
pub(super) fn digits_length(text: &str) -> usize {
    text.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum()
}

/// The length in bytes of the kanji numerals at the start of a text.
pub(super) fn kanji_length(text: &str) -> usize {
    text.chars().take_while(|c| *c == '十' || KANJI.contains(*c)).map(char::len_utf8).sum()
}

/// Parses a number in ASCII digits or in kanji; 元 is the first year.
pub(super) fn read(text: &str) -> Option<i32> {
    match text {
        "元" => Some(1),
        _ if text.chars().all(|c| c.is_ascii_digit()) => text.parse().ok(),
        _ => read_kanji(text),
    }
}

const KANJI: &str = "〇一二三四五六七八九";

/// Parses 三十四, 三四 and 二〇一九.
fn read_kanji(text: &str) -> Option<i32> {
    let (mut total, mut digits) = (0_i32, None::<i32>);
    for c in text.chars() {
        if c == '十' {
            total = total.checked_add(digits.take().unwrap_or(1).checked_mul(10)?)?;
            continue;
        }
        let digit = i32::try_from(KANJI.chars().position(|kanji| kanji == c)?).ok()?;
        digits = Some(digits.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
    }
    if text.is_empty() { None } else { total.checked_add(digits.unwrap_or(0)) }
}
