//! What furigana are made of: morphemes with readings, and the stretches of kanji that get one.

use std::ops::Range;
use std::sync::Arc;

/// A stretch of kanji, and nothing else, that is read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// In bytes of the text.
    pub range: Range<usize>,
    /// In hiragana; none where the reading is not certain.
    pub reading: Option<String>,
}

/// An occurrence of a morpheme.
pub(super) struct Token<'a> {
    /// In bytes of the text as written.
    pub range: Range<usize>,
    /// Normalized.
    pub surface: &'a str,
    /// In hiragana; of words with kanji alone.
    pub reading: Option<Arc<str>>,
}

/// Whether a character is one that readings are given for. The browser's script has the same ranges.
pub fn is_kanji(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'
        | '々' | '〆')
}
