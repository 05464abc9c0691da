//! Other words for what was typed, or for a part of it.

use std::ops::Range;

use crate::error::PackError;
use crate::format::frame::FileKind;
use crate::format::spellings::{SPELLING, key};
use crate::format::suggestions::IndexTerm;
use crate::read::reader::{NeededFiles, Reader};
use crate::text::morpheme::Class;

/// The most morphemes of one word of the list, and the most texts with another word.
const LONGEST: usize = 5;
const MOST: usize = 8;

/// Other words, and the text with each of them in its place.
#[derive(Default)]
pub(crate) struct Replaced {
    pub words: Vec<String>,
    pub texts: Vec<String>,
}

/// A part of a text, and other words for it.
type Part<'r> = (Range<usize>, Vec<&'r IndexTerm>);

impl Reader {
    /// The words under keys with `end` for the text or, if there are none, for the words in it.
    pub(crate) fn related(&self, text: &str, end: char, needs: &mut NeededFiles) -> Result<Replaced, PackError> {
        let mut replaced = Replaced::default();
        replaced.add(text, 0..text.len(), &self.related_to(text, end, needs));
        if replaced.words.is_empty() {
            for (range, others) in self.related_parts(text, end, needs)? {
                replaced.add(text, range, &others);
            }
        }
        replaced.texts.truncate(MOST);
        Ok(replaced)
    }

    /// The parts of a text with related words; of those that begin with the same morpheme, the longest.
    fn related_parts<'r>(&'r self, text: &str, end: char, needs: &mut NeededFiles) -> Result<Vec<Part<'r>>, PackError> {
        let words = self.words(text, needs)?;
        let mut parts = Vec::new();
        let mut covered = 0;
        for (at, first) in words.iter().enumerate().filter(|(_, word)| word.class != Class::Function) {
            let ends = words[at..].iter().take(LONGEST).rev().map(|last| last.range.end);
            let ranges = ends.map(|end| first.range.start..end).filter(|range| range.start >= covered);
            let related = |range: Range<usize>| {
                let others = self.related_to(&text[range.clone()], end, needs);
                (!others.is_empty()).then_some((range, others))
            };
            let longest = ranges.filter_map(related).next();
            covered = longest.as_ref().map_or(covered, |(range, _)| range.end);
            parts.extend(longest);
        }
        Ok(parts)
    }

    fn related_to(&self, word: &str, end: char, needs: &mut NeededFiles) -> Vec<&IndexTerm> {
        if word.chars().nth(1).is_none() {
            return Vec::new();
        }
        let key = [key(SPELLING, word).as_str(), end.encode_utf8(&mut [0; 4])].concat();
        self.entries_of(FileKind::Spellings, [&key, &key], needs).into_iter().flat_map(|entry| &entry.terms).collect()
    }
}

impl Replaced {
    fn add(&mut self, text: &str, range: Range<usize>, others: &[&IndexTerm]) {
        for other in others {
            self.words.push(other.surface.clone());
            self.texts.push([&text[..range.start], &other.surface, &text[range.end..]].concat());
        }
    }
}
