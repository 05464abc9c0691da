//! What analysing a document gives: its normalized text, the dictionary entries it uses, and its terms.

use std::sync::Arc;

use lindera_dictionary::viterbi::WordId;

use crate::document::Document;
use crate::text::normalize::normalize;

/// Everything that the pack needs to know of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysed {
    pub document: Arc<Document>,
    /// As [`normalized_text`] gives it.
    pub(crate) text: String,
    /// Every entry on the best paths, by lexicon, number and, where the word is unknown, surface.
    pub(crate) entries: Vec<EntryUse>,
    /// The pairs of context ids that met, (right id of the earlier word, left id of the later), in order.
    pub(crate) connections: Vec<(u16, u16)>,
    /// Nouns and compounds, in order of their text.
    pub(crate) terms: Vec<Term>,
}

/// Ends each text; no normalized text contains it.
pub const END: char = '\0';

/// A dictionary entry as a document uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EntryUse {
    pub word: WordId,
    /// Its first occurrence in the text, in bytes.
    pub start: u32,
    /// In bytes.
    pub length: u16,
    /// Its occurrences in the title, and in the passages.
    pub in_title: u32,
    pub in_body: u32,
}

/// A term of the 五十音 index: its first occurrence, and the entries it consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// In bytes of the text.
    pub start: u32,
    pub length: u16,
    /// Indexes into [`Analysed::entries`]; [`NONE`] after the last.
    pub words: [u32; LONGEST_COMPOUND],
}

/// No entry.
pub(crate) const NONE: u32 = u32::MAX;
/// The most words of a term: longer runs of nouns are lists or headings.
pub(crate) const LONGEST_COMPOUND: usize = 4;

impl Analysed {
    /// Title first, then the passages; normalized.
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
