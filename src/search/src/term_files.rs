//! All lists of all strings, cut into files by hash of the string.

use std::collections::HashSet;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::analyse::Analysed;
use crate::corpus::{Corpus, characters};
use crate::error::BuildError;
use crate::grams::{Grams, grams};
use crate::ipadic::Ipadic;
use crate::postings::{Entry, Source, serialize};
use crate::term_map::{CELLS, TermMap, TermPlace, term_place};
use crate::terms::{Kind, TermData, encode};
use crate::words::{WordList, word_lists};

/// The bodies of the term files, and what the start file says of them.
pub struct TermFiles {
    pub bodies: Vec<Vec<u8>>,
    pub map: TermMap,
    /// Frequent strings, sorted.
    pub frequent: Vec<String>,
}

/// Bytes of terms to a file, before gzip.
const FILE: usize = 4_096;

/// Gathers and serializes all lists; a string in `frequent` documents or more is extended.
///
/// # Errors
///
/// Refuses text beyond what the index can number.
pub fn term_lists(analysed: &[Analysed], ipadic: &Ipadic, frequent: usize) -> Result<TermFiles, BuildError> {
    let corpus = Corpus::new(analysed)?;
    let (found, (words, characters)) =
        rayon::join(|| grams(&corpus, frequent), || (word_lists(analysed, ipadic), characters(&corpus)));
    let mut frequent: Vec<String> =
        found.all.iter().filter(|gram| gram.is_frequent).map(|gram| found.text(&corpus, gram)).collect();
    frequent.sort_unstable();
    let (rare, long) = split(entries(&corpus, &found, &words, &characters), &frequent);
    let map = TermMap::new([&rare, &long].map(|files| files.iter().map(|file| file.cells).collect()));
    let all: Vec<File> = rare.into_iter().chain(long).collect();
    let bodies = all.into_par_iter().map(|file| body(&corpus, file.entries)).collect::<Result<_, _>>()?;
    Ok(TermFiles { bodies, map, frequent })
}

fn entries<'a>(
    corpus: &Corpus,
    found: &'a Grams,
    words: &'a [WordList],
    characters: &'a [(String, Vec<u32>)],
) -> Vec<Entry<'a>> {
    let grams = found.all.iter().map(|gram| {
        let (text, places) = (found.text(corpus, gram), found.occurrences(gram));
        match gram.is_frequent {
            true => Entry { text, kind: Kind::Many, source: Source::Listed(places) },
            false => Entry { text, kind: Kind::Gram, source: Source::Placed(places) },
        }
    });
    let words = words.iter().map(|list| Entry {
        text: list.base.to_owned(),
        kind: Kind::Word,
        source: Source::Weighted(&list.best, list.documents),
    });
    let characters = characters.iter().map(|(text, list)| Entry {
        text: text.clone(),
        kind: Kind::Many,
        source: Source::Documents(list),
    });
    grams.chain(words).chain(characters).collect()
}

/// Some cells side by side.
#[derive(Default)]
struct File<'a> {
    cells: u32,
    entries: Vec<Entry<'a>>,
    size: usize,
}

type Placed<'a> = Vec<(TermPlace, Entry<'a>)>;

/// Entries by file: those of short lists, then the others.
fn split<'a>(entries: Vec<Entry<'a>>, frequent: &[String]) -> (Vec<File<'a>>, Vec<File<'a>>) {
    let frequent: HashSet<&str> = frequent.iter().map(String::as_str).collect();
    let placed = entries.into_iter().map(|entry| (term_place(&entry.text, |two| frequent.contains(two)), entry));
    let (rare, long): (Placed, Placed) = placed.partition(|(place, _)| place.is_rare);
    (files(rare), files(long))
}

/// Fills each file with cells until it has its size.
fn files(placed: Placed) -> Vec<File> {
    let size: usize = placed.iter().map(|(_, entry)| estimated_size(entry)).sum();
    let count = size.div_ceil(FILE) * CELLS;
    let mut cells: Vec<Vec<Entry>> = std::iter::repeat_with(Vec::new).take(count).collect();
    for (place, entry) in placed {
        cells[place.cell(count as u32) as usize].push(entry);
    }
    let mut files: Vec<File> = Vec::new();
    for cell in cells {
        let size: usize = cell.iter().map(estimated_size).sum();
        if files.last().is_none_or(|file| file.size > 0 && file.size + size > FILE) {
            files.push(File::default());
        }
        let file = files.last_mut().expect("there is a file");
        file.entries.extend(cell);
        file.cells += 1;
        file.size += size;
    }
    files
}

/// Bytes an entry will take, roughly.
fn estimated_size(entry: &Entry) -> usize {
    match entry.source {
        Source::Placed(places) => 10 + places.len() * 3,
        Source::Listed(places) => 8 + places.len(),
        Source::Documents(list) => 8 + list.len(),
        Source::Weighted(list, _) => 10 + list.len() * 2,
    }
}

fn body(corpus: &Corpus, mut file: Vec<Entry>) -> Result<Vec<u8>, BuildError> {
    file.sort_unstable_by(|left, right| (&left.text, left.kind).cmp(&(&right.text, right.kind)));
    let terms: Vec<TermData> = file.into_iter().map(|entry| serialize(corpus, entry)).collect::<Result<_, _>>()?;
    Ok(encode(terms.iter()))
}
