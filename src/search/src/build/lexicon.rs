//! The lexicon files: the grammar, followed by the dictionary entries of a site, grouped by the first character of
//! their surface.

use crate::build::analysed::Analysed;
use crate::build::index_terms::TermPages;
use crate::build::ipadic::Ipadic;
use crate::build::pruning::prune;
use crate::build::spellings::typed_spellings;
use crate::build::synonyms::HeldSynonym;
use crate::format::lexicon::{LexiconEntry, encode_entries};

/// The size of a file in bytes before compression; an entry needs about ten bytes.
const FILE: usize = 2_048;
const ENTRY: usize = 10;

/// The bodies of the lexicon files, each with its first character. The body with the grammar has none. What people type for
/// the site's words is segmented, too.
pub fn lexicon_bodies(
    ipadic: &Ipadic,
    analysed: &[Analysed],
    terms: &[TermPages],
    synonyms: &[HeldSynonym],
) -> Vec<(String, Vec<u8>)> {
    let mut typed = typed_spellings(terms, ipadic);
    typed.extend(synonyms.iter().map(|synonym| synonym.typed.clone()));
    let surfaces: Vec<&str> = terms.iter().map(|term| &term.surface).chain(&typed).map(String::as_str).collect();
    let pruned = prune(ipadic, analysed, &surfaces);
    let mut bodies = vec![(String::new(), pruned.grammar.encode())];
    bodies.extend(files(&pruned.entries).iter().map(|entries| (first_character(entries), encode_entries(entries))));
    bodies
}

/// Entries with the same first character are in one file, so that a query can tell from its characters which files it
/// needs.
fn files(entries: &[LexiconEntry]) -> Vec<Vec<LexiconEntry>> {
    let mut files: Vec<Vec<LexiconEntry>> = Vec::new();
    let by_character = entries.chunk_by(|left, right| left.surface.chars().next() == right.surface.chars().next());
    for group in by_character {
        match files.last_mut().filter(|file| (file.len() + group.len()) * ENTRY <= FILE) {
            Some(file) => file.extend_from_slice(group),
            None => files.push(group.to_vec()),
        }
    }
    files
}

fn first_character(entries: &[LexiconEntry]) -> String {
    entries[0].surface.chars().take(1).collect()
}
