//! The pack: all files of the search, from analysed documents. The same documents give the same bytes.

use std::collections::BTreeMap;

use rayon::prelude::{IntoParallelIterator, ParallelIterator, ParallelSlice};

use crate::analyse::{Analysed, facets_of};
use crate::archive::{Archive, PackFile};
use crate::corpus::{Corpus, characters};
use crate::display;
use crate::document::{Document, Vocabulary};
use crate::error::BuildError;
use crate::facets::facet_key;
use crate::frame::Kind as FileKind;
use crate::grams::{FREQUENT, Grams, grams};
use crate::index_terms::{TermPages, index_terms};
use crate::ipadic::Ipadic;
use crate::lexicon::{LexiconEntry, encode_entries};
use crate::normalize::normalize;
use crate::postings::{Entry, Source, serialize};
use crate::pruning::prune;
use crate::start::{FacetEntry, FacetTable, Start};
use crate::suggestions::{self, IndexTerm};
use crate::template::segment_parts;
use crate::terms::{Kind, TermData, encode};
use crate::words::{WordList, word_lists};

/// What a build gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// By path.
    pub files: Vec<PackFile>,
    /// The terms of the 五十音 index, by reading.
    pub terms: Vec<TermPages>,
}

/// Bytes of terms to a file, before gzip.
const TERM_FILE: usize = 4_096;
/// Bytes of shown text to a file, before gzip.
const DISPLAY_FILE: usize = 3_072;
const LEXICON_FILE: usize = 2_048;
const SUGGESTION_FILE: usize = 6_144;
/// Strings serialized at a stretch by one thread.
const BLOCK: usize = 8_192;

/// Builds the pack of a site.
///
/// # Errors
///
/// Refuses a vocabulary that Lindera cannot compile, and text beyond what the index can number.
pub fn build(analysed: &[Analysed], vocabulary: &Vocabulary) -> Result<Pack, BuildError> {
    build_with(analysed, vocabulary, FREQUENT)
}

/// As [`build`], with another bound between rare and frequent strings, so that tests can reach both on a few pages.
#[doc(hidden)]
pub fn build_with(analysed: &[Analysed], vocabulary: &Vocabulary, frequent: usize) -> Result<Pack, BuildError> {
    let mut archive = Archive::default();
    let terms = index_terms(analysed, vocabulary)?;
    let frequent = write_terms(&mut archive, analysed, frequent)?;
    let per_display_file = write_display(&mut archive, analysed);
    write_lexicon(&mut archive, analysed, vocabulary, &terms)?;
    write_suggestions(&mut archive, &terms);
    let facets = write_facets(&mut archive, analysed)?;
    let start = Start {
        documents: analysed.len() as u32,
        per_display_file,
        frequent,
        facets,
        aliases: aliases(vocabulary),
        segment: segment_parts()?,
        files: Default::default(),
    };
    Ok(Pack { files: archive.finish(start), terms })
}

fn write_terms(archive: &mut Archive, analysed: &[Analysed], frequent: usize) -> Result<Vec<String>, BuildError> {
    let corpus = Corpus::new(analysed)?;
    let found = grams(&corpus, frequent);
    let words = word_lists(analysed);
    let characters = characters(&corpus);
    let entries = entries(&corpus, &found, &words, &characters);
    let frequent = entries.iter().filter(|entry| entry.kind == Kind::Many && matches!(entry.source, Source::Listed(_)));
    let frequent = frequent.map(|entry| entry.text.clone()).collect();
    let files: Vec<Vec<(String, Vec<u8>)>> =
        blocks(entries).into_par_iter().map(|block| term_files(&corpus, block)).collect::<Result<_, _>>()?;
    archive.add_sorted(FileKind::Terms, files.into_iter().flatten().collect());
    Ok(frequent)
}

fn entries<'a>(
    corpus: &Corpus,
    found: &'a Grams,
    words: &'a [WordList],
    characters: &'a [(String, Vec<u32>)],
) -> Vec<Entry<'a>> {
    let mut all: Vec<Entry> = Vec::with_capacity(found.sorted.len() + words.len() + characters.len());
    all.extend(found.sorted.iter().map(|gram| {
        let places = found.occurrences(gram);
        let start = places[0] as usize;
        let text = corpus.string(start..start + gram.level + 2);
        match gram.is_frequent {
            true => Entry { text, kind: Kind::Many, source: Source::Listed(places) },
            false => Entry { text, kind: Kind::Gram, source: Source::Placed(places) },
        }
    }));
    all.extend(words.iter().map(|list| Entry {
        text: list.base.to_owned(),
        kind: Kind::Word,
        source: Source::Weighted(&list.best, list.documents),
    }));
    all.extend(characters.iter().map(|(text, list)| Entry {
        text: text.clone(),
        kind: Kind::Many,
        source: Source::Documents(list),
    }));
    all.sort_by(|left, right| (&left.text, left.kind).cmp(&(&right.text, right.kind)));
    all
}

/// Cuts where the string changes, so that all that is known of a string stays together.
fn blocks(entries: Vec<Entry>) -> Vec<Vec<Entry>> {
    let mut blocks: Vec<Vec<Entry>> = Vec::new();
    for entry in entries {
        match blocks.last_mut() {
            Some(block) if block.len() < BLOCK || block.last().is_some_and(|last| last.text == entry.text) => {
                block.push(entry);
            }
            _ => blocks.push(vec![entry]),
        }
    }
    blocks
}

fn term_files(corpus: &Corpus, block: Vec<Entry>) -> Result<Vec<(String, Vec<u8>)>, BuildError> {
    let mut files = Vec::new();
    let mut open: Vec<TermData> = Vec::new();
    let mut size = 0;
    for entry in block {
        let same = open.last().is_some_and(|last| last.text == entry.text);
        let data = serialize(corpus, entry)?;
        let added = data.postings.len() + data.positions.len() + 8;
        if size + added > TERM_FILE && !same && !open.is_empty() {
            files.push((open[0].text.clone(), encode(open.iter())));
            (open, size) = (Vec::new(), 0);
        }
        size += added;
        open.push(data);
    }
    if let Some(first) = open.first() {
        files.push((first.text.clone(), encode(open.iter())));
    }
    Ok(files)
}

fn write_display(archive: &mut Archive, analysed: &[Analysed]) -> u32 {
    let documents: Vec<&Document> = analysed.iter().map(|one| &one.document).collect();
    let shown = |document: &&Document| {
        document.title.len() + document.passages.iter().map(|passage| passage.text.len()).sum::<usize>()
    };
    let average = documents.iter().map(shown).sum::<usize>() / documents.len().max(1);
    let per_file = (DISPLAY_FILE / average.max(1)).clamp(1, 16);
    archive.add(FileKind::Display, documents.par_chunks(per_file).map(display::encode).collect());
    per_file as u32
}

fn write_lexicon(
    archive: &mut Archive,
    analysed: &[Analysed],
    vocabulary: &Vocabulary,
    terms: &[TermPages],
) -> Result<(), BuildError> {
    let ipadic = Ipadic::new(&vocabulary.words)?;
    let surfaces: Vec<&str> = terms.iter().map(|term| term.surface.as_str()).collect();
    let pruned = prune(&ipadic, analysed, &surfaces);
    let mut files = vec![(String::new(), pruned.grammar.encode())];
    let by_character =
        pruned.entries.chunk_by(|left, right| left.surface.chars().next() == right.surface.chars().next());
    let mut open: Vec<LexiconEntry> = Vec::new();
    for group in by_character {
        if !open.is_empty() && (open.len() + group.len()) * 10 > LEXICON_FILE {
            files.push((first_character(&open), encode_entries(&open)));
            open.clear();
        }
        open.extend_from_slice(group);
    }
    if !open.is_empty() {
        files.push((first_character(&open), encode_entries(&open)));
    }
    archive.add_sorted(FileKind::Lexicon, files);
    Ok(())
}

fn first_character(entries: &[LexiconEntry]) -> String {
    entries[0].surface.chars().take(1).collect()
}

fn write_suggestions(archive: &mut Archive, terms: &[TermPages]) {
    let terms: Vec<IndexTerm> = terms
        .iter()
        .map(|term| IndexTerm {
            surface: term.surface.clone(),
            reading: term.reading.clone(),
            count: term.documents.len() as u32,
        })
        .collect();
    let entries = suggestions::entries(&terms);
    let mut files = Vec::new();
    let mut rest = entries.as_slice();
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest.iter().take_while(|entry| {
            size += entry.key.len() + entry.terms.len() * 16;
            size <= SUGGESTION_FILE
        });
        let (file, after) = rest.split_at(fits.count().max(1));
        files.push((file[0].key.clone(), suggestions::encode(file)));
        rest = after;
    }
    archive.add_sorted(FileKind::Suggestions, files);
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
    archive.add(FileKind::Facet, bodies);
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
