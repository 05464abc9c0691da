//! What a sign consists of: the sign, what it means, and the gap behind it.

/// A sign, and how it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    pub kind: SignKind,
    /// The length in bytes of the sign and of the spaces after it. A label, such as ア．, belongs to the text, and its sign
    /// is none.
    pub length: usize,
    pub gap: usize,
    /// The bytes at the start of the text that make it an entry, where it has no sign.
    pub label: usize,
    pub meaning: Meaning,
}

/// The block that a sign begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignKind {
    /// A heading, with the number of hashes.
    Heading(usize),
    /// A list item, with the bullet in Markdown.
    Bullet(char),
    /// The number, and the dot or bracket that Markdown writes behind it.
    Number(u32, char),
}

/// The interpretation of a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is valid Markdown.
    Plain,
    /// It differs from Markdown, but has only one possible meaning.
    Read,
    /// It can be a sign or text: a person has to decide.
    Unclear,
    /// It resembles a sign, but is text.
    Kept,
}

/// Whether `c` is a space to people, but not to Markdown.
pub fn is_wide_space(c: char) -> bool {
    (c.is_whitespace() && !c.is_ascii()) || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether `c` is a space to Markdown or to people.
pub fn is_any_space(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_wide_space(c)
}

/// The ASCII sign for a full-width one.
pub fn ascii(c: char) -> Option<char> {
    Some(match c {
        '#' | '＃' => '#',
        '-' | '－' | '−' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '─' | 'ー' => '-',
        '*' | '＊' => '*',
        '+' | '＋' => '+',
        _ => return None,
    })
}

/// The space between a sign and its text.
pub(super) enum Gap {
    Plain,
    Wide,
    End,
    None(char),
}

pub(super) fn gap(after: &str) -> Gap {
    let spaces = &after[..gap_length(after)];
    let text = after[spaces.len()..].chars().next().filter(|c| !matches!(c, '\r' | '\n'));
    match (spaces.chars().next(), text) {
        (None, None) => Gap::End,
        (None, Some(next)) => Gap::None(next),
        (Some(c), _) if is_wide_space(c) => Gap::Wide,
        // Before a tag or another sign, an ideographic space would keep Markdown from recognizing it.
        (Some(_), Some(next)) if spaces.contains(is_wide_space) && (next == '[' || ascii(next).is_some()) => Gap::Wide,
        (Some(_), _) => Gap::Plain,
    }
}

pub(super) fn gap_length(after: &str) -> usize {
    after.len() - after.trim_start_matches(is_any_space).len()
}

pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '"')
}

pub(super) fn begins_text(c: char) -> bool {
    c.is_alphanumeric() || opens(c) || "「『（【〔［〈《“〇○●◎■□◆◇★☆※・①".contains(c)
}
