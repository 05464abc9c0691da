//! The impact of each word in each document: its BM25 weight as an integer, which Tantivy stores as a term frequency.
//!
//! The length of the document and the weight of its title are included in the impact, so that the reader needs no table
//! of lengths. [`crate::format::impact`] has the other half of the formula.

use std::collections::HashMap;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::{Analysed, EntryUse, NONE};
use crate::build::ipadic::Ipadic;
use crate::document::Standing;
use crate::format::impact::{IMPACT_STEPS, LENGTH_SHARE};
use crate::text::morpheme::Class;

/// The maximum number of documents in a list; those with the highest impact are kept.
pub const BEST: usize = 2048;
/// A word in the title counts as much as this many in the text.
const TITLE_WEIGHT: u32 = 4;
const HIGHEST_IMPACT: f32 = 255.0;
/// A page of the second standing counts as if it were so much longer.
const SECOND: f32 = 1.15;

/// A word, with the documents in which it has the highest impact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList {
    pub base: String,
    /// The number of documents that contain the word.
    pub documents: u32,
    /// Pairs of document and impact, sorted by document.
    pub best: Vec<(u32, u32)>,
}

/// The lists of all words, in the order of their first occurrence.
pub fn word_lists(analysed: &[Analysed], ipadic: &Ipadic) -> Vec<WordList> {
    let lengths: Vec<u32> = analysed.par_iter().map(|document| length(document, ipadic)).collect();
    let average = lengths.iter().map(|length| u64::from(*length)).sum::<u64>() as f32 / lengths.len().max(1) as f32;
    let mut bases = Bases::new(ipadic);
    let mut lists: Vec<Vec<(u32, u32)>> = Vec::new();
    for (number, document) in analysed.iter().enumerate() {
        let norm = 1.0 - LENGTH_SHARE + LENGTH_SHARE * lengths[number] as f32 / average.max(1.0);
        let norm = if document.document.standing == Standing::Second { norm * SECOND } else { norm };
        for entry in ranked(document, ipadic) {
            let base = bases.number(document, entry);
            lists.resize_with(bases.all.len(), Vec::new);
            add(&mut lists[base], number as u32, impact(weight(entry), norm));
        }
    }
    bases.all.into_par_iter().zip(lists).map(|(base, list)| word_list(base, list)).collect()
}

/// Different surfaces of a word in one document are counted together.
fn add(list: &mut Vec<(u32, u32)>, document: u32, impact: u32) {
    match list.last_mut() {
        Some(last) if last.0 == document => last.1 = (last.1 + impact).min(HIGHEST_IMPACT as u32),
        _ => list.push((document, impact)),
    }
}

/// Base forms, numbered.
struct Bases<'a> {
    ipadic: &'a Ipadic,
    all: Vec<&'a str>,
    numbers: HashMap<&'a str, u32>,
    /// The base form of each entry of the dictionary, which avoids most look-ups by string.
    of_entry: Vec<u32>,
}

impl<'a> Bases<'a> {
    fn new(ipadic: &'a Ipadic) -> Bases<'a> {
        Bases { ipadic, all: Vec::new(), numbers: HashMap::new(), of_entry: vec![NONE; ipadic.entries()] }
    }

    fn number(&mut self, document: &'a Analysed, entry: &EntryUse) -> usize {
        let of_entry = self.of_entry.get(entry.word.id() as usize).filter(|_| entry.word.is_system());
        if let Some(number) = of_entry.filter(|number| **number != NONE) {
            return *number as usize;
        }
        let base = self.ipadic.detail(entry.word).base.unwrap_or_else(|| document.surface(entry));
        let number = *self.numbers.entry(base).or_insert_with(|| {
            self.all.push(base);
            self.all.len() as u32 - 1
        });
        if entry.word.is_system() {
            self.of_entry[entry.word.id() as usize] = number;
        }
        number as usize
    }
}

fn ranked<'a>(document: &'a Analysed, ipadic: &Ipadic) -> impl Iterator<Item = &'a EntryUse> {
    document.entries.iter().filter(|entry| ipadic.class(entry.word) != Class::Function)
}

fn weight(entry: &EntryUse) -> u32 {
    entry.in_body + TITLE_WEIGHT * entry.in_title
}

fn length(document: &Analysed, ipadic: &Ipadic) -> u32 {
    ranked(document, ipadic).map(|entry| entry.in_body + entry.in_title).sum()
}

fn impact(weight: u32, norm: f32) -> u32 {
    (IMPACT_STEPS * weight as f32 / norm).round().clamp(1.0, HIGHEST_IMPACT) as u32
}

/// The list of a word, reduced to the documents with the highest impact.
fn word_list(base: &str, mut best: Vec<(u32, u32)>) -> WordList {
    let documents = best.len() as u32;
    if best.len() > BEST {
        best.sort_unstable_by_key(|(document, impact)| (u32::MAX - impact, *document));
        best.truncate(BEST);
        best.sort_unstable();
    }
    WordList { base: base.to_owned(), documents, best }
}

#[cfg(test)]
mod tests {
    use super::word_lists;
    use crate::build::analyse::analyse_all;
    use crate::build::ipadic::Ipadic;
    use crate::document::{Document, Passage, Standing};

    #[test]
    fn titles_weigh_more_and_long_documents_less() {
        let document = |title: &str, text: &str| Document {
            title: title.to_owned(),
            passages: vec![Passage { anchor: None, text: text.to_owned() }],
            ..Document::default()
        };
        let all = [
            document("防犯", &"都市が".repeat(9)),
            document("", &["防犯が", &"都市が".repeat(9)].concat()),
            document("", &["防犯が", &"都市が".repeat(90)].concat()),
        ];
        let analysed = analyse_all(&all, &[]).expect("the dictionary loads");
        let ipadic = Ipadic::new(&[]).expect("the dictionary loads");
        let lists = word_lists(&analysed, &ipadic);
        let list = lists.iter().find(|list| list.base == "防犯").expect("it is a word");
        let impacts: Vec<u32> = list.best.iter().map(|(_, impact)| *impact).collect();
        assert!(impacts[0] > impacts[1] && impacts[1] > impacts[2], "{impacts:?}");
    }

    #[test]
    fn of_pages_that_say_the_same_the_first_standing_comes_first() {
        let passage = Passage { anchor: None, text: "防犯の推進".to_owned() };
        let page = |standing| Document { passages: vec![passage.clone()], standing, ..Document::default() };
        let analysed =
            analyse_all(&[page(Standing::Second), page(Standing::First)], &[]).expect("the dictionary loads");
        let ipadic = Ipadic::new(&[]).expect("the dictionary loads");
        let lists = word_lists(&analysed, &ipadic);
        assert!(lists.iter().all(|list| list.best[0].1 < list.best[1].1), "{lists:?}");
    }
}
