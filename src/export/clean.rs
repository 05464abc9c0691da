//! Makes text machine-readable, and records how to restore the original.
//!
//! Circled digits and other machine-dependent characters are replaced, line breaks and surrounding spaces are removed,
//! and a text that looks like the label of a missing value or like a formula is marked. Each replacement is recorded,
//! so that nothing is lost. [`crate::model::character`] has the rules.

use std::borrow::Cow;

use crate::model::character::{is_replaced, replacement};

/// A text that can be written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned<'a> {
    pub text: Cow<'a, str>,
    pub replaced: Vec<Replaced>,
}

/// A part of the original that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The position in the original in characters, counted from one.
    pub character: usize,
    pub original: String,
    /// Empty if the part was removed.
    pub replacement: String,
}

/// Cleans `text`; `labels` are the labels of missing values in its column.
pub fn clean<'a>(text: &'a str, labels: impl Iterator<Item = &'static str>) -> Cleaned<'a> {
    let cleaned = without_labels(text);
    if cleaned.text.is_empty() && !text.is_empty() {
        return replaced_entirely(text, BLANK.to_owned());
    }
    // Compared after cleaning, since a text can become equal to a label only then.
    match labels.into_iter().any(|label| label == cleaned.text) {
        true => replaced_entirely(text, format!("({})", cleaned.text)),
        false => cleaned,
    }
}

/// Replaces a text that consists only of spaces, since no cell may be empty.
const BLANK: &str = "(blank)";

fn without_labels(text: &str) -> Cleaned<'_> {
    let trimmed = text.trim_matches(char::is_whitespace);
    let untouched = trimmed.len() == text.len() && !may_be_formula(text) && !text.chars().any(is_replaced);
    if untouched {
        return Cleaned { text: Cow::Borrowed(text), replaced: Vec::new() };
    }
    replace_characters(text, text.len() - text.trim_start().len(), text.trim_end().len())
}

fn replaced_entirely(text: &str, replacement: String) -> Cleaned<'_> {
    let replaced = vec![Replaced { character: 1, original: text.to_owned(), replacement: replacement.clone() }];
    Cleaned { text: Cow::Owned(replacement), replaced }
}

/// The text before byte `start` and from byte `end` on is white space.
fn replace_characters(text: &str, start: usize, end: usize) -> Cleaned<'_> {
    let (mut cleaned, mut replaced) = (String::with_capacity(text.len()), Vec::new());
    for (number, (at, c)) in text.char_indices().enumerate() {
        let replacement = match c {
            _ if at < start || at >= end => Some(String::new()),
            _ => replacement(c),
        };
        match replacement {
            None => cleaned.push(c),
            Some(replacement) => {
                cleaned.push_str(&replacement);
                replaced.push(Replaced { character: number + 1, original: c.to_string(), replacement });
            }
        }
    }
    without_formula(Cleaned { text: Cow::Owned(cleaned), replaced }, text)
}

/// The signs by which spreadsheets know a formula, and what is written instead.
const FORMULA_SIGNS: [(char, &str); 4] = [('=', "＝"), ('@', "＠"), ('+', "＋"), ('-', "－")];

/// Whether a spreadsheet may take a cell for a formula. A negative number, or a
/// hyphen alone, is none.
pub(super) fn may_be_formula(text: &str) -> bool {
    match text.strip_prefix(['+', '-']) {
        Some(rest) => !rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%')),
        None => text.starts_with(['=', '@']),
    }
}

/// What a text begins with is known only when nothing before it is left.
fn without_formula<'a>(cleaned: Cleaned<'a>, original: &str) -> Cleaned<'a> {
    if !may_be_formula(&cleaned.text) {
        return cleaned;
    }
    let Cleaned { text, mut replaced } = cleaned;
    let mut rest = text.chars();
    let first = rest.next();
    let Some((sign, wide)) = FORMULA_SIGNS.into_iter().find(|(sign, _)| first == Some(*sign)) else {
        return Cleaned { text, replaced };
    };
    // The characters before the first that is kept were all taken out.
    let place = replaced.iter().zip(1..).take_while(|(one, at)| one.character == *at && one.replacement.is_empty());
    let character = place.count() + 1;
    replaced.retain(|one| one.character != character);
    let original = original.chars().nth(character - 1).unwrap_or(sign).to_string();
    replaced.insert(character - 1, Replaced { character, original, replacement: wide.to_owned() });
    Cleaned { text: Cow::Owned(format!("{wide}{}", rest.as_str())), replaced }
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn check(text: &str, expected: &str, replacements: usize) {
        let cleaned = clean(text, ["unset"].into_iter());
        assert_eq!((&*cleaned.text, cleaned.replaced.len()), (expected, replacements), "{text}");
    }

    #[test]
    fn writes_what_every_machine_reads() {
        check("5-1-③", "5-1-(3)", 1);
        check("㈱とⅣと㎡と№と㍻", "(株)とIVとm2とNoと平成", 5);
        check("❷➂⓬㊤㋐⑴⒈", "(2)(3)(12)(上)(ア)(1)1.", 7);
        check("⼀部の⽂字", "一部の文字", 2);
        check("一行目\n二行目", "一行目 二行目", 1);
        check("　前後　", "前後", 2);
        check("\n", "(blank)", 1);
        check("unset", "(unset)", 1);
        check(" unset", "(unset)", 1);
        check("=1+1", "＝1+1", 1);
        check("+1+cmd|'/C calc'!A0", "＋1+cmd|'/C calc'!A0", 1);
        check("-2+3", "－2+3", 1);
        check("　\u{feff}@SUM(1)", "＠SUM(1)", 3);
        check("\t=①", "＝(1)", 3);
        check("\u{e001}田\u{feff}", "〓田", 2);
    }

    #[test]
    fn leaves_ordinary_text_alone() {
        for text in ["-3", "+12.5%", "-", "-1,234", "3-2", "a=b"] {
            check(text, text, 0);
        }
        check(
            "髙橋さんは2019年度（令和元年度）に◎を付け、10℃で〜800件・5%",
            "髙橋さんは2019年度（令和元年度）に◎を付け、10℃で〜800件・5%",
            0,
        );
    }
}
