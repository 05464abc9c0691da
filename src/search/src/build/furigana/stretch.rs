//! The data of furigana: morphemes with readings, and stretches of kanji.

use std::ops::Range;
use std::sync::Arc;

/// A stretch of kanji that has one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The position in bytes of the text.
    pub range: Range<usize>,
    /// The reading in hiragana; `None` if it is uncertain.
    pub reading: Option<String>,
}

/// What a word is, as far as readings depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Noun,
    Prefix,
    Suffix,
    Numeral,
    /// A verb or an adjective.
    Verb,
    GivenName,
    Surname,
    Place,
    /// The name of an organization, or of anything.
    Name,
    /// A particle or an auxiliary.
    Particle,
    Other,
    Unknown,
}

impl Kind {
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::GivenName | Self::Surname | Self::Place | Self::Name)
    }
}

/// An occurrence of a morpheme.
pub(super) struct Token<'a> {
    /// The position in bytes of the text as written.
    pub range: Range<usize>,
    /// The surface, normalized.
    pub surface: &'a str,
    /// The reading in hiragana. Only words with kanji have one.
    pub reading: Option<Arc<str>>,
    pub kind: Kind,
    /// Whether the reading is shown.
    pub is_certain: bool,
}

/// Whether a character gets a reading. The script in the browser must use the same ranges.
pub fn is_kanji(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
        | '々' | '〆')
}
