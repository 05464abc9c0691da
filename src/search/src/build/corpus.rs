//! All texts of a site as one array of 16-bit numbers, so that strings of characters can be sorted as integers.

use std::ops::Range;

use crate::build::analysed::END;
use crate::build::error::BuildError;

/// The number between two passages. No indexed string contains it.
pub const BOUNDARY: u16 = 0;

/// Every character of every document, as the rank of its code point among those that occur.
pub struct Corpus {
    pub text: Vec<u16>,
    /// For each character the document that contains it.
    pub document: Vec<u32>,
    /// The start of each document, followed by the end of the corpus.
    starts: Vec<u32>,
    /// The character for each number. Index 0 is the boundary.
    alphabet: Vec<char>,
}

impl Corpus {
    /// Concatenates all documents, each a normalized text.
    ///
    /// # Errors
    ///
    /// [`BuildError::TooManyCharacters`] if they contain more than 65,535 different characters.
    pub fn new(texts: &[String]) -> Result<Corpus, BuildError> {
        let alphabet = alphabet(texts);
        if alphabet.len() > usize::from(u16::MAX) + 1 {
            return Err(BuildError::TooManyCharacters);
        }
        let ranks = ranks(&alphabet);
        let length = texts.iter().map(|text| text.chars().count()).sum();
        let (mut text, mut document) = (Vec::with_capacity(length), Vec::with_capacity(length));
        let mut starts = Vec::with_capacity(texts.len() + 1);
        for (number, normalized) in texts.iter().enumerate() {
            starts.push(text.len() as u32);
            text.extend(normalized.chars().map(|character| ranks[character as usize]));
            document.resize(text.len(), number as u32);
        }
        starts.push(text.len() as u32);
        Ok(Corpus { text, document, starts, alphabet })
    }

    /// A corpus with the given number of documents, all without text.
    pub fn empty(documents: usize) -> Corpus {
        Corpus { text: Vec::new(), document: Vec::new(), starts: vec![0; documents + 1], alphabet: vec!['\0'] }
    }

    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.starts.len() - 1
    }

    /// The positions of each character except the boundary, indexed by its number. The last position of the corpus is
    /// never among them, since it is a boundary.
    pub fn places(&self) -> Vec<Vec<u32>> {
        let mut counts = vec![0; self.alphabet.len()];
        self.text.iter().for_each(|number| counts[usize::from(*number)] += 1);
        counts[usize::from(BOUNDARY)] = 0;
        let mut places: Vec<Vec<u32>> = counts.into_iter().map(Vec::with_capacity).collect();
        for (at, number) in self.text.iter().enumerate().filter(|(_, number)| **number != BOUNDARY) {
            places[usize::from(*number)].push(at as u32);
        }
        places
    }

    /// The position of a character within its own document.
    pub fn position(&self, at: u32) -> u32 {
        at - self.starts[self.document[at as usize] as usize]
    }

    /// The characters of a range.
    pub fn string(&self, range: Range<usize>) -> String {
        self.text[range].iter().map(|number| self.alphabet[usize::from(*number)]).collect()
    }
}

fn alphabet(texts: &[String]) -> Vec<char> {
    let mut seen = vec![false; 0x11_0000];
    for character in texts.iter().flat_map(|text| text.chars()) {
        seen[character as usize] = true;
    }
    seen[END as usize] = true;
    (0..0x11_0000u32).filter(|code| seen[*code as usize]).filter_map(char::from_u32).collect()
}

fn ranks(alphabet: &[char]) -> Vec<u16> {
    let mut ranks = vec![BOUNDARY; 0x11_0000];
    for (rank, character) in alphabet.iter().enumerate() {
        ranks[*character as usize] = rank as u16;
    }
    ranks
}

/// The documents that contain each single character.
pub fn characters(corpus: &Corpus) -> Vec<(String, Vec<u32>)> {
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); corpus.alphabet.len()];
    for (number, document) in corpus.text.iter().zip(&corpus.document) {
        let list = &mut lists[usize::from(*number)];
        if list.last() != Some(document) {
            list.push(*document);
        }
    }
    let named = corpus.alphabet.iter().zip(lists).skip(1);
    named.map(|(character, list)| (character.to_string(), list)).collect()
}
