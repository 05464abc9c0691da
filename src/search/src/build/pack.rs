//! Builds the pack, which is all files of the search, from analysed documents. The same documents give the same bytes.

use rayon::prelude::{ParallelIterator, ParallelSlice};

use crate::build::analysed::Analysed;
use crate::build::archive::{Archive, PackFile, compressed_files};
use crate::build::candidates::candidates;
use crate::build::corpus::Corpus;
use crate::build::error::BuildError;
use crate::build::facets::facet_files;
use crate::build::grams::FREQUENT;
use crate::build::index_terms::{TermPages, index_terms};
use crate::build::ipadic::Ipadic;
use crate::build::lexicon::lexicon_bodies;
use crate::build::segment_parts::segment_parts;
use crate::build::site_names::SiteNames;
use crate::build::spellings::spelling_bodies;
use crate::build::suggestions::suggestion_bodies;
use crate::build::synonyms::held_synonyms;
use crate::build::term_files::term_files;
use crate::build::word_lists::word_lists;
use crate::document::{Document, Vocabulary};
use crate::format::display;
use crate::format::frame::FileKind;
use crate::format::start::Start;
use crate::text::normalize::normalize;

/// The result of a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The files, sorted by path.
    pub files: Vec<PackFile>,
    /// The terms of the 五十音 index, sorted by reading.
    pub terms: Vec<TermPages>,
}

/// The size of a display file in bytes before compression.
const DISPLAY_FILE: usize = 3_072;

/// Builds the pack of a site; document `n` of the pack is the `n`th of `analysed`.
///
/// # Errors
///
/// [`BuildError::Dictionary`] if Lindera cannot compile the words of the vocabulary, [`BuildError::TooManyCharacters`]
/// if the texts contain more characters than the index can number, and [`BuildError::Engine`] if Tantivy cannot write.
pub fn build(analysed: Vec<Analysed>, vocabulary: &Vocabulary) -> Result<Pack, BuildError> {
    build_with(analysed, vocabulary, FREQUENT)
}

/// As [`build`], with the names that the search box suggests.
///
/// # Errors
///
/// As for [`build`].
pub fn build_named(analysed: Vec<Analysed>, vocabulary: &Vocabulary, names: &SiteNames) -> Result<Pack, BuildError> {
    assemble(analysed, vocabulary, names, FREQUENT)
}

/// As [`build`], with another limit between rare and frequent strings, so that tests have both kinds in a few
/// documents.
#[doc(hidden)]
pub fn build_with(analysed: Vec<Analysed>, vocabulary: &Vocabulary, frequent: usize) -> Result<Pack, BuildError> {
    assemble(analysed, vocabulary, &SiteNames::default(), frequent)
}

fn assemble(
    analysed: Vec<Analysed>,
    vocabulary: &Vocabulary,
    names: &SiteNames,
    frequent: usize,
) -> Result<Pack, BuildError> {
    let ipadic = Ipadic::new(&vocabulary.words)?;
    let synonyms = held_synonyms(&vocabulary.synonyms, &analysed);
    let (lexicon, (words, (display, per_display_file))) = rayon::join(
        || {
            let terms = index_terms(&analysed, vocabulary, &ipadic);
            terms.map(|terms| (lexicon_bodies(&ipadic, &analysed, &terms, &synonyms), terms))
        },
        || (word_lists(&analysed, &ipadic), display_files(&analysed)),
    );
    let (lexicon, terms) = lexicon?;
    let suggested = candidates(&terms, &analysed, names, &ipadic);
    let mut archive = Archive::default();
    archive.add(FileKind::Display, display);
    archive.add_sorted(FileKind::Lexicon, lexicon);
    archive.add_sorted(FileKind::Suggestions, suggestion_bodies(&terms, &suggested));
    archive.add_sorted(FileKind::Spellings, spelling_bodies(&terms, &analysed, synonyms, &ipadic));
    let (facets, facet_files) = facet_files(&analysed, &vocabulary.facets)?;
    archive.add(FileKind::Facet, facet_files);
    let documents = analysed.len() as u32;
    let lists = term_files(&corpus_of(analysed)?, &words, frequent)?;
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

/// Keeps only the characters. The words and connections, which are freed here, need as much memory as all lists of a
/// large site.
fn corpus_of(analysed: Vec<Analysed>) -> Result<Corpus, BuildError> {
    let texts: Vec<String> = analysed.into_iter().map(|document| document.text).collect();
    Corpus::new(&texts)
}

/// The display files, and the number of documents in each.
fn display_files(analysed: &[Analysed]) -> (Vec<Vec<u8>>, u32) {
    let documents: Vec<&Document> = analysed.iter().map(|document| &*document.document).collect();
    let shown = |document: &&Document| {
        document.title.len() + document.passages.iter().map(|passage| passage.text.len()).sum::<usize>()
    };
    let average = documents.iter().map(shown).sum::<usize>() / documents.len().max(1);
    let per_file = (DISPLAY_FILE / average.max(1)).clamp(1, 16);
    let bodies = documents.par_chunks(per_file).map(display::encode);
    (compressed_files(FileKind::Display, bodies), per_file as u32)
}

/// Groups of names for the same thing: normalized, sorted, without groups of a single name.
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
