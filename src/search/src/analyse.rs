//! One document's share of the work: normalized text, morphemes, index terms. A pure function of the document and the
//! dictionary, so that its result can be kept from one build to the next.

pub mod furigana;

use std::collections::BTreeSet;
use std::sync::Arc;

use lindera_dictionary::viterbi::{Lattice, LexType, WordId};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::document::{DictionaryWord, Document, FacetValue};
use crate::error::BuildError;
use crate::ipadic::Ipadic;
use crate::morpheme::{Class, segment};
use crate::normalize::normalize;

/// Everything the pack needs to know of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysed {
    pub document: Arc<Document>,
    /// Title first, then the passages; normalized, each with [`END`] after it.
    pub(crate) text: String,
    /// Every entry on the best paths, by lexicon, number and, of unknown words, surface.
    pub(crate) entries: Vec<EntryUse>,
    /// The pairs of context ids that met, in order.
    pub(crate) links: Vec<(u16, u16)>,
    /// Nouns and compounds, in order of their text.
    pub(crate) terms: Vec<Term>,
}

/// Ends each text; no normalized text holds it.
pub const END: char = '\0';

/// A dictionary entry as this document uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EntryUse {
    pub word: WordId,
    /// Where it first stands in the text, in bytes.
    pub start: u32,
    pub length: u16,
    pub in_title: u32,
    pub in_body: u32,
}

/// A term of the 五十音 index: where it stands, and the entries it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    pub start: u32,
    pub length: u16,
    /// Indexes of entries; [`NONE`] behind the last.
    pub words: [u32; LONGEST_COMPOUND],
}

/// No entry.
pub(crate) const NONE: u32 = u32::MAX;
/// Longer runs of nouns are lists or headings, not terms.
pub(crate) const LONGEST_COMPOUND: usize = 4;

impl Analysed {
    /// Title first, then the passages; normalized.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.text.split_terminator(END)
    }

    pub(crate) fn surface(&self, entry: &EntryUse) -> &str {
        &self.text[entry.start as usize..][..usize::from(entry.length)]
    }

    pub(crate) fn term_text(&self, term: &Term) -> &str {
        &self.text[term.start as usize..][..usize::from(term.length)]
    }

    /// The entries of a term.
    pub(crate) fn parts<'a>(&'a self, term: &'a Term) -> impl Iterator<Item = &'a EntryUse> {
        let words = term.words.iter().take_while(|word| **word != NONE);
        words.map(|word| &self.entries[*word as usize])
    }
}

/// Title and passages as one normalized text, each with [`END`] after it.
pub fn normalized_text(document: &Document) -> String {
    let size = document.title.len() + document.passages.iter().map(|passage| passage.text.len() + 1).sum::<usize>();
    let mut text = String::with_capacity(size + 1);
    for part in std::iter::once(&document.title).chain(document.passages.iter().map(|passage| &passage.text)) {
        text.push_str(&normalize(part));
        text.push(END);
    }
    text
}

/// A morpheme where it stands.
struct Token {
    start: u32,
    length: u16,
    word: WordId,
}

struct Gathering<'a> {
    ipadic: &'a Ipadic,
    text: &'a str,
    tokens: Vec<Token>,
    links: Vec<(u16, u16)>,
    /// Terms as ranges of tokens.
    terms: Vec<std::ops::Range<usize>>,
}

/// Analyses one document.
pub(crate) fn analyse(document: Arc<Document>, ipadic: &Ipadic, lattice: &mut Lattice) -> Analysed {
    let text = normalized_text(&document);
    let tokens = Vec::with_capacity(text.len() / 5);
    let mut gathering = Gathering { ipadic, text: &text, tokens, links: Vec::new(), terms: Vec::new() };
    let mut start = 0;
    let mut in_title = 0;
    for (number, part) in text.split_terminator(END).enumerate() {
        gathering.read(start, part, lattice);
        start += part.len() + END.len_utf8();
        if number == 0 {
            in_title = gathering.tokens.len();
        }
    }
    let (mut entries, entry_of) = gathering.entries(in_title);
    let (mut terms, mut links) = (gathering.sorted_terms(&entry_of), gathering.sorted_links());
    // All documents of a site are held at once.
    entries.shrink_to_fit();
    terms.shrink_to_fit();
    links.shrink_to_fit();
    Analysed { document, text, entries, links, terms }
}

impl<'a> Gathering<'a> {
    fn read(&mut self, offset: usize, part: &str, lattice: &mut Lattice) {
        let (mut run, mut before) = (self.tokens.len(), 0u16);
        let ipadic = self.ipadic;
        segment(&ipadic.parts(), lattice, part, |range, word| {
            let surface = &part[range.clone()];
            let (left, right, _) = ipadic.ids_and_cost(word);
            self.links.push((before, left));
            before = right;
            if matches!(surface, "。" | "、") {
                self.links.push((before, 0));
                before = 0;
            }
            if ipadic.class(word) != Class::Noun || !is_word(surface) {
                self.close(run);
                run = self.tokens.len() + 1;
            }
            self.tokens.push(Token { start: (offset + range.start) as u32, length: range.len() as u16, word });
        });
        self.links.push((before, 0));
        self.close(run);
    }

    fn surface(&self, token: &Token) -> &'a str {
        &self.text[token.start as usize..][..usize::from(token.length)]
    }

    /// A run of nouns is a term, and so are its parts: neighbours, and each word of two characters or more.
    fn close(&mut self, run: usize) {
        for start in run..self.tokens.len() {
            let readable = self.tokens[start..].iter().take(LONGEST_COMPOUND);
            let readable = readable.take_while(|token| self.ipadic.is_read(token.word, self.surface(token))).count();
            let token = &self.tokens[start];
            let is_name = token.word.lex_type() == LexType::User;
            if is_name || self.ipadic.begins_term(token.word) {
                self.terms.extend((2..=readable).map(|length| start..start + length));
            }
            let is_term = |surface: &str| surface.chars().nth(1).is_some() && self.ipadic.is_term(token.word, surface);
            if readable > 0 && (is_name || is_term(self.surface(token))) {
                self.terms.push(start..start + 1);
            }
        }
    }

    /// The distinct entries, and which one each token is of.
    fn entries(&self, in_title: usize) -> (Vec<EntryUse>, Vec<u32>) {
        let same = |left: &Token, right: &Token| {
            left.word == right.word && (!left.word.is_unknown() || self.surface(left) == self.surface(right))
        };
        let mut order: Vec<u32> = (0..self.tokens.len() as u32).collect();
        order.sort_unstable_by_key(|number| {
            let token = &self.tokens[*number as usize];
            let surface = if token.word.is_unknown() { self.surface(token) } else { "" };
            (token.word.lex_type() as u8, token.word.id(), surface, *number)
        });
        let (mut entries, mut entry_of) = (Vec::new(), vec![NONE; order.len()]);
        for group in order.chunk_by(|left, right| same(&self.tokens[*left as usize], &self.tokens[*right as usize])) {
            let Token { start, length, word } = self.tokens[group[0] as usize];
            let title = group.partition_point(|number| (*number as usize) < in_title);
            group.iter().for_each(|number| entry_of[*number as usize] = entries.len() as u32);
            let (in_title, in_body) = (title as u32, (group.len() - title) as u32);
            entries.push(EntryUse { word, start, length, in_title, in_body });
        }
        (entries, entry_of)
    }

    fn sorted_terms(&self, entry_of: &[u32]) -> Vec<Term> {
        let term = |range: &std::ops::Range<usize>| {
            let mut words = [NONE; LONGEST_COMPOUND];
            words[..range.len()].copy_from_slice(&entry_of[range.clone()]);
            let (first, last) = (&self.tokens[range.start], &self.tokens[range.end - 1]);
            let length = last.start + u32::from(last.length) - first.start;
            u16::try_from(length).ok().map(|length| Term { start: first.start, length, words })
        };
        let text = |term: &Term| &self.text[term.start as usize..][..usize::from(term.length)];
        let mut terms: Vec<Term> = self.terms.iter().filter_map(term).collect();
        terms.sort_unstable_by_key(|term| (text(term), term.words, term.start));
        terms.dedup_by_key(|term| (text(term), term.words));
        terms
    }

    fn sorted_links(&mut self) -> Vec<(u16, u16)> {
        self.links.sort_unstable();
        self.links.dedup();
        std::mem::take(&mut self.links)
    }
}

fn is_word(surface: &str) -> bool {
    surface.chars().all(|character| character.is_alphanumeric() || character == 'ー' || character == '々')
}

/// Analyses all documents, on every core.
///
/// # Errors
///
/// Refuses a dictionary that Lindera cannot compile.
pub fn analyse_all<D>(documents: &[D], words: &[DictionaryWord]) -> Result<Vec<Analysed>, BuildError>
where
    D: Clone + Into<Arc<Document>> + Sync,
{
    let ipadic = Ipadic::new(words)?;
    let with_lattice = |lattice: &mut Lattice, document: &D| analyse(document.clone().into(), &ipadic, lattice);
    Ok(documents.par_iter().map_init(Lattice::default, with_lattice).collect())
}

/// A morpheme where it stands, and what IPADIC says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Morpheme<'a> {
    /// In bytes of the text.
    pub range: std::ops::Range<usize>,
    pub surface: &'a str,
    /// From the general to the particular; `*` or nothing where IPADIC has no more to say.
    pub part_of_speech: [&'a str; 4],
}

/// IPADIC with a site's own words, for questions about parts of speech.
pub struct Analyser(Ipadic);

impl Analyser {
    /// Loads the dictionary and compiles `words`.
    ///
    /// # Errors
    ///
    /// As [`analyse_all`].
    pub fn new(words: &[DictionaryWord]) -> Result<Self, BuildError> {
        Ipadic::new(words).map(Self)
    }

    /// Cuts `text` as it is written, without normalizing it.
    pub fn morphemes<'a>(&'a self, text: &'a str) -> Vec<Morpheme<'a>> {
        let mut found = Vec::new();
        segment(&self.0.parts(), &mut Lattice::default(), text, |range, word| {
            let surface = &text[range.clone()];
            found.push(Morpheme { range, surface, part_of_speech: self.0.part_of_speech(word) });
        });
        found
    }
}

/// The base forms of all morphemes of each text, for measures.
///
/// # Errors
///
/// As [`analyse_all`].
#[doc(hidden)]
pub fn base_forms(texts: &[String], words: &[DictionaryWord]) -> Result<Vec<Vec<String>>, BuildError> {
    let ipadic = Ipadic::new(words)?;
    let mut lattice = Lattice::default();
    let mut of_text = |text: &String| {
        let mut forms = Vec::new();
        segment(&ipadic.parts(), &mut lattice, text, |range, word| {
            forms.push(ipadic.detail(word).base.unwrap_or(&text[range]).to_owned());
        });
        forms
    };
    Ok(texts.iter().map(&mut of_text).collect())
}

/// The facet values of a document, in order and without repetition.
pub fn facets_of(document: &Document) -> BTreeSet<&FacetValue> {
    document.facets.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Analyser, analyse_all};
    use crate::document::{Document, Passage};
    use crate::ipadic::Ipadic;

    #[test]
    fn morphemes_tell_their_part_of_speech() {
        let analyser = Analyser::new(&[]).expect("the dictionary loads");
        let morphemes = analyser.morphemes("山田太郎氏を");
        let kinds: Vec<_> = morphemes.iter().map(|one| (one.surface, one.part_of_speech)).collect();
        let name = |kind| ["名詞", "固有名詞", "人名", kind];
        assert_eq!(kinds[..2], [("山田", name("姓")), ("太郎", name("名"))]);
        assert_eq!(kinds[2], ("氏", ["名詞", "接尾", "人名", "*"]));
    }

    #[test]
    fn a_document_yields_texts_words_and_terms() {
        let passage = Passage { anchor: None, text: String::from("特殊詐欺の被害を防ぐ。") };
        let document =
            Document { title: String::from("防犯の推進"), passages: vec![passage], ..Document::default() };
        let analysed = analyse_all(&[document], &[]).expect("the dictionary loads").remove(0);
        assert_eq!(analysed.texts().collect::<Vec<_>>(), ["防犯の推進", "特殊詐欺の被害を防ぐ。"]);
        let terms: Vec<&str> = analysed.terms.iter().map(|term| analysed.term_text(term)).collect();
        assert_eq!(terms, ["推進", "特殊", "特殊詐欺", "被害", "詐欺", "防犯"]);
        let ipadic = Ipadic::new(&[]).expect("the dictionary loads");
        let base = |number: usize| ipadic.detail(analysed.entries[number].word).base;
        let used = (0..analysed.entries.len()).filter(|number| base(*number) == Some("防犯"));
        assert_eq!(used.map(|number| analysed.entries[number].in_title).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn terms_are_names_of_things() {
        let terms_of = |text: &str| {
            let passage = Passage { anchor: None, text: text.to_owned() };
            let document = Document { passages: vec![passage], ..Document::default() };
            let analysed = analyse_all(&[document], &[]).expect("the dictionary loads").remove(0);
            analysed.terms.iter().map(|term| analysed.term_text(term).to_owned()).collect::<Vec<_>>()
        };
        let found = terms_of("消費者教育推進計画を定め、さまざまなごみを減らす。");
        assert!(found.contains(&String::from("消費者教育推進")) && found.contains(&String::from("ごみ")), "{found:?}");
        assert!(!found.iter().any(|term| term.starts_with('者') || term == "さまざま"), "{found:?}");
    }
}
