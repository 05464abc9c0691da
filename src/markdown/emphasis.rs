//! Emphasis beside Japanese brackets and full stops.
//!
//! CommonMark looks for spaces around punctuation to tell whether asterisks open or close emphasis. Japanese has none,
//! and `**「題」**は` stays as it was typed. The amendment for CJK (github.com/tats-u/markdown-cjk-friendly) lets such
//! punctuation count as letters, and a wide character beside the asterisks count as a space:
//!
//! - asterisks with a wide character on either side open emphasis unless white space follows them,
//! - and close it unless white space stands before them;
//! - a variation selector belongs to the character before it.
//!
//! The parser knows nothing of that, so it is shown a text in which a letter that nobody can type stands between the
//! asterisks and the punctuation. The letter is taken out of everything that the parser returns.

use std::borrow::Cow;

use memchr::memchr2_iter;

use crate::markdown::wide::is_wide;

/// A noncharacter, which Unicode keeps for such uses. The parser takes it for a letter.
pub(super) const MARK: char = '\u{fdd0}';

/// `markdown` with a [`MARK`] wherever the parser needs one, and the bytes of the result at which they stand.
pub(super) fn mark(markdown: &str) -> (Cow<'_, str>, Vec<usize>) {
    let (mut text, mut places, mut done) = (String::new(), Vec::new(), 0);
    for at in needed(markdown) {
        text.push_str(&markdown[done..at]);
        places.push(text.len());
        text.push(MARK);
        done = at;
    }
    if places.is_empty() {
        return (Cow::Borrowed(markdown), places);
    }
    text.push_str(&markdown[done..]);
    (Cow::Owned(text), places)
}

/// The places at which a letter is needed, ascending.
fn needed(markdown: &str) -> Vec<usize> {
    let (mut needed, mut end) = (Vec::new(), 0);
    for at in memchr2_iter(b'*', b'~', markdown.as_bytes()) {
        if at < end {
            continue;
        }
        let sign = markdown.as_bytes()[at];
        let length = markdown.as_bytes()[at..].iter().take_while(|byte| **byte == sign).count();
        end = at + length;
        let start = at + usize::from(is_escaped(&markdown[..at]));
        // One wavy line is a dash of its own, and three begin code.
        if start < end && (sign == b'*' || length == 2) {
            needed.extend(around(markdown, start, end));
        }
    }
    needed
}

/// The places beside the run `start..end` that need a letter.
fn around(markdown: &str, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let before = before(&markdown[..start]);
    let after = markdown[end..].chars().next();
    let is_wide = [before, after].into_iter().flatten().any(is_wide);
    let is_stopped = |c: Option<char>| is_wide && c.is_some_and(|c| !c.is_whitespace() && !c.is_alphanumeric());
    let places = [is_stopped(before).then_some(start), is_stopped(after).then_some(end)];
    places.into_iter().flatten()
}

/// The last character, without the selector of its form.
fn before(text: &str) -> Option<char> {
    let is_selector = |c: &char| matches!(c, '\u{fe00}'..='\u{fe0e}' | '\u{e0100}'..='\u{e01ef}');
    text.chars().rev().find(|c| !is_selector(c))
}

fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}
