//! Characters that Japanese text writes in two widths or shapes.

use std::ops::Range;

use crate::check::traits::Traits;

/// The groups of characters that can be written in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    Digits,
    Letters,
    Brackets,
    WaveDashes,
}

/// A width written in two ways.
#[derive(Clone, Debug)]
pub(super) struct Mixture {
    pub width: Width,
    /// An example of the less frequent way of writing.
    pub rarer: String,
    /// How often each way occurs: places of a document, or documents of a site.
    pub rare: usize,
    pub usual: usize,
}

impl Width {
    pub(super) const ALL: [Self; 4] = [Self::Digits, Self::Letters, Self::Brackets, Self::WaveDashes];

    /// The classes of characters written in the first and in the second way.
    pub(super) fn ways(self) -> [Traits; 2] {
        match self {
            Self::Digits => [Traits::FULL_DIGIT, Traits::HALF_DIGIT],
            Self::Letters => [Traits::FULL_LETTER, Traits::HALF_LETTER],
            Self::Brackets => [Traits::FULL_BRACKET, Traits::HALF_BRACKET],
            Self::WaveDashes => [Traits::TILDE, Traits::WAVE],
        }
    }

    /// The names of the group in Japanese and in English.
    pub(super) fn names(self) -> [&'static str; 2] {
        match self {
            Self::Digits => ["数字", "digits"],
            Self::Letters => ["英字", "letters"],
            Self::Brackets => ["かっこ", "brackets"],
            Self::WaveDashes => ["波線（～と〜）", "wave dashes (～ and 〜)"],
        }
    }

    /// The runs of either way, and whether each is the full-width one. Half-width characters count only next to
    /// Japanese text, since ids and addresses are ASCII.
    pub(super) fn runs(self, start: usize, text: &str) -> Vec<(Range<usize>, bool)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].find(|c| self.way(c).is_some()) {
            let begin = at + first;
            let is_full = text[begin..].chars().next().and_then(|c| self.way(c));
            let length: usize = text[begin..].chars().take_while(|c| self.way(*c) == is_full).map(char::len_utf8).sum();
            at = begin + length;
            let is_japanese = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
            let before = text[..begin].chars().next_back();
            let beside = (is_japanese(before) || is_japanese(text[at..].chars().next())) && !self.is_address(before);
            if is_full == Some(true) || beside {
                found.push((start + begin..start + at, is_full == Some(true)));
            }
        }
        found
    }

    /// Whether a bracket belongs to the address of a Markdown link: `[文字](アドレス)`.
    fn is_address(self, before: Option<char>) -> bool {
        self == Self::Brackets && before == Some(']')
    }

    fn way(self, c: char) -> Option<bool> {
        match (self, c) {
            (Self::Digits, '０'..='９') | (Self::Letters, 'Ａ'..='Ｚ' | 'ａ'..='ｚ') => Some(true),
            (Self::Digits, '0'..='9') | (Self::Letters, 'A'..='Z' | 'a'..='z') => Some(false),
            // Only opening brackets count: the closing bracket of a link's address can be next to Japanese text.
            (Self::Brackets, '（') | (Self::WaveDashes, '～') => Some(true),
            (Self::Brackets, '(') | (Self::WaveDashes, '〜') => Some(false),
            _ => None,
        }
    }
}
