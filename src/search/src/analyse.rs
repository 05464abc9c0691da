//! One document's share of the work: normalized text, morphemes, index terms. A pure function of the document and the
//! dictionary, so that its result can be kept from one build to the next.

use std::collections::{BTreeMap, BTreeSet};

use lindera_dictionary::viterbi::{Lattice, LexType, WordId};

use crate::document::{Document, FacetValue};
use crate::error::BuildError;
use crate::ipadic::Ipadic;
use crate::kana::hiragana;
use crate::morpheme::{Class, segment};
use crate::normalize::normalize;

/// Everything the pack needs to know of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysed {
    pub document: Document,
    /// Title first, then the passages; normalized.
    pub texts: Vec<String>,
    /// Every entry on the best paths, in order of its number.
    pub entries: Vec<EntryUse>,
    /// The pairs of context ids that met, in order.
    pub links: Vec<(u16, u16)>,
    /// Nouns and compounds with their readings, in order.
    pub terms: Vec<TermReading>,
}

/// A dictionary entry as this document uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryUse {
    /// 0 for IPADIC, 1 for the site's words, 2 for unknown words.
    pub lexicon: u8,
    pub number: u32,
    pub surface: String,
    pub base: String,
    pub class: Class,
    pub in_title: u32,
    pub in_body: u32,
}

/// A term of the 五十音 index; the reading is in hiragana.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TermReading {
    pub surface: String,
    pub reading: String,
}

/// Longer runs of nouns are lists or headings, not terms.
const LONGEST_COMPOUND: usize = 4;

struct Token<'a> {
    surface: &'a str,
    class: Class,
    reading: Option<String>,
    is_name: bool,
}

struct Gathering<'a> {
    ipadic: &'a Ipadic,
    entries: BTreeMap<(u8, u32, String), EntryUse>,
    links: BTreeSet<(u16, u16)>,
    terms: BTreeSet<TermReading>,
}

/// Analyses one document.
pub fn analyse(document: &Document, ipadic: &Ipadic, lattice: &mut Lattice) -> Analysed {
    let passages = document.passages.iter().map(|passage| normalize(&passage.text));
    let texts: Vec<String> = std::iter::once(normalize(&document.title)).chain(passages).collect();
    let mut gathering = Gathering { ipadic, entries: BTreeMap::new(), links: BTreeSet::new(), terms: BTreeSet::new() };
    for (number, text) in texts.iter().enumerate() {
        gathering.read(text, number == 0, lattice);
    }
    Analysed {
        document: document.clone(),
        texts,
        entries: gathering.entries.into_values().collect(),
        links: gathering.links.into_iter().collect(),
        terms: gathering.terms.into_iter().collect(),
    }
}

impl Gathering<'_> {
    fn read<'t>(&mut self, text: &'t str, is_title: bool, lattice: &mut Lattice) {
        let mut run: Vec<Token<'t>> = Vec::new();
        let mut before = 0u16;
        let ipadic = self.ipadic;
        segment(&ipadic.parts(), lattice, text, |range, word| {
            let surface = &text[range];
            let detail = ipadic.detail(word);
            let (left, right) = context_ids(ipadic, word);
            self.links.insert((before, left));
            before = right;
            if matches!(surface, "。" | "、") {
                self.links.insert((before, 0));
                before = 0;
            }
            self.count(word, surface, detail.base.unwrap_or(surface), detail.class, is_title);
            let token = Token {
                surface,
                class: detail.class,
                reading: detail.reading.map(hiragana).or_else(|| own_reading(surface)),
                is_name: word.lex_type() == LexType::User,
            };
            if detail.class == Class::Noun && is_word(surface) {
                run.push(token);
            } else {
                self.close(&mut run);
            }
        });
        self.links.insert((before, 0));
        self.close(&mut run);
    }

    fn count(&mut self, word: WordId, surface: &str, base: &str, class: Class, is_title: bool) {
        let lexicon = match word.lex_type() {
            LexType::System => 0,
            LexType::User => 1,
            LexType::Unknown => 2,
        };
        let entry = self.entries.entry((lexicon, word.id(), surface.to_owned())).or_insert_with(|| EntryUse {
            lexicon,
            number: word.id(),
            surface: surface.to_owned(),
            base: base.to_owned(),
            class,
            in_title: 0,
            in_body: 0,
        });
        *(if is_title { &mut entry.in_title } else { &mut entry.in_body }) += 1;
    }

    /// A run of nouns is a term, and so are its parts: neighbours, and each word of two characters or more.
    fn close(&mut self, run: &mut Vec<Token>) {
        for length in 2..=LONGEST_COMPOUND.min(run.len()) {
            run.windows(length).for_each(|part| self.add_term(part));
        }
        for token in run.iter() {
            if token.class == Class::Noun && (token.is_name || token.surface.chars().nth(1).is_some()) {
                self.add_term(std::slice::from_ref(token));
            }
        }
        run.clear();
    }

    fn add_term(&mut self, tokens: &[Token]) {
        let reading: Option<String> = tokens.iter().map(|token| token.reading.as_deref()).collect();
        if let Some(reading) = reading.filter(|reading| !reading.is_empty()) {
            let surface = tokens.iter().map(|token| token.surface).collect();
            self.terms.insert(TermReading { surface, reading });
        }
    }
}

fn is_word(surface: &str) -> bool {
    surface.chars().all(|character| character.is_alphanumeric() || character == 'ー' || character == '々')
}

fn own_reading(surface: &str) -> Option<String> {
    let kana = |character: char| matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー');
    surface.chars().all(kana).then(|| hiragana(surface))
}

fn context_ids(ipadic: &Ipadic, word: WordId) -> (u16, u16) {
    let (left, right, _) = ipadic.ids_and_cost(word);
    (left, right)
}

/// Analyses all documents, on every core.
///
/// # Errors
///
/// Refuses a dictionary that Lindera cannot compile.
pub fn analyse_all(
    documents: &[Document],
    words: &[crate::document::DictionaryWord],
) -> Result<Vec<Analysed>, BuildError> {
    use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
    let ipadic = Ipadic::new(words)?;
    let with_lattice = |lattice: &mut Lattice, document: &Document| analyse(document, &ipadic, lattice);
    Ok(documents.par_iter().map_init(Lattice::default, with_lattice).collect())
}

/// The facet values of a document, in order and without repetition.
pub fn facets_of(document: &Document) -> BTreeSet<&FacetValue> {
    document.facets.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::analyse_all;
    use crate::document::{Document, Passage};

    #[test]
    fn a_document_yields_texts_words_and_terms() {
        let passage = Passage { anchor: None, text: String::from("特殊詐欺の被害を防ぐ。") };
        let document =
            Document { title: String::from("防犯の推進"), passages: vec![passage], ..Document::default() };
        let analysed = analyse_all(&[document], &[]).expect("the dictionary loads").remove(0);
        assert_eq!(analysed.texts, ["防犯の推進", "特殊詐欺の被害を防ぐ。"]);
        let terms: Vec<String> =
            analysed.terms.iter().map(|term| format!("{}={}", term.surface, term.reading)).collect();
        assert_eq!(
            terms,
            ["推進=すいしん", "特殊=とくしゅ", "特殊詐欺=とくしゅさぎ", "被害=ひがい", "詐欺=さぎ", "防犯=ぼうはん"]
        );
        assert!(analysed.entries.iter().any(|entry| entry.base == "防犯" && entry.in_title == 1));
    }
}
