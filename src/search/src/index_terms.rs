//! The terms of the 五十音 index and of the suggestions, and the pages that hold them.

use std::collections::{BTreeMap, BTreeSet};

use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::analyse::{Analysed, TermReading};
use crate::document::Vocabulary;
use crate::error::BuildError;
use crate::kana::hiragana;
use crate::normalize::normalize;

/// A term and its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermPages {
    pub surface: String,
    /// In hiragana.
    pub reading: String,
    /// Every document whose text contains the term, by number: what a search for it finds.
    pub documents: Vec<u32>,
}

/// On larger sites a term must stand in two documents.
const SMALL_SITE: usize = 2_000;

/// All index terms by reading, then surface.
pub fn index_terms(analysed: &[Analysed], vocabulary: &Vocabulary) -> Result<Vec<TermPages>, BuildError> {
    let readings = readings(analysed, vocabulary);
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

/// Surfaces and how they are read; what the site itself says goes before IPADIC.
fn readings(analysed: &[Analysed], vocabulary: &Vocabulary) -> BTreeMap<String, BTreeSet<String>> {
    let mut seen: BTreeMap<&TermReading, usize> = BTreeMap::new();
    analysed.iter().flat_map(|one| &one.terms).for_each(|term| *seen.entry(term).or_default() += 1);
    let least = if analysed.len() > SMALL_SITE { 2 } else { 1 };
    let mut readings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (term, _) in seen.into_iter().filter(|(_, count)| *count >= least) {
        readings.entry(term.surface.clone()).or_default().insert(term.reading.clone());
    }
    let words = vocabulary.words.iter().map(|word| (&word.surface, &word.reading));
    let names = vocabulary.readings.iter().map(|(surface, reading)| (surface, reading));
    for (surface, reading) in words.chain(names).filter(|(_, reading)| !reading.is_empty()) {
        readings.insert(normalize(surface), BTreeSet::from([hiragana(&normalize(reading))]));
    }
    readings.remove("");
    readings
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
    let found: Vec<BTreeSet<u32>> = analysed
        .par_iter()
        .map(|one| {
            let matches = one.texts.iter().flat_map(|text| automaton.find_overlapping_iter(text));
            matches.map(|found| found.value()).collect()
        })
        .collect();
    for (document, terms) in found.into_iter().enumerate() {
        terms.into_iter().for_each(|term| pages[term as usize].push(document as u32));
    }
    Ok(pages)
}
