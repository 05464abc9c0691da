//! Determines the readings of texts and caches them, since rows and cells occur on many pages and sentences in many
//! rows.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use tomei_search::build::furigana::{Furigana, pieces};
use tomei_search::document::DictionaryWord;
use xxhash_rust::xxh3::xxh3_128;

use crate::render::furigana::text;

/// The number of parts into which the cache is divided, so that threads seldom wait for each other.
const PARTS: usize = 64;

/// The dictionary of a site and the cache of readings.
pub struct Readings {
    words: Vec<DictionaryWord>,
    /// Loaded when the first page needs it, since a build that keeps all pages does not.
    furigana: OnceLock<Result<Furigana, String>>,
    known: RwLock<Words>,
    texts: Vec<Mutex<HashMap<u128, Box<[u32]>>>>,
    /// Reused from page to page; see [`Places`].
    places: Mutex<Vec<Places>>,
}

/// Words with their readings, serialized as in the file and numbered in the order in which they are first found.
#[derive(Default)]
struct Words {
    numbers: HashMap<Arc<str>, u32>,
    all: Vec<Arc<str>>,
}

/// For each number of a word its position in the file; [`Places::NONE`] for all of them between two files.
#[derive(Default)]
struct Places(Vec<u32>);

impl Readings {
    /// A reader that knows the dictionary of the site, `words`.
    pub fn new(words: Vec<DictionaryWord>) -> Self {
        Self {
            words,
            furigana: OnceLock::new(),
            known: RwLock::default(),
            texts: (0..PARTS).map(|_| Mutex::default()).collect(),
            places: Mutex::default(),
        }
    }

    /// The readings file of a page, as UTF-8 JSON.
    ///
    /// # Errors
    ///
    /// The reason why the dictionary cannot be compiled.
    pub fn of_page(&self, html: &[u8]) -> Result<Vec<u8>, String> {
        let mut numbers = Vec::new();
        for text in text::blocks(html).iter() {
            self.once(text, &mut numbers, |numbers| self.read(&String::from_utf8_lossy(text), numbers))?;
        }
        Ok(self.file(numbers))
    }

    /// The numbers of words depend on the order of the threads. Those in the file must not, so they are assigned anew.
    fn file(&self, mut numbers: Vec<u32>) -> Vec<u8> {
        let mut places = self.places.lock().expect("no reader panicked").pop().unwrap_or_default();
        let known = self.known.read().expect("no reader panicked");
        let words = places.renumber(&mut numbers, known.all.len());
        self.places.lock().expect("no reader panicked").push(places);
        let words: Vec<&str> = words.into_iter().map(|word| &*known.all[word as usize]).collect();
        let mut file = format!(r#"{{"words":[{}],"text":"#, words.join(",")).into_bytes();
        serde_json::to_writer(&mut file, &numbers).expect("numbers have a JSON form");
        file.push(b'}');
        file
    }

    /// Appends the numbers of the words in `text`. `make` determines them when the text is first seen.
    fn once<E>(
        &self,
        text: &[u8],
        numbers: &mut Vec<u32>,
        make: impl FnOnce(&mut Vec<u32>) -> Result<(), E>,
    ) -> Result<(), E> {
        let number = xxh3_128(text);
        let part = &self.texts[(number % PARTS as u128) as usize];
        if let Some(known) = part.lock().expect("no reader panicked").get(&number) {
            numbers.extend_from_slice(known);
            return Ok(());
        }
        let start = numbers.len();
        make(numbers)?;
        part.lock().expect("no reader panicked").insert(number, numbers[start..].into());
        Ok(())
    }

    fn read(&self, text: &str, numbers: &mut Vec<u32>) -> Result<(), String> {
        let furigana = self.furigana.get_or_init(|| Furigana::new(&self.words).map_err(|error| error.to_string()));
        let furigana = furigana.as_ref().map_err(String::clone)?;
        pieces(text).try_for_each(|piece| {
            self.once(piece.as_bytes(), numbers, |numbers| {
                let stretches = furigana.read(piece).into_iter();
                let words = stretches.map(|stretch| (&piece[stretch.range], stretch.reading.unwrap_or_default()));
                numbers.extend(words.map(|word| self.number(&word)));
                Ok(())
            })
        })
    }

    fn number(&self, word: &(&str, String)) -> u32 {
        let word = serde_json::to_string(word).expect("strings have a JSON form");
        if let Some(number) = self.known.read().expect("no reader panicked").numbers.get(word.as_str()) {
            return *number;
        }
        self.known.write().expect("no reader panicked").number(word.into())
    }
}

impl Words {
    fn number(&mut self, word: Arc<str>) -> u32 {
        let next = self.all.len() as u32;
        *self.numbers.entry(word).or_insert_with_key(|word| {
            self.all.push(word.clone());
            next
        })
    }
}

impl Places {
    const NONE: u32 = u32::MAX;

    /// Numbers the words of one file in the order in which they occur; `count` is the number of all known words.
    /// Returns the previous numbers in the order of the new ones.
    fn renumber(&mut self, numbers: &mut [u32], count: usize) -> Vec<u32> {
        self.0.resize(count.max(self.0.len()), Self::NONE);
        let mut words = Vec::new();
        for number in numbers {
            let place = &mut self.0[*number as usize];
            if *place == Self::NONE {
                *place = words.len() as u32;
                words.push(*number);
            }
            *number = *place;
        }
        words.iter().for_each(|word| self.0[*word as usize] = Self::NONE);
        words
    }
}
