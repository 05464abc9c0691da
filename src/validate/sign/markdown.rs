//! The signs that Markdown knows, in any width.

use crate::validate::sign::parts::{
    Gap, Meaning, Sign, SignKind, ascii, begins_text, gap, gap_length, is_any_space, opens,
};

pub(super) fn heading(line: &str) -> Option<Sign> {
    let marks: Vec<char> = line.chars().take_while(|c| ascii(*c) == Some('#')).collect();
    let length = marks.iter().map(|c| c.len_utf8()).sum();
    let after = &line[length..];
    let meaning = match gap(after) {
        Gap::None(next) => tight_heading(marks.len(), next)?,
        Gap::Wide => Meaning::Read,
        Gap::Plain | Gap::End if marks.contains(&'＃') => Meaning::Read,
        Gap::Plain | Gap::End => Meaning::Plain,
    };
    let kind = SignKind::Heading(marks.len());
    (marks.len() <= 6).then(|| Sign { kind, length, gap: gap_length(after), label: 0, meaning })
}

/// `##実績` is a heading; `#実績` may be a hashtag; `#1` is text.
fn tight_heading(marks: usize, next: char) -> Option<Meaning> {
    let is_text = next.is_ascii_punctuation() && !opens(next);
    match marks {
        _ if is_text => None,
        1 if next.is_ascii() || next.is_numeric() || !begins_text(next) => None,
        1 => Some(Meaning::Unclear),
        _ if next.is_ascii_alphanumeric() => Some(Meaning::Kept),
        _ => Some(Meaning::Read),
    }
}

pub(super) fn bullet(line: &str) -> Option<Sign> {
    let first = line.chars().next()?;
    let sign = ascii(first)?;
    let after = &line[first.len_utf8()..];
    // A row of signs is a horizontal rule or an ornament.
    if after.chars().all(|c| ascii(c).is_some() || is_any_space(c) || c == '\r')
        && after.contains(|c| ascii(c).is_some())
    {
        return None;
    }
    let meaning = match gap(after) {
        Gap::None(next) => tight_bullet(first, next, after)?,
        Gap::Wide => Meaning::Read,
        Gap::Plain if first != sign => Meaning::Read,
        Gap::Plain => Meaning::Plain,
        Gap::End if first != sign => return None,
        Gap::End => Meaning::Plain,
    };
    Some(Sign { kind: SignKind::Bullet(sign), length: first.len_utf8(), gap: gap_length(after), label: 0, meaning })
}

/// `-窓口を…` is a list item; `*重要*` is not; `-5度` is text.
fn tight_bullet(first: char, next: char, after: &str) -> Option<Meaning> {
    let (sign, line) = (ascii(first)?, after.trim_end());
    let is_enclosed = line.ends_with(|c| ascii(c) == Some(sign));
    if next.is_numeric() || is_enclosed {
        return None;
    }
    // A word that the line broke may go on with ー.
    if first == 'ー' {
        return (begins_text(next) && !matches!(next, 'ぁ'..='ヿ')).then_some(Meaning::Kept);
    }
    if sign == '-' {
        let is_strong = line.starts_with("**") || line.starts_with("__");
        return match next {
            'a'..='z' | 'A'..='Z' => Some(Meaning::Kept),
            next if is_strong || opens(next) || (!next.is_ascii() && begins_text(next)) => Some(Meaning::Read),
            _ => None,
        };
    }
    let is_emphasis = after.contains(|c| ascii(c) == Some(sign));
    (!is_emphasis && !next.is_ascii() && begins_text(next)).then_some(Meaning::Unclear)
}
