//! The pack: all files of the search, from analysed documents. The same documents give the same bytes.

use std::collections::BTreeMap;

use rayon::prelude::{IntoParallelIterator, ParallelIterator, ParallelSlice};

use crate::analyse::{Analysed, facets_of};
use crate::archive::{Archive, PackFile, all_packed};
use crate::corpus::Corpus;
use crate::display;
use crate::document::{Document, Vocabulary};
use crate::error::BuildError;
use crate::facets::facet_key;
use crate::frame::Kind as FileKind;
use crate::grams::FREQUENT;
use crate::index_terms::{TermPages, index_terms};
use crate::ipadic::Ipadic;
use crate::lexicon::{LexiconEntry, encode_entries};
use crate::normalize::normalize;
use crate::postings::{Entry, Source, serialize};
use crate::pruning::prune;
use crate::start::{FacetEntry, FacetTable, Start};
use crate::suggestions::{self, IndexTerm};
use crate::template::segment_parts;
use crate::term_files::term_lists;
use crate::terms::{Kind, encode};
use crate::words::word_lists;

/// What a build gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// By path.
    pub files: Vec<PackFile>,
    /// The terms of the 五十音 index, by reading.
    pub terms: Vec<TermPages>,
}

/// Bytes of shown text to a file, before gzip.
const DISPLAY_FILE: usize = 3_072;
const LEXICON_FILE: usize = 2_048;
const SUGGESTION_FILE: usize = 6_144;

/// Builds the pack of a site.
///
/// # Errors
///
/// Refuses a vocabulary that Lindera cannot compile, and text beyond what the index can number.
pub fn build(analysed: Vec<Analysed>, vocabulary: &Vocabulary) -> Result<Pack, BuildError> {
    build_with(analysed, vocabulary, FREQUENT)
}

/// As [`build`], with another bound between rare and frequent strings, so that tests can reach both on a few pages.
#[doc(hidden)]
pub fn build_with(analysed: Vec<Analysed>, vocabulary: &Vocabulary, frequent: usize) -> Result<Pack, BuildError> {
    let ipadic = Ipadic::new(&vocabulary.words)?;
    let (named, (words, (display, per_display_file))) = rayon::join(
        || index_terms(&analysed, vocabulary, &ipadic).map(|terms| (lexicon_bodies(&ipadic, &analysed, &terms), terms)),
        || (word_lists(&analysed, &ipadic), display_files(&analysed)),
    );
    let (lexicon, terms) = named?;
    let mut archive = Archive::default();
    archive.add(FileKind::Display, display);
    archive.add_sorted(FileKind::Lexicon, lexicon);
    archive.add_sorted(FileKind::Suggestions, suggestion_bodies(&terms));
    let facets = write_facets(&mut archive, &analysed)?;
    let documents = analysed.len() as u32;
    let lists = term_lists(&characters_of(analysed)?, &words, frequent)?;
    archive.add(FileKind::Terms, lists.files);
    let start = Start {
        documents,
        per_display_file,
        term_map: lists.map,
        frequent: lists.frequent,
        facets,
        aliases: aliases(vocabulary),
        segment: segment_parts()?,
        files: Default::default(),
    };
    Ok(Pack { files: archive.finish(start), terms })
}

/// The characters alone: words and connections of a large site take as much memory as all lists.
fn characters_of(analysed: Vec<Analysed>) -> Result<Corpus, BuildError> {
    let texts: Vec<String> = analysed.into_iter().map(|one| one.text).collect();
    Corpus::new(&texts)
}

/// The files of what is shown of documents, and how many documents each holds.
fn display_files(analysed: &[Analysed]) -> (Vec<Vec<u8>>, u32) {
    let documents: Vec<&Document> = analysed.iter().map(|one| &*one.document).collect();
    let shown = |document: &&Document| {
        document.title.len() + document.passages.iter().map(|passage| passage.text.len()).sum::<usize>()
    };
    let average = documents.iter().map(shown).sum::<usize>() / documents.len().max(1);
    let per_file = (DISPLAY_FILE / average.max(1)).clamp(1, 16);
    let bodies = documents.par_chunks(per_file).map(display::encode);
    (all_packed(FileKind::Display, bodies), per_file as u32)
}

fn lexicon_bodies(ipadic: &Ipadic, analysed: &[Analysed], terms: &[TermPages]) -> Vec<(String, Vec<u8>)> {
    let surfaces: Vec<&str> = terms.iter().map(|term| term.surface.as_str()).collect();
    let pruned = prune(ipadic, analysed, &surfaces);
    let mut bodies = vec![(String::new(), pruned.grammar.encode())];
    let by_character =
        pruned.entries.chunk_by(|left, right| left.surface.chars().next() == right.surface.chars().next());
    let mut open: Vec<LexiconEntry> = Vec::new();
    for group in by_character {
        if !open.is_empty() && (open.len() + group.len()) * 10 > LEXICON_FILE {
            bodies.push((first_character(&open), encode_entries(&open)));
            open.clear();
        }
        open.extend_from_slice(group);
    }
    if !open.is_empty() {
        bodies.push((first_character(&open), encode_entries(&open)));
    }
    bodies
}

fn first_character(entries: &[LexiconEntry]) -> String {
    entries[0].surface.chars().take(1).collect()
}

fn suggestion_bodies(terms: &[TermPages]) -> Vec<(String, Vec<u8>)> {
    let terms: Vec<IndexTerm> = terms
        .iter()
        .map(|term| IndexTerm {
            surface: term.surface.clone(),
            reading: term.reading.clone(),
            count: term.documents.len() as u32,
        })
        .collect();
    let entries = suggestions::entries(&terms);
    let mut bodies = Vec::new();
    let mut rest = entries.as_slice();
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest.iter().take_while(|entry| {
            size += entry.key.len() + entry.terms.len() * 16;
            size <= SUGGESTION_FILE
        });
        let (file, after) = rest.split_at(fits.count().max(1));
        bodies.push((file[0].key.clone(), suggestions::encode(file)));
        rest = after;
    }
    bodies
}

fn write_facets(archive: &mut Archive, analysed: &[Analysed]) -> Result<Vec<FacetTable>, BuildError> {
    let corpus = Corpus::empty(analysed.len());
    let mut all: BTreeMap<&str, BTreeMap<&str, (&str, Vec<u32>)>> = BTreeMap::new();
    for (number, one) in analysed.iter().enumerate() {
        for facet in facets_of(&one.document) {
            let values = all.entry(&facet.facet).or_default();
            let (_, documents) = values.entry(&facet.value).or_insert((&facet.label, Vec::new()));
            if documents.last() != Some(&(number as u32)) {
                documents.push(number as u32);
            }
        }
    }
    let mut tables = Vec::new();
    let mut bodies = Vec::new();
    for (name, values) in &all {
        let terms = values.iter().map(|(value, (_, documents))| {
            let text = facet_key(name, value);
            serialize(&corpus, Entry { text, kind: Kind::Facet, source: Source::Documents(documents) })
        });
        bodies.push(encode(terms.collect::<Result<Vec<_>, _>>()?.iter()));
        let entry = |(value, (label, documents)): (&&str, &(&str, Vec<u32>))| FacetEntry {
            value: (*value).to_owned(),
            label: (*label).to_owned(),
            count: documents.len() as u32,
        };
        tables.push(FacetTable { name: (*name).to_owned(), values: values.iter().map(entry).collect() });
    }
    archive.add(FileKind::Facet, all_packed(FileKind::Facet, bodies.into_par_iter()));
    Ok(tables)
}

fn aliases(vocabulary: &Vocabulary) -> Vec<Vec<String>> {
    let group = |names: &Vec<String>| {
        let mut names: Vec<String> = names.iter().map(|name| normalize(name)).filter(|name| !name.is_empty()).collect();
        names.sort();
        names.dedup();
        names
    };
    let mut groups: Vec<Vec<String>> = vocabulary.aliases.iter().map(group).filter(|names| names.len() > 1).collect();
    groups.sort();
    groups.dedup();
    groups
}
