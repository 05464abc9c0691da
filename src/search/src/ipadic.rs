//! The whole of IPADIC with the site's own words, for use where memory is no matter: at build time.

use std::sync::atomic::{AtomicU8, Ordering};

use lindera_dictionary::builder::DictionaryBuilder;
use lindera_dictionary::dictionary::{DetailFields, Dictionary, UserDictionary};
use lindera_dictionary::viterbi::{LexType, WordId};

use crate::document::DictionaryWord;
use crate::error::BuildError;
use crate::kana::hiragana;
use crate::morpheme::{Class, Parts};
use crate::normalize::normalize;

/// IPADIC and the site's words.
pub struct Ipadic {
    pub dictionary: Dictionary,
    user: Option<UserDictionary>,
    /// Where the records of the dictionary's and of the site's entries lie.
    places: Vec<u32>,
    user_places: Vec<u32>,
    /// What is asked of every token, by number of the dictionary's entry; 0 where nobody has asked yet.
    known: Vec<AtomicU8>,
}

/// Bits of what is known of an entry, beside its class.
const IS_KNOWN: u8 = 0x80;
const HAS_READING: u8 = 0x40;
const IS_SUFFIX: u8 = 0x20;
const IS_LOOSE: u8 = 0x10;
const CLASS: u8 = 0x0F;

/// What the dictionary says of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail<'a> {
    pub class: Class,
    /// What hangs on the word before it, 者 or 化.
    pub is_suffix: bool,
    /// A noun that says how or when rather than what: さまざま, 現在.
    pub is_loose: bool,
    /// Where it differs from the surface.
    pub base: Option<&'a str>,
    /// In katakana.
    pub reading: Option<&'a str>,
}

impl Ipadic {
    /// Loads the embedded dictionary and compiles `words` with Lindera's own builder.
    pub fn new(words: &[DictionaryWord]) -> Result<Ipadic, BuildError> {
        let dictionary = tomei_dictionary::load().map_err(|error| BuildError::Dictionary(error.to_string()))?;
        let user = user_dictionary(&dictionary, words)?;
        let places = record_places(&dictionary.prefix_dictionary.vals_data);
        let user_places = user.as_ref().map_or_else(Vec::new, |user| record_places(&user.dict.vals_data));
        let known = places.iter().map(|_| AtomicU8::new(0)).collect();
        Ok(Ipadic { dictionary, user, places, user_places, known })
    }

    pub fn parts(&self) -> Parts<'_> {
        Parts {
            entries: &self.dictionary.prefix_dictionary,
            user: self.user.as_ref().map(|user| &user.dict),
            characters: &self.dictionary.character_definition,
            unknown: &self.dictionary.unknown_dictionary,
            costs: &self.dictionary.connection_cost_matrix,
        }
    }

    pub fn detail(&self, word: WordId) -> Detail<'_> {
        let id = word.id() as usize;
        match (word.lex_type(), &self.user) {
            (LexType::Unknown, _) => detail(self.dictionary.unknown_word_details_iter(id)),
            (LexType::User, Some(user)) => detail(user.word_details_iter(id)),
            _ => detail(self.dictionary.word_details_iter(id)),
        }
    }
}

impl Ipadic {
    /// IPADIC's first four columns of an entry.
    pub fn part_of_speech(&self, word: WordId) -> [&str; 4] {
        let id = word.id() as usize;
        let fields = match (word.lex_type(), &self.user) {
            (LexType::Unknown, _) => self.dictionary.unknown_word_details_iter(id),
            (LexType::User, Some(user)) => user.word_details_iter(id),
            _ => self.dictionary.word_details_iter(id),
        };
        let mut columns = [""; 4];
        columns.iter_mut().zip(fields).for_each(|(column, field)| *column = field);
        columns
    }

    /// The number of the dictionary's entries, the site's own words not counted.
    pub fn entries(&self) -> usize {
        self.known.len()
    }

    /// Whether the dictionary has an entry of just this surface.
    pub fn is_entry(&self, surface: &str) -> bool {
        self.dictionary.prefix_dictionary.prefix(surface).any(|(length, _)| length == surface.len())
    }

    pub fn class(&self, word: WordId) -> Class {
        Class::from_byte(self.known(word) & CLASS)
    }

    /// Whether a term may begin with the word.
    pub fn begins_term(&self, word: WordId) -> bool {
        self.known(word) & IS_SUFFIX == 0
    }

    /// Whether a word of more than one character is a term by itself.
    pub fn is_term(&self, word: WordId, surface: &str) -> bool {
        self.known(word) & IS_LOOSE == 0 || !surface.chars().all(|character| matches!(character, 'ぁ'..='ゖ' | 'ー'))
    }

    /// Whether [`Ipadic::reading`] finds one.
    pub fn is_read(&self, word: WordId, surface: &str) -> bool {
        self.known(word) & HAS_READING != 0 || is_kana(surface)
    }

    /// How a word is read, in hiragana.
    pub fn reading(&self, word: WordId, surface: &str) -> Option<String> {
        let own = || is_kana(surface).then_some(surface);
        self.detail(word).reading.filter(|reading| !reading.is_empty()).or_else(own).map(hiragana)
    }

    fn known(&self, word: WordId) -> u8 {
        let place = self.known.get(word.id() as usize).filter(|_| word.lex_type() == LexType::System);
        let Some(place) = place else { return known(&self.detail(word)) };
        match place.load(Ordering::Relaxed) {
            0 => {
                let found = known(&self.detail(word));
                place.store(found, Ordering::Relaxed);
                found
            }
            found => found,
        }
    }
}

fn known(detail: &Detail) -> u8 {
    let is_read = detail.reading.is_some_and(|reading| !reading.is_empty());
    let bit = |is_set, bit| if is_set { bit } else { 0 };
    let bits = bit(is_read, HAS_READING) | bit(detail.is_suffix, IS_SUFFIX) | bit(detail.is_loose, IS_LOOSE);
    IS_KNOWN | bits | detail.class as u8
}

fn is_kana(surface: &str) -> bool {
    surface.chars().all(|character| matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'))
}

/// Bytes of one record of `dict.vals`: number, cost, left and right context id.
const RECORD: usize = 10;

/// Where each entry's record lies; they are in order of the surface, not of the number, and a few numbers have none.
fn record_places(records: &[u8]) -> Vec<u32> {
    let records = records.as_chunks::<RECORD>().0.iter();
    let numbers = records.map(|[one, two, three, four, ..]| u32::from_le_bytes([*one, *two, *three, *four]) as usize);
    let mut places = vec![0; numbers.clone().max().map_or(0, |last| last + 1)];
    numbers.enumerate().for_each(|(place, number)| places[number] = place as u32);
    places
}

impl Ipadic {
    /// Left context id, right context id and cost of an entry.
    pub fn ids_and_cost(&self, word: WordId) -> (u16, u16, i16) {
        let (records, places): (&[u8], &[u32]) = match (word.lex_type(), &self.user) {
            (LexType::Unknown, _) => {
                let entry = self.dictionary.unknown_dictionary.word_entry(word.id());
                return (entry.left_id() as u16, entry.right_id() as u16, entry.word_cost());
            }
            (LexType::User, Some(user)) => (&user.dict.vals_data, &self.user_places),
            _ => (&self.dictionary.prefix_dictionary.vals_data, &self.places),
        };
        let record = &records[places[word.id() as usize] as usize * RECORD..][..RECORD];
        let pair = |at: usize| [record[at], record[at + 1]];
        (u16::from_le_bytes(pair(6)), u16::from_le_bytes(pair(8)), i16::from_le_bytes(pair(4)))
    }
}

fn user_dictionary(dictionary: &Dictionary, words: &[DictionaryWord]) -> Result<Option<UserDictionary>, BuildError> {
    let mut rows: Vec<String> = words.iter().filter_map(row).collect();
    rows.sort();
    rows.dedup();
    if rows.is_empty() {
        return Ok(None);
    }
    DictionaryBuilder::new(dictionary.metadata.as_ref().clone())
        .build_user_dict_from_reader(rows.concat().as_bytes())
        .map(Some)
        .map_err(|error| BuildError::Dictionary(error.to_string()))
}

/// A row as Lindera reads it; the surface is normalized because the text it meets is.
fn row(word: &DictionaryWord) -> Option<String> {
    let surface = normalize(&word.surface);
    let plain = |text: &str| text.replace([',', '"', '\n', '\r'], "");
    let usable = !surface.is_empty() && !surface.contains([',', '"']);
    usable.then(|| format!("{surface},{},{}\n", plain(&word.part_of_speech), plain(&word.reading)))
}

/// IPADIC's columns after the costs: part of speech (4), conjugation (2), base form, reading, pronunciation.
fn detail(fields: DetailFields<'_>) -> Detail<'_> {
    let mut detail = Detail { class: Class::Function, is_suffix: false, is_loose: false, base: None, reading: None };
    let (mut major, mut minor) = ("", "");
    for (column, field) in fields.enumerate() {
        match column {
            0 => major = field,
            1 => minor = field,
            6 => detail.base = Some(field).filter(|base| *base != "*"),
            7 => detail.reading = Some(field).filter(|reading| *reading != "*"),
            _ => (),
        }
    }
    detail.class = class(major, minor, detail.base);
    detail.is_suffix = minor == "接尾";
    detail.is_loose = matches!(minor, "形容動詞語幹" | "副詞可能" | "ナイ形容詞語幹" | "接尾");
    detail
}

/// Verbs that carry no meaning of their own.
const LIGHT_VERBS: [&str; 8] = ["する", "いる", "ある", "なる", "れる", "られる", "できる", "おる"];

fn class(major: &str, minor: &str, base: Option<&str>) -> Class {
    match (major, minor) {
        ("名詞", "非自立" | "代名詞") => Class::Function,
        ("名詞", "数") => Class::Content,
        ("名詞" | "接頭詞", _) => Class::Noun,
        ("動詞", "自立") if base.is_none_or(|base| !LIGHT_VERBS.contains(&base)) => Class::Content,
        ("形容詞", "自立") | ("副詞" | "感動詞", _) => Class::Content,
        ("助詞" | "助動詞" | "記号" | "接続詞" | "連体詞" | "フィラー" | "その他" | "動詞" | "形容詞", _) => {
            Class::Function
        }
        _ => Class::Noun,
    }
}

#[cfg(test)]
mod tests {
    use lindera_dictionary::viterbi::Lattice;

    use super::Ipadic;
    use crate::document::DictionaryWord;
    use crate::morpheme::{Class, segment};

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
