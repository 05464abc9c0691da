//! What each document is about: BM25's view of its morphemes, as whole numbers that Tantivy stores as frequencies.
//!
//! The length of a document and the weight of its title are worked into the number here, so that the reader needs no
//! table of lengths: see [`crate::ranking`] for the other half of the formula.

use std::collections::HashMap;

use rayon::slice::ParallelSliceMut;

use crate::analyse::{Analysed, EntryUse};
use crate::morpheme::Class;
use crate::ranking::{IMPACT_STEPS, LENGTH_SHARE};

/// Lists keep this many documents, those most about the word.
pub const BEST: usize = 2048;
/// A word in the title counts as this many in the text.
const TITLE_WEIGHT: u32 = 4;
const HIGHEST_IMPACT: f32 = 255.0;

/// A morpheme and the documents most about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList<'a> {
    pub base: &'a str,
    /// Documents that hold the word.
    pub documents: u32,
    /// (document, impact), by document.
    pub best: Vec<(u32, u32)>,
}

/// The lists of all morphemes, in order.
pub fn word_lists(analysed: &[Analysed]) -> Vec<WordList<'_>> {
    let lengths: Vec<u32> = analysed.iter().map(length).collect();
    let average = lengths.iter().sum::<u32>() as f32 / lengths.len().max(1) as f32;
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut bases: Vec<&str> = Vec::new();
    let mut uses: Vec<(u32, u32, u32)> = Vec::new();
    for (document, one) in analysed.iter().enumerate() {
        let norm = 1.0 - LENGTH_SHARE + LENGTH_SHARE * lengths[document] as f32 / average.max(1.0);
        for entry in ranked(one) {
            let number = *numbers.entry(&entry.base).or_insert_with(|| {
                bases.push(&entry.base);
                bases.len() as u32 - 1
            });
            uses.push((number, document as u32, quantized(weight(entry), norm)));
        }
    }
    uses.par_sort_unstable();
    let mut lists: Vec<WordList> =
        uses.chunk_by(|left, right| left.0 == right.0).map(|chunk| list(&bases, chunk)).collect();
    lists.sort_unstable_by_key(|list| list.base);
    lists
}

fn ranked(one: &Analysed) -> impl Iterator<Item = &EntryUse> {
    one.entries.iter().filter(|entry| entry.class != Class::Function)
}

fn weight(entry: &EntryUse) -> u32 {
    entry.in_body + TITLE_WEIGHT * entry.in_title
}

fn length(one: &Analysed) -> u32 {
    ranked(one).map(|entry| entry.in_body + entry.in_title).sum()
}

fn quantized(weight: u32, norm: f32) -> u32 {
    (IMPACT_STEPS * weight as f32 / norm).round().clamp(1.0, HIGHEST_IMPACT) as u32
}

/// `uses` all name one word, by document; several surfaces of a document are added up.
fn list<'a>(bases: &[&'a str], uses: &[(u32, u32, u32)]) -> WordList<'a> {
    let by_document = uses.chunk_by(|left, right| left.1 == right.1);
    let mut best: Vec<(u32, u32)> =
        by_document.map(|chunk| (chunk[0].1, chunk.iter().map(|one| one.2).sum::<u32>().min(255))).collect();
    let documents = best.len() as u32;
    if best.len() > BEST {
        best.sort_unstable_by_key(|(document, impact)| (u32::MAX - impact, *document));
        best.truncate(BEST);
        best.sort_unstable();
    }
    WordList { base: bases[uses[0].0 as usize], documents, best }
}

#[cfg(test)]
mod tests {
    use super::word_lists;
    use crate::analyse::{Analysed, EntryUse};
    use crate::morpheme::Class;

    fn entry(base: &str, in_title: u32, in_body: u32) -> EntryUse {
        let (surface, base) = (base.to_owned(), base.to_owned());
        EntryUse { lexicon: 0, number: 0, surface, base, class: Class::Noun, in_title, in_body }
    }

    #[test]
    fn titles_weigh_more_and_long_documents_less() {
        let of = |entries: Vec<EntryUse>| Analysed { entries, ..Analysed::default() };
        let all = [
            of(vec![entry("協働", 1, 0), entry("市", 0, 9)]),
            of(vec![entry("協働", 0, 1), entry("市", 0, 9)]),
            of(vec![entry("協働", 0, 1), entry("市", 0, 90)]),
        ];
        let lists = word_lists(&all);
        assert_eq!(lists.iter().map(|list| list.base).collect::<Vec<_>>(), ["協働", "市"]);
        let impacts: Vec<u32> = lists[0].best.iter().map(|(_, impact)| *impact).collect();
        assert!(impacts[0] > impacts[1] && impacts[1] > impacts[2], "{impacts:?}");
    }
}
