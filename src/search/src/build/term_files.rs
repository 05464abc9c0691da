//! The term files: the posting lists of all strings, distributed over files by a hash of the string.

use std::collections::HashSet;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::build::archive::compressed_file;
use crate::build::corpus::{Corpus, characters};
use crate::build::error::BuildError;
use crate::build::grams::{Gram, Grams, grams};
use crate::build::postings::{PostingSource, TermSource, serialize};
use crate::build::word_lists::WordList;
use crate::format::frame::FileKind;
use crate::format::term_map::{CELLS, TermMap, TermPlace, term_place};
use crate::format::terms::{TermData, TermField, encode};

/// The term files, with the information about them for the start file.
pub struct TermFiles {
    pub files: Vec<Vec<u8>>,
    pub map: TermMap,
    /// The frequent strings, sorted.
    pub frequent: Vec<String>,
}

/// The size of a file in bytes before compression.
const FILE: usize = 8_192;

/// Makes all term files. A string in `frequent` or more documents counts as frequent.
///
/// # Errors
///
/// [`BuildError::Engine`] if Tantivy cannot write.
pub fn term_files(corpus: &Corpus, words: &[WordList], frequent: usize) -> Result<TermFiles, BuildError> {
    let (found, characters) = rayon::join(|| grams(corpus, frequent), || characters(corpus));
    let mut frequent: Vec<String> =
        found.all.iter().filter(|gram| gram.is_frequent).map(|gram| found.text(corpus, gram)).collect();
    frequent.sort_unstable();
    let catalogue = Catalogue { corpus, grams: &found, words, characters: &characters };
    let (rare, long) = split(&catalogue, &frequent);
    let map = TermMap::new([&rare, &long].map(|files| files.iter().map(|file| file.cells).collect()));
    let all: Vec<File> = rare.into_iter().chain(long).collect();
    let compressed = |(number, file): (usize, File)| {
        let body = body(&catalogue, &file.numbers)?;
        Ok(compressed_file(FileKind::Terms, number, &body))
    };
    let files = all.into_par_iter().enumerate().map(compressed).collect::<Result<_, BuildError>>()?;
    Ok(TermFiles { files, map, frequent })
}

/// All strings by number: grams, words, characters. The posting list of each is serialized only when its file is made,
/// since a large site has millions of strings.
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

    fn entry(&self, number: usize) -> TermSource<'a> {
        let Some(behind) = number.checked_sub(self.grams.all.len()) else {
            return self.gram(&self.grams.all[number]);
        };
        match behind.checked_sub(self.words.len()) {
            None => word(&self.words[behind]),
            Some(behind) => character(&self.characters[behind]),
        }
    }

    fn gram(&self, gram: &Gram) -> TermSource<'a> {
        let (text, places) = (self.grams.text(self.corpus, gram), self.grams.occurrences(gram));
        if gram.is_frequent {
            TermSource { text, field: TermField::Frequent, source: PostingSource::Occurrences(places) }
        } else {
            TermSource { text, field: TermField::Gram, source: PostingSource::Positions(places) }
        }
    }
}

fn word(list: &WordList) -> TermSource<'_> {
    let source = PostingSource::Impacts(&list.best, list.documents);
    TermSource { text: list.base.clone(), field: TermField::Word, source }
}

fn character((text, list): &(String, Vec<u32>)) -> TermSource<'_> {
    TermSource { text: text.clone(), field: TermField::Frequent, source: PostingSource::Documents(list) }
}

/// A file, which holds several neighbouring cells.
#[derive(Default)]
struct File {
    cells: u32,
    /// The numbers of its strings.
    numbers: Vec<u32>,
    size: usize,
}

/// A string with its number, its cell, and its estimated size in bytes.
struct Placed {
    place: TermPlace,
    size: u32,
    number: u32,
}

/// Divides the strings into files: those with short lists, then the others.
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

/// Fills each file with cells up to the maximum size.
fn files(mut placed: Vec<Placed>) -> Vec<File> {
    let size: usize = placed.iter().map(|string| string.size as usize).sum();
    let count = (size.div_ceil(FILE) * CELLS) as u32;
    placed.sort_unstable_by_key(|string| (string.place.cell(count), string.number));
    let mut rest = placed.as_slice();
    let mut files: Vec<File> = Vec::new();
    for number in 0..count {
        let (cell, after) = rest.split_at(rest.iter().take_while(|string| string.place.cell(count) == number).count());
        rest = after;
        let size: usize = cell.iter().map(|string| string.size as usize).sum();
        if files.last().is_none_or(|file| file.size > 0 && file.size + size > FILE) {
            files.push(File::default());
        }
        let file = files.last_mut().expect("there is a file");
        file.numbers.extend(cell.iter().map(|string| string.number));
        file.cells += 1;
        file.size += size;
    }
    files
}

/// The estimated size of a term in bytes.
fn estimated_size(entry: &TermSource) -> usize {
    match entry.source {
        PostingSource::Positions(places) => 10 + places.len() * 3,
        PostingSource::Occurrences(places) => 8 + places.len(),
        PostingSource::Documents(list) => 8 + list.len(),
        PostingSource::Impacts(list, _) => 10 + list.len() * 2,
    }
}

fn body(catalogue: &Catalogue, numbers: &[u32]) -> Result<Vec<u8>, BuildError> {
    let mut entries: Vec<TermSource> = numbers.iter().map(|number| catalogue.entry(*number as usize)).collect();
    entries.sort_unstable_by(|left, right| (&left.text, left.field).cmp(&(&right.text, right.field)));
    let terms = entries.into_iter().map(|entry| serialize(catalogue.corpus, entry));
    Ok(encode(terms.collect::<Result<Vec<TermData>, _>>()?.iter()))
}
