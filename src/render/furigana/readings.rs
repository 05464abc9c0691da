//! The reader of a site's texts, which reads each of them once: rows and cells stand on many pages.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use serde::Serialize;
use tomei_search::analyse::furigana::Furigana;
use tomei_search::document::DictionaryWord;
use xxhash_rust::xxh3::xxh3_128;

use crate::render::furigana::text;

/// Into how many parts the known texts go, so that threads seldom wait for each other.
const PARTS: usize = 64;

/// A site's dictionary and what has been read with it.
pub struct Readings {
    words: Vec<DictionaryWord>,
    /// Loaded for the first page that needs it: a build that finds nothing new reads nothing.
    furigana: OnceLock<Result<Furigana, String>>,
    known: Mutex<Words>,
    texts: Vec<Mutex<HashMap<u128, Arc<[u32]>>>>,
}

/// Stretches of kanji with their readings, numbered in the order in which they are met.
#[derive(Default)]
struct Words {
    numbers: HashMap<(String, String), u32>,
    all: Vec<(String, String)>,
}

/// The file as it is written; see the module above.
#[derive(Serialize)]
struct File {
    words: Vec<(String, String)>,
    text: Vec<usize>,
}

impl Readings {
    /// A reader with the site's own words.
    pub fn new(words: Vec<DictionaryWord>) -> Self {
        let texts = (0..PARTS).map(|_| Mutex::default()).collect();
        Self { words, furigana: OnceLock::new(), known: Mutex::default(), texts }
    }

    /// The readings of a page, UTF-8 JSON.
    ///
    /// # Errors
    ///
    /// Why the site's dictionary cannot be compiled.
    pub fn of_page(&self, html: &[u8]) -> Result<Vec<u8>, String> {
        let texts: Result<Vec<_>, String> = text::blocks(html).iter().map(|text| self.read(text)).collect();
        let numbers: Vec<u32> = texts?.iter().flat_map(|numbers| numbers.iter().copied()).collect();
        Ok(serde_json::to_vec(&self.file(&numbers)).expect("strings and numbers have a JSON form"))
    }

    /// Numbers hang on which thread came first; those in the file do not.
    fn file(&self, numbers: &[u32]) -> File {
        let known = self.known.lock().expect("no reader panicked");
        let (mut places, mut words) = (HashMap::new(), Vec::new());
        let mut place = |number: &u32| {
            *places.entry(*number).or_insert_with(|| {
                words.push(known.all[*number as usize].clone());
                words.len() - 1
            })
        };
        let text = numbers.iter().map(&mut place).collect();
        File { words, text }
    }

    fn read(&self, text: &str) -> Result<Arc<[u32]>, String> {
        let number = xxh3_128(text.as_bytes());
        let part = &self.texts[(number % PARTS as u128) as usize];
        if let Some(known) = part.lock().expect("no reader panicked").get(&number) {
            return Ok(known.clone());
        }
        let furigana = self.furigana.get_or_init(|| Furigana::new(&self.words).map_err(|error| error.to_string()));
        let stretches = furigana.as_ref().map_err(String::clone)?.read(text).into_iter();
        let words = stretches.map(|stretch| (text[stretch.range].to_owned(), stretch.reading.unwrap_or_default()));
        let numbers = self.known.lock().expect("no reader panicked").number(words);
        part.lock().expect("no reader panicked").insert(number, numbers.clone());
        Ok(numbers)
    }
}

impl Words {
    fn number(&mut self, words: impl Iterator<Item = (String, String)>) -> Arc<[u32]> {
        words
            .map(|word| {
                let next = self.all.len() as u32;
                *self.numbers.entry(word).or_insert_with_key(|word| {
                    self.all.push(word.clone());
                    next
                })
            })
            .collect()
    }
}
