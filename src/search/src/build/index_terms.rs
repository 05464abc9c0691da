//! The terms of the 五十音 index and of the suggestions, with the documents that contain them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::{Analysed, EntryUse, LONGEST_COMPOUND, NONE, Term};
use crate::build::error::BuildError;
use crate::build::ipadic::Ipadic;
use crate::document::Vocabulary;
use crate::format::suggestions::IndexTerm;
use crate::text::kana::hiragana;
use crate::text::normalize::normalize;

/// A term with its documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermPages {
    pub surface: String,
    /// The reading in hiragana.
    pub reading: String,
    /// The numbers of all documents whose text contains the term, which are those that a search for it finds.
    pub documents: Vec<u32>,
}

impl TermPages {
    /// The term as the pack's files of terms have it.
    pub(crate) fn index_term(&self) -> IndexTerm {
        let count = self.documents.len() as u32;
        IndexTerm { surface: self.surface.clone(), reading: self.reading.clone(), count }
    }
}

/// In sites with more documents than this, a term must occur in two documents.
const SMALL_SITE: usize = 2_000;

/// All terms of the index, sorted by reading and surface.
pub(crate) fn index_terms(
    analysed: &[Analysed],
    vocabulary: &Vocabulary,
    ipadic: &Ipadic,
) -> Result<Vec<TermPages>, BuildError> {
    let readings = readings(analysed, vocabulary, ipadic);
    let pages = pages(analysed, &readings)?;
    let all = readings.into_iter().zip(pages).filter(|(_, pages)| !pages.is_empty());
    let mut terms: Vec<TermPages> = all
        .flat_map(|((surface, readings), documents)| {
            readings.into_iter().map(move |reading| TermPages {
                surface: surface.clone(),
                reading,
                documents: documents.clone(),
            })
        })
        .collect();
    terms.sort_by(|left, right| (&left.reading, &left.surface).cmp(&(&right.reading, &right.surface)));
    Ok(terms)
}

/// Surfaces with their readings. Readings given by the site replace those of IPADIC.
fn readings(analysed: &[Analysed], vocabulary: &Vocabulary, ipadic: &Ipadic) -> BTreeMap<String, BTreeSet<String>> {
    let least = if analysed.len() > SMALL_SITE { 2 } else { 1 };
    let mut readings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((surface, reading), _) in counted(analysed, ipadic).into_iter().filter(|(_, count)| *count >= least) {
        readings.entry(surface.to_owned()).or_default().insert(reading);
    }
    let words = vocabulary.words.iter().map(|word| (&word.surface, &word.reading));
    let names = vocabulary.readings.iter().map(|(surface, reading)| (surface, reading));
    for (surface, reading) in words.chain(names).filter(|(_, reading)| !reading.is_empty()) {
        readings.insert(normalize(surface), BTreeSet::from([hiragana(&normalize(reading))]));
    }
    readings.remove("");
    readings
}

/// The number of documents in which each surface has each reading.
fn counted<'a>(analysed: &'a [Analysed], ipadic: &Ipadic) -> HashMap<(&'a str, String), usize> {
    let mut by_words: HashMap<(&str, Words), (u32, &Analysed, &Term)> = HashMap::new();
    for document in analysed {
        for term in &document.terms {
            by_words.entry((document.term_text(term), words(document, term))).or_insert((0, document, term)).0 += 1;
        }
    }
    let mut by_reading: HashMap<(&str, String), usize> = HashMap::new();
    for ((surface, _), (count, document, term)) in by_words {
        let parts = document.parts(term).filter_map(|part| ipadic.reading(part.word, document.surface(part)));
        *by_reading.entry((surface, parts.collect())).or_default() += count as usize;
    }
    by_reading
}

/// The entries of a term in as few bytes as possible, since a large site has a million terms.
type Words = [u32; LONGEST_COMPOUND];

fn words(document: &Analysed, term: &Term) -> Words {
    // Numbers of entries are unique only within a lexicon, of which there are three.
    let packed = |part: &EntryUse| (part.word.lex_type() as u32) << 30 | part.word.id();
    let mut words = [NONE; LONGEST_COMPOUND];
    words.iter_mut().zip(document.parts(term)).for_each(|(word, part)| *word = packed(part));
    words
}

/// The documents that contain each surface.
fn pages(analysed: &[Analysed], readings: &BTreeMap<String, BTreeSet<String>>) -> Result<Vec<Vec<u32>>, BuildError> {
    let mut pages = vec![Vec::new(); readings.len()];
    if readings.is_empty() {
        return Ok(pages);
    }
    let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .build::<_, _, u32>(readings.keys())
        .map_err(|error| BuildError::Engine(error.to_string()))?;
    let found: Vec<Vec<u32>> = analysed
        .par_iter()
        .map(|document| {
            let mut terms: Vec<u32> =
                automaton.find_overlapping_iter(&document.text).map(|found| found.value()).collect();
            terms.sort_unstable();
            terms.dedup();
            terms
        })
        .collect();
    for (number, terms) in found.into_iter().enumerate() {
        terms.into_iter().for_each(|term| pages[term as usize].push(number as u32));
    }
    Ok(pages)
}
