//! Numbers before entries: `1.` and `1)` as Markdown has them, １．, (1) and ① as sheets have.

use unicode_normalization::UnicodeNormalization;

use crate::model::character::{self, digit};
use crate::validate::sign::parts::{Gap, Meaning, Sign, SignKind, begins_text, gap, gap_length, is_any_space, opens};

/// A number with what stands around it.
struct Number {
    value: u32,
    /// What Markdown writes behind it.
    end: char,
    length: usize,
    form: Form,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// `1.`
    Markdown,
    /// `１．`
    Wide,
    /// `(1)` and ①: such numbers also stand in sentences.
    Enclosed,
}

pub(super) fn read(line: &str) -> Option<Sign> {
    let number =
        enclosed(line).or_else(|| in_brackets(line)).or_else(|| with_dot(line)).or_else(|| with_space(line))?;
    let after = &line[number.length..];
    let meaning = match (gap(after), number.form) {
        (Gap::None(next), form) => tight(next, form)?,
        (Gap::Plain | Gap::End, Form::Markdown) => Meaning::Plain,
        (Gap::End, _) => return None,
        (Gap::Plain | Gap::Wide, _) => Meaning::Read,
    };
    let kind = SignKind::Number(number.value, number.end);
    Some(Sign { kind, length: number.length, gap: gap_length(after), label: 0, meaning })
}

/// `1.窓口` is an entry, `1.5倍` is not; `①は` may speak of an entry.
fn tight(next: char, form: Form) -> Option<Meaning> {
    let begins = opens(next) || begins_text(next);
    match form {
        _ if next.is_numeric() || !begins => None,
        Form::Markdown if next.is_ascii_alphabetic() => Some(Meaning::Kept),
        Form::Enclosed if "のはをにがとでへもやか".contains(next) => Some(Meaning::Unclear),
        Form::Markdown | Form::Wide | Form::Enclosed => Some(Meaning::Read),
    }
}

/// `1.`, `１．`, `1)`, `１、`
fn with_dot(line: &str) -> Option<Number> {
    let (value, length) = digits(line)?;
    let end = line[length..].chars().next()?;
    let is_ascii = line[..length].is_ascii() && end.is_ascii();
    let written = match end {
        '.' | '．' => '.',
        ')' | '）' => ')',
        // An ASCII number before a comma belongs to a sentence more often than not.
        '、' if !line.is_char_boundary(1) => '.',
        _ => return None,
    };
    let form = if is_ascii { Form::Markdown } else { Form::Wide };
    Some(Number { value, end: written, length: length + end.len_utf8(), form })
}

/// `１　窓口`: a number that stands by itself, in full width or before an ideographic space.
fn with_space(line: &str) -> Option<Number> {
    let (value, length) = digits(line).filter(|(value, _)| (1..100).contains(value))?;
    let is_wide = matches!(gap(&line[length..]), Gap::Wide);
    let is_apart = is_wide || !line[..length].is_ascii() && matches!(gap(&line[length..]), Gap::Plain);
    let next = line[length..].trim_start_matches(is_any_space).chars().next()?;
    (is_apart && !next.is_numeric() && begins_text(next)).then_some(Number {
        value,
        end: '.',
        length,
        form: Form::Wide,
    })
}

/// `(1)`, `（１）`
fn in_brackets(line: &str) -> Option<Number> {
    let inner = line.strip_prefix(['(', '（'])?;
    let (value, length) = digits(inner).filter(|(value, _)| *value < 100)?;
    let close = inner[length..].chars().next().filter(|c| matches!(c, ')' | '）'))?;
    let length = line.len() - inner.len() + length + close.len_utf8();
    Some(Number { value, end: ')', length, form: Form::Enclosed })
}

/// ①, ❶, ⑴
fn enclosed(line: &str) -> Option<Number> {
    let first = line.chars().next().filter(|c| !c.is_ascii())?;
    let is_bracketed = matches!(first, '⑴'..='⒇');
    if !character::is_circled(first) && !is_bracketed {
        return None;
    }
    let written = character::replacement(first).unwrap_or_else(|| first.nfkc().collect());
    let value = written.trim_matches(['(', ')']).parse().ok()?;
    let end = if is_bracketed { ')' } else { '.' };
    Some(Number { value, end, length: first.len_utf8(), form: Form::Enclosed })
}

/// The number at the start, and its bytes.
fn digits(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut length) = (0_u32, 0);
    for c in text.chars().take(10) {
        let Some(digit) = digit(c) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        length += c.len_utf8();
    }
    (length > 0 && value < 1_000_000_000).then_some((value, length))
}
