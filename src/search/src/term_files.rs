//! All lists of all strings, cut into files by hash of the string.

use std::collections::HashSet;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::archive::packed;
use crate::corpus::{Corpus, characters};
use crate::error::BuildError;
use crate::frame::Kind as FileKind;
use crate::grams::{Gram, Grams, grams};
use crate::postings::{Entry, Source, serialize};
use crate::term_map::{CELLS, TermMap, TermPlace, term_place};
use crate::terms::{Kind, TermData, encode};
use crate::words::WordList;

/// The term files, and what the start file says of them.
pub struct TermFiles {
    pub files: Vec<Vec<u8>>,
    pub map: TermMap,
    /// Frequent strings, sorted.
    pub frequent: Vec<String>,
}

/// Bytes of terms to a file, before gzip.
const FILE: usize = 8_192;

/// Gathers and serializes all lists; a string in `frequent` documents or more is extended.
///
/// # Errors
///
/// Refuses text beyond what the index can number.
pub fn term_lists(corpus: &Corpus, words: &[WordList], frequent: usize) -> Result<TermFiles, BuildError> {
    let (found, characters) = rayon::join(|| grams(corpus, frequent), || characters(corpus));
    let mut frequent: Vec<String> =
        found.all.iter().filter(|gram| gram.is_frequent).map(|gram| found.text(corpus, gram)).collect();
    frequent.sort_unstable();
    let catalogue = Catalogue { corpus, grams: &found, words, characters: &characters };
    let (rare, long) = split(&catalogue, &frequent);
    let map = TermMap::new([&rare, &long].map(|files| files.iter().map(|file| file.cells).collect()));
    let all: Vec<File> = rare.into_iter().chain(long).collect();
    let packed_file = |(number, file): (usize, File)| {
        let body = body(&catalogue, &file.numbers)?;
        Ok(packed(FileKind::Terms, number, &body))
    };
    let files = all.into_par_iter().enumerate().map(packed_file).collect::<Result<_, BuildError>>()?;
    Ok(TermFiles { files, map, frequent })
}

/// All there is to write, by number. An entry is made when its file is: a large site has millions.
struct Catalogue<'a> {
    corpus: &'a Corpus,
    grams: &'a Grams,
    words: &'a [WordList],
    characters: &'a [(String, Vec<u32>)],
}

impl<'a> Catalogue<'a> {
    fn len(&self) -> usize {
        self.grams.all.len() + self.words.len() + self.characters.len()
    }

    fn entry(&self, number: usize) -> Entry<'a> {
        let Some(behind) = number.checked_sub(self.grams.all.len()) else {
            return self.gram(&self.grams.all[number]);
        };
        match behind.checked_sub(self.words.len()) {
            None => word(&self.words[behind]),
            Some(behind) => character(&self.characters[behind]),
        }
    }

    fn gram(&self, gram: &Gram) -> Entry<'a> {
        let (text, places) = (self.grams.text(self.corpus, gram), self.grams.occurrences(gram));
        match gram.is_frequent {
            true => Entry { text, kind: Kind::Many, source: Source::Listed(places) },
            false => Entry { text, kind: Kind::Gram, source: Source::Placed(places) },
        }
    }
}

fn word(list: &WordList) -> Entry<'_> {
    let source = Source::Weighted(&list.best, list.documents);
    Entry { text: list.base.clone(), kind: Kind::Word, source }
}

fn character((text, list): &(String, Vec<u32>)) -> Entry<'_> {
    Entry { text: text.clone(), kind: Kind::Many, source: Source::Documents(list) }
}

/// Some cells side by side.
#[derive(Default)]
struct File {
    cells: u32,
    /// Of the entries.
    numbers: Vec<u32>,
    size: usize,
}

/// An entry by its number, where it goes, and the bytes it will take, roughly.
struct Placed {
    place: TermPlace,
    size: u32,
    number: u32,
}

/// Entries by file: those of short lists, then the others.
fn split(catalogue: &Catalogue, frequent: &[String]) -> (Vec<File>, Vec<File>) {
    let frequent: HashSet<&str> = frequent.iter().map(String::as_str).collect();
    let placed = (0..catalogue.len()).into_par_iter().map(|number| {
        let entry = catalogue.entry(number);
        let place = term_place(&entry.text, |two| frequent.contains(two));
        Placed { place, size: estimated_size(&entry) as u32, number: number as u32 }
    });
    let (rare, long): (Vec<Placed>, Vec<Placed>) = placed.partition(|placed| placed.place.is_rare);
    (files(rare), files(long))
}

/// Fills each file with cells until it has its size.
fn files(mut placed: Vec<Placed>) -> Vec<File> {
    let size: usize = placed.iter().map(|one| one.size as usize).sum();
    let count = (size.div_ceil(FILE) * CELLS) as u32;
    placed.sort_unstable_by_key(|one| (one.place.cell(count), one.number));
    let mut rest = placed.as_slice();
    let mut files: Vec<File> = Vec::new();
    for number in 0..count {
        let (cell, after) = rest.split_at(rest.iter().take_while(|one| one.place.cell(count) == number).count());
        rest = after;
        let size: usize = cell.iter().map(|one| one.size as usize).sum();
        if files.last().is_none_or(|file| file.size > 0 && file.size + size > FILE) {
            files.push(File::default());
        }
        let file = files.last_mut().expect("there is a file");
        file.numbers.extend(cell.iter().map(|one| one.number));
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

fn body(catalogue: &Catalogue, numbers: &[u32]) -> Result<Vec<u8>, BuildError> {
    let mut entries: Vec<Entry> = numbers.iter().map(|number| catalogue.entry(*number as usize)).collect();
    entries.sort_unstable_by(|left, right| (&left.text, left.kind).cmp(&(&right.text, right.kind)));
    let terms = entries.into_iter().map(|entry| serialize(catalogue.corpus, entry));
    Ok(encode(terms.collect::<Result<Vec<TermData>, _>>()?.iter()))
}
