//! The complete IPADIC with the site's own words. Only the build uses it, since it needs far more memory than a pack.

use std::sync::atomic::{AtomicU8, Ordering};

use lindera_dictionary::dictionary::{DetailFields, Dictionary, UserDictionary};
use lindera_dictionary::viterbi::{LexType, WordId};

use crate::build::entry_detail::{EntryDetail, detail};
use crate::build::error::BuildError;
use crate::build::own_words::user_dictionary;
use crate::document::DictionaryWord;
use crate::text::kana::hiragana;
use crate::text::morpheme::{Class, Parts};

/// IPADIC with the site's own words.
pub struct Ipadic {
    pub dictionary: Dictionary,
    user: Option<UserDictionary>,
    /// For each entry of IPADIC, then of the site, the number of its record.
    records: Vec<u32>,
    user_records: Vec<u32>,
    /// Cached properties of IPADIC's entries, which are needed for every token, by number of the entry; 0 if not
    /// computed yet.
    traits: Vec<AtomicU8>,
}

/// The bits of an entry's properties besides its class.
const IS_KNOWN: u8 = 0x80;
const HAS_READING: u8 = 0x40;
const IS_SUFFIX: u8 = 0x20;
const IS_LOOSE: u8 = 0x10;
const CLASS: u8 = 0x0F;

impl Ipadic {
    /// Loads the embedded dictionary and compiles `words`.
    ///
    /// # Errors
    ///
    /// [`BuildError::Dictionary`] if Lindera rejects one of them.
    pub fn new(words: &[DictionaryWord]) -> Result<Ipadic, BuildError> {
        let dictionary = tomei_dictionary::load().map_err(|error| BuildError::Dictionary(error.to_string()))?;
        let user = user_dictionary(&dictionary, words)?;
        let records = record_numbers(&dictionary.prefix_dictionary.vals_data);
        let user_records = user.as_ref().map_or_else(Vec::new, |user| record_numbers(&user.dict.vals_data));
        let traits = records.iter().map(|_| AtomicU8::new(0)).collect();
        Ok(Ipadic { dictionary, user, records, user_records, traits })
    }

    /// The parts of the dictionary that Lindera's search for the best path uses.
    pub fn parts(&self) -> Parts<'_> {
        Parts {
            entries: &self.dictionary.prefix_dictionary,
            user: self.user.as_ref().map(|user| &user.dict),
            characters: &self.dictionary.character_definition,
            unknown: &self.dictionary.unknown_dictionary,
            costs: &self.dictionary.connection_cost_matrix,
        }
    }

    /// The properties of an entry.
    pub fn detail(&self, word: WordId) -> EntryDetail<'_> {
        detail(self.columns(word))
    }

    /// IPADIC's first four columns of an entry.
    pub fn part_of_speech(&self, word: WordId) -> [&str; 4] {
        let mut part_of_speech = [""; 4];
        part_of_speech.iter_mut().zip(self.columns(word)).for_each(|(part, column)| *part = column);
        part_of_speech
    }

    /// IPADIC's sixth column of an entry, as 連用形.
    pub fn conjugation_form(&self, word: WordId) -> &str {
        self.columns(word).nth(5).unwrap_or_default()
    }

    /// The entries of exactly this surface, without the site's own words.
    pub fn words<'a>(&'a self, surface: &'a str) -> impl Iterator<Item = WordId> + 'a {
        let entries = self.dictionary.prefix_dictionary.prefix(surface);
        entries.filter(move |(length, _)| *length == surface.len()).map(|(_, entry)| entry.word_id())
    }

    fn columns(&self, word: WordId) -> DetailFields<'_> {
        let id = word.id() as usize;
        match (word.lex_type(), &self.user) {
            (LexType::Unknown, _) => self.dictionary.unknown_word_details_iter(id),
            (LexType::User, Some(user)) => user.word_details_iter(id),
            _ => self.dictionary.word_details_iter(id),
        }
    }

    /// The number of IPADIC's entries, without the site's own words.
    pub fn entries(&self) -> usize {
        self.traits.len()
    }

    /// The entries of unknown words.
    pub fn unknown_entries(&self) -> impl Iterator<Item = WordId> {
        let count = self.dictionary.unknown_dictionary.costs.len() as u32;
        (0..count).map(|id| WordId::new(LexType::Unknown, id))
    }

    /// Whether the dictionary has an entry of exactly this surface.
    pub fn is_entry(&self, surface: &str) -> bool {
        self.dictionary.prefix_dictionary.prefix(surface).any(|(length, _)| length == surface.len())
    }

    /// The value of an entry for the search.
    pub fn class(&self, word: WordId) -> Class {
        Class::from_byte(self.traits(word) & CLASS)
    }

    /// Whether a term can begin with the word.
    pub fn begins_term(&self, word: WordId) -> bool {
        self.traits(word) & IS_SUFFIX == 0
    }

    /// Whether a word of several characters is a term by itself.
    pub fn is_term(&self, word: WordId, surface: &str) -> bool {
        self.traits(word) & IS_LOOSE == 0 || !surface.chars().all(|character| matches!(character, 'ぁ'..='ゖ' | 'ー'))
    }

    /// Whether [`Ipadic::reading`] returns a reading.
    pub fn is_read(&self, word: WordId, surface: &str) -> bool {
        self.traits(word) & HAS_READING != 0 || is_kana(surface)
    }

    /// The reading of a word in hiragana.
    pub fn reading(&self, word: WordId, surface: &str) -> Option<String> {
        let own = || is_kana(surface).then_some(surface);
        self.detail(word).reading.filter(|reading| !reading.is_empty()).or_else(own).map(hiragana)
    }

    /// The properties of an entry, computed only once for each entry of IPADIC, since parsing its columns takes as long
    /// as tokenizing the word.
    fn traits(&self, word: WordId) -> u8 {
        let slot = self.traits.get(word.id() as usize).filter(|_| word.lex_type() == LexType::System);
        let Some(slot) = slot else { return traits(&self.detail(word)) };
        match slot.load(Ordering::Relaxed) {
            0 => {
                let found = traits(&self.detail(word));
                slot.store(found, Ordering::Relaxed);
                found
            }
            found => found,
        }
    }

    /// The left context id, the right context id and the cost of an entry.
    pub fn ids_and_cost(&self, word: WordId) -> (u16, u16, i16) {
        let (bytes, records): (&[u8], &[u32]) = match (word.lex_type(), &self.user) {
            (LexType::Unknown, _) => {
                let entry = self.dictionary.unknown_dictionary.word_entry(word.id());
                return (entry.left_id() as u16, entry.right_id() as u16, entry.word_cost());
            }
            (LexType::User, Some(user)) => (&user.dict.vals_data, &self.user_records),
            _ => (&self.dictionary.prefix_dictionary.vals_data, &self.records),
        };
        let record = &bytes[records[word.id() as usize] as usize * RECORD..][..RECORD];
        let pair = |at: usize| [record[at], record[at + 1]];
        (u16::from_le_bytes(pair(6)), u16::from_le_bytes(pair(8)), i16::from_le_bytes(pair(4)))
    }
}

fn traits(detail: &EntryDetail) -> u8 {
    let is_read = detail.reading.is_some_and(|reading| !reading.is_empty());
    let bit = |is_set, bit| if is_set { bit } else { 0 };
    let bits = bit(is_read, HAS_READING) | bit(detail.is_suffix, IS_SUFFIX) | bit(detail.is_loose, IS_LOOSE);
    IS_KNOWN | bits | detail.class as u8
}

fn is_kana(surface: &str) -> bool {
    surface.chars().all(|character| matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'))
}

/// The size in bytes of a record in `dict.vals`: number of the entry (4), cost (2), left and right context id (2 each).
const RECORD: usize = 10;

/// The number of each entry's record. Records are sorted by surface and not by the number of the entry, and a few
/// numbers have none.
fn record_numbers(bytes: &[u8]) -> Vec<u32> {
    let entries = bytes.as_chunks::<RECORD>().0.iter();
    let entries = entries.map(|[one, two, three, four, ..]| u32::from_le_bytes([*one, *two, *three, *four]) as usize);
    let mut records = vec![0; entries.clone().max().map_or(0, |last| last + 1)];
    entries.enumerate().for_each(|(record, entry)| records[entry] = record as u32);
    records
}

#[cfg(test)]
mod tests {
    use lindera_dictionary::viterbi::Lattice;

    use super::Ipadic;
    use crate::document::DictionaryWord;
    use crate::text::morpheme::{Class, segment};

    fn cut(words: &[DictionaryWord], text: &str) -> Vec<String> {
        let ipadic = Ipadic::new(words).expect("the embedded dictionary loads");
        let mut found = Vec::new();
        segment(&ipadic.parts(), &mut Lattice::default(), text, |range, word| {
            let detail = ipadic.detail(word);
            let base = detail.base.unwrap_or(&text[range.clone()]).to_owned();
            found.push(if detail.class == Class::Function { format!("({base})") } else { base });
        });
        found
    }

    #[test]
    fn base_forms_and_function_words() {
        assert_eq!(cut(&[], "対策を進めました。"), ["対策", "(を)", "進める", "(ます)", "(た)", "(。)"]);
    }

    #[test]
    fn the_sites_own_words_are_whole() {
        let word = |surface: &str, reading: &str| DictionaryWord {
            surface: surface.to_owned(),
            part_of_speech: String::from("名詞"),
            reading: reading.to_owned(),
        };
        assert_eq!(cut(&[], "市民協働部"), ["市民", "協", "働部"]);
        assert_eq!(cut(&[word("協働", "キョウドウ")], "市民協働部"), ["市民", "協働", "部"]);
    }
}
