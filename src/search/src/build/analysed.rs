//! The result of analysing a document: its normalized text, the dictionary entries it uses, and its terms.

use std::sync::Arc;

use lindera_dictionary::viterbi::WordId;

use crate::document::Document;
use crate::text::normalize::normalize;

/// Everything about a document that the pack is built from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysed {
    pub document: Arc<Document>,
    /// The text as returned by [`normalized_text`].
    pub(crate) text: String,
    /// Every entry on the best paths, identified by lexicon and number, and by the surface if the word is unknown.
    pub(crate) entries: Vec<EntryUse>,
    /// The pairs of context ids that occur next to each other (right id of the earlier word, left id of the later), in
    /// order.
    pub(crate) connections: Vec<(u16, u16)>,
    /// Nouns and compounds, in order of their text.
    pub(crate) terms: Vec<Term>,
}

/// The end of each text. Normalized texts do not contain it.
pub const END: char = '\0';

/// A dictionary entry, as a document uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EntryUse {
    pub word: WordId,
    /// Its first occurrence, in bytes of the text.
    pub start: u32,
    /// The length of the surface in bytes.
    pub length: u16,
    /// The numbers of its occurrences in the title and in the passages.
    pub in_title: u32,
    pub in_body: u32,
}

/// A term of the 五十音 index: its first occurrence, and the entries that it consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// The first occurrence, in bytes of the text.
    pub start: u32,
    pub length: u16,
    /// Indexes into [`Analysed::entries`], followed by [`NONE`].
    pub words: [u32; LONGEST_COMPOUND],
}

/// The index of no entry.
pub(crate) const NONE: u32 = u32::MAX;
/// The maximum number of words in a term. Longer runs of nouns are lists or headings.
pub(crate) const LONGEST_COMPOUND: usize = 4;

impl Analysed {
    /// The normalized title, followed by the passages.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.text.split_terminator(END)
    }

    pub(crate) fn surface(&self, entry: &EntryUse) -> &str {
        &self.text[entry.start as usize..][..usize::from(entry.length)]
    }

    pub(crate) fn term_text(&self, term: &Term) -> &str {
        &self.text[term.start as usize..][..usize::from(term.length)]
    }

    /// The entries of a term.
    pub(crate) fn parts<'a>(&'a self, term: &'a Term) -> impl Iterator<Item = &'a EntryUse> {
        let words = term.words.iter().take_while(|word| **word != NONE);
        words.map(|word| &self.entries[*word as usize])
    }
}

/// Title and passages as one normalized text, each with [`END`] after it.
pub fn normalized_text(document: &Document) -> String {
    let size = document.title.len() + document.passages.iter().map(|passage| passage.text.len() + 1).sum::<usize>();
    let mut text = String::with_capacity(size + 1);
    for part in std::iter::once(&document.title).chain(document.passages.iter().map(|passage| &passage.text)) {
        text.push_str(&normalize(part));
        text.push(END);
    }
    text
}
