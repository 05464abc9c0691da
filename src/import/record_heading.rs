//! Recognizes the lines with which records begin: 重点目標1 題名.

use crate::import::grid::is_blank;
use crate::import::number;
use crate::import::words::{self, CLOSING, OPENING, label};

/// The number and the title in a line that begins a record.
pub fn record_heading<'t>(text: &'t str, pattern: &str) -> Option<(String, &'t str)> {
    let (before, after) = pattern.split_once('9')?;
    let start = skip(text, before)?;
    let (no, rest) = number::leading_number(start)?;
    let rest = skip(rest, after)?;
    // 重点目標2を見直します is a sentence about a goal, and begins none.
    let is_sentence = words::begins_with_particle(rest);
    (!is_sentence).then_some(())?;
    Some((
        no,
        rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | '：' | '.' | '．') || CLOSING.contains(&c)),
    ))
}

/// The part of `text` after the label `wanted`, ignoring how the label is spaced.
fn skip<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    let wanted = label(wanted);
    if wanted.is_empty() {
        return Some(text);
    }
    let mut rest = text.trim_start_matches(|c: char| is_blank(c) || "■●◆○□◇#".contains(c) || OPENING.contains(&c));
    for expected in wanted.chars() {
        rest = rest.trim_start_matches(is_blank);
        let c = rest.chars().next()?;
        (label(&c.to_string()).chars().eq([expected]) || c == expected).then_some(())?;
        rest = &rest[c.len_utf8()..];
    }
    Some(rest.trim_start_matches(CLOSING))
}
