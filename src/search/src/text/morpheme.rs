//! Lindera's Viterbi search with a dictionary: the complete IPADIC at build time, the lexicon of a pack in the browser.

use std::ops::Range;

use lindera_dictionary::dictionary::character_definition::CharacterDefinition;
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::{PrefixDictionary, UserPrefixDictionary};
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::mode::Mode;
use lindera_dictionary::viterbi::{Lattice, WordId};

/// The value of a morpheme for the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Particles, auxiliaries, punctuation, verbs like する. They are never ranked.
    Function = 0,
    /// Verbs, adjectives, adverbs, numbers.
    Content = 1,
    /// Words that can be part of a compound.
    Noun = 2,
}

impl Class {
    /// The class for its number.
    pub fn from_byte(byte: u8) -> Class {
        match byte {
            1 => Class::Content,
            2 => Class::Noun,
            _ => Class::Function,
        }
    }
}

/// The parts of a dictionary that the search for the best path uses.
pub struct Parts<'a> {
    pub entries: &'a PrefixDictionary,
    pub user: Option<&'a UserPrefixDictionary>,
    pub characters: &'a CharacterDefinition,
    pub unknown: &'a UnknownDictionary,
    pub costs: &'a ConnectionCostMatrix,
}

/// The maximum length of a text passed to Lindera, in characters. Its lattice rejects 65,535.
const LONGEST_SENTENCE: usize = 8_000;

/// Tokenizes `text`; `each` is called with the position of each morpheme in bytes, and its entry.
pub fn segment(parts: &Parts, lattice: &mut Lattice, text: &str, mut each: impl FnMut(Range<usize>, WordId)) {
    let mut offsets = Vec::new();
    for sentence in sentences(text) {
        let written = &text[sentence.clone()];
        let (user, mode) = (parts.user, Mode::Normal);
        lattice.set_text(
            parts.entries,
            &user,
            parts.characters,
            parts.unknown,
            parts.costs,
            written,
            &mode,
            None,
            true,
        );
        lattice.tokens_offset_into(&mut offsets);
        for (index, (start, word)) in offsets.iter().enumerate() {
            let end = offsets.get(index + 1).map_or(written.len(), |next| next.0);
            each(sentence.start + start..sentence.start + end, *word);
        }
    }
}

/// Sentences end after 。 and 、, as in Lindera's own segmenter.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let (mut start, mut length) = (0, 0);
    for (offset, character) in text.char_indices() {
        length += 1;
        let end = offset + character.len_utf8();
        if matches!(character, '。' | '、') || length == LONGEST_SENTENCE || end == text.len() {
            all.push(start..end);
            (start, length) = (end, 0);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_keep_their_stop() {
        let cut: Vec<&str> = sentences("防ぐ、守る。続く").into_iter().map(|part| &"防ぐ、守る。続く"[part]).collect();
        assert_eq!(cut, ["防ぐ、", "守る。", "続く"]);
        assert!(sentences("").is_empty());
    }
}
