//! The search of a site: texts are analysed, packed, and indexed by term.
//!
//! The analysis of a document is a pure function of its text and the site's dictionary, and the pack is one of all
//! analyses: results for unchanged input are reused.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tomei_search::build::analyse::analyse_all;
use tomei_search::build::analysed::Analysed;
use tomei_search::build::archive::PackFile;
use tomei_search::build::error::BuildError;
use tomei_search::build::site_names::SiteNames;
use tomei_search::build::{ENGINE, pack};
use tomei_search::document::{DictionaryWord, Document, Vocabulary};
use xxhash_rust::xxh3::Xxh3;

use crate::diagnostic::Diagnostic;
use crate::index::{self, Term};
use crate::model::content_file::ContentFile;
use crate::model::path::SitePath;
use crate::model::site::Site;
use crate::pipeline::fault::{IndexFailed, UnusableDictionary};
use crate::render::plan::TermIndex;
use crate::render::reads::fingerprint;
use crate::render::term::{self, Hit};

/// The path from which the browser loads the engine.
pub const ENGINE_PATH: &str = "search/engine.bin";

/// The folders whose files are generated from the index.
pub const FOLDERS: [&str; 2] = ["search/", "terms/"];

/// The input of the search.
pub struct Corpus {
    texts: Vec<Arc<Document>>,
    vocabulary: Vocabulary,
    names: SiteNames,
    /// For each text a hash of what its analysis depends on: the text and the dictionary.
    numbers: Vec<u128>,
    /// For each text a fingerprint of everything that is shown of it.
    fingerprints: Vec<u128>,
    /// A hash of the whole corpus, which determines the search index.
    pub number: u128,
}

/// The serialized analyses of an earlier run, by the hash of their input.
pub type AnalysisCache = HashMap<u128, Vec<u8>>;

/// The record of a pack, by which the next build decides whether it can keep it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRecord {
    pub number: u128,
    pub terms: Vec<Term>,
    pub files: Vec<SitePath>,
}

/// Collects the texts of a site.
pub fn corpus(site: &Site) -> Corpus {
    let (texts, vocabulary, names) = (index::documents(site), index::vocabulary(site), index::names(site));
    let words = words_number(&vocabulary.words);
    let numbers: Vec<u128> = texts.par_iter().map(|text| text_number(text, words)).collect();
    let mut all = Xxh3::new();
    all.update(&words.to_le_bytes());
    vocabulary.aliases.iter().for_each(|names| add_strings(&mut all, names));
    vocabulary.synonyms.iter().for_each(|synonym| {
        add_strings(&mut all, [&synonym.typed, &synonym.found]);
        all.update(&[synonym.relation as u8]);
    });
    add_strings(&mut all, vocabulary.readings.iter().flat_map(|(surface, reading)| [surface, reading]));
    add_strings(&mut all, &vocabulary.facets);
    add_strings(&mut all, names.labels.iter().chain(&names.own));
    let shown: Vec<u128> = texts.par_iter().map(|text| shown_number(text)).collect();
    numbers.iter().chain(&shown).for_each(|number| all.update(&number.to_le_bytes()));
    let number = all.digest128();
    let fingerprints = numbers.iter().zip(&shown).map(|both| fingerprint(&both)).collect();
    Corpus { texts, vocabulary, names, numbers, fingerprints, number }
}

/// Builds the pack and selects the terms of the index.
///
/// # Errors
///
/// If the dictionary cannot be compiled, or a text exceeds the limits of the index.
pub fn make(corpus: &Corpus, analysed: Vec<Analysed>) -> Result<(PackRecord, Vec<PackFile>), Diagnostic> {
    let pack = pack::build_named(analysed, &corpus.vocabulary, &corpus.names).map_err(fault)?;
    let files = pack.files.iter().map(|file| SitePath::from_parts(file.path.clone())).collect();
    let terms = index::terms(&pack.terms, &corpus.vocabulary, corpus.texts.len());
    Ok((PackRecord { number: corpus.number, terms, files }, pack.files))
}

/// The terms of the 五十音 index, each with the newest documents first.
pub fn term_index(site: &Site, corpus: &Corpus, terms: &[Term]) -> TermIndex {
    let texts: Vec<Arc<term::Text>> = corpus.texts.iter().map(|text| Arc::new(term::Text::new(text.clone()))).collect();
    let found = |term: &Term| {
        let mut documents = term.documents.clone();
        documents.sort_by_key(|index| Reverse(site.document(*index).place().map(|(year, _)| year)));
        let hits = documents.into_iter().map(|index| Hit { document: index, text: texts[index.0].clone() });
        term::Term::new(term.surface.clone(), term.reading.clone(), hits)
    };
    let rows = term::rows(terms.iter().map(found).collect());
    TermIndex { rows, texts: corpus.fingerprints.clone() }
}

/// The engine with its path: the only file for the browser that does not belong to the theme.
pub fn engine() -> (SitePath, &'static [u8]) {
    (SitePath::from_parts(ENGINE_PATH.to_owned()), ENGINE)
}

/// Every analysis, in the order of the texts. Only those missing from `analyses` are computed; afterwards it holds
/// exactly these.
///
/// # Errors
///
/// If the dictionary cannot be compiled.
pub fn analyse(corpus: &Corpus, analyses: &mut AnalysisCache) -> Result<Vec<Analysed>, Diagnostic> {
    let known = std::mem::take(analyses);
    let numbered = corpus.texts.par_iter().zip(&corpus.numbers);
    let read = |(text, number): (&Arc<Document>, &u128)| {
        known.get(number).and_then(|bytes| Analysed::from_bytes(text.clone(), bytes).ok())
    };
    let mut all: Vec<Option<Analysed>> = numbered.map(read).collect();
    let new = all.iter().zip(&corpus.texts).filter(|(analysed, _)| analysed.is_none());
    let new: Vec<Arc<Document>> = new.map(|(_, text)| text.clone()).collect();
    if !new.is_empty() {
        let mut fresh = analyse_all(&new, &corpus.vocabulary.words).map_err(fault)?.into_iter();
        all.iter_mut().filter(|analysed| analysed.is_none()).for_each(|analysed| *analysed = fresh.next());
    }
    let all: Vec<Analysed> = all.into_iter().map(|one| one.expect("every new text was analysed")).collect();
    *analyses = remember(corpus, &all, known);
    Ok(all)
}

/// The serialized current analyses.
fn remember(corpus: &Corpus, analysed: &[Analysed], mut known: AnalysisCache) -> AnalysisCache {
    let kept: Vec<Option<Vec<u8>>> = corpus.numbers.iter().map(|number| known.remove(number)).collect();
    let bytes = kept.into_par_iter().zip(analysed).map(|(kept, one)| kept.unwrap_or_else(|| one.to_bytes()));
    corpus.numbers.par_iter().copied().zip(bytes).collect()
}

fn fault(error: BuildError) -> Diagnostic {
    match error {
        BuildError::Dictionary(reason) => {
            Diagnostic::of_file(ContentFile::Dictionary.path(), UnusableDictionary { reason })
        }
        error => Diagnostic::of_file("content", IndexFailed { reason: error.to_string() }),
    }
}

/// A hash of the site's own dictionary.
pub fn words_number(words: &[DictionaryWord]) -> u128 {
    let mut hasher = Xxh3::new();
    for DictionaryWord { surface, part_of_speech, reading } in words {
        add_strings(&mut hasher, [surface, part_of_speech, reading]);
    }
    hasher.digest128()
}

fn text_number(text: &Document, words: u128) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(&words.to_le_bytes());
    add_strings(&mut hasher, [&text.title].into_iter().chain(text.passages.iter().map(|passage| &passage.text)));
    hasher.digest128()
}

/// A hash of what is shown with a hit or used as a facet.
fn shown_number(text: &Document) -> u128 {
    let mut hasher = Xxh3::new();
    add_strings(&mut hasher, [&text.url, &text.about]);
    add_strings(&mut hasher, text.facets.iter().flat_map(|facet| [&facet.facet, &facet.value, &facet.label]));
    text.passages.iter().for_each(|passage| add_strings(&mut hasher, &passage.anchor));
    let shown = (&text.answers, text.standing as u8);
    hasher.update(&fingerprint(&shown).to_le_bytes());
    hasher.digest128()
}

fn add_strings<'a>(hasher: &mut Xxh3, strings: impl IntoIterator<Item = &'a String>) {
    for string in strings {
        hasher.update(&(string.len() as u64).to_le_bytes());
        hasher.update(string.as_bytes());
    }
    hasher.update(&u64::MAX.to_le_bytes());
}
