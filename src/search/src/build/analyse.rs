//! Analyses documents independently of each other: normalized text, morphemes, terms.
//!
//! An analysis depends only on the document's text and the dictionary, so it can be cached for the next build.

use std::ops::Range;
use std::sync::Arc;

use lindera_dictionary::viterbi::{Lattice, LexType, WordId};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::{Analysed, END, EntryUse, LONGEST_COMPOUND, NONE, Term, normalized_text};
use crate::build::error::BuildError;
use crate::build::ipadic::Ipadic;
use crate::document::{DictionaryWord, Document};
use crate::text::morpheme::{Class, segment};

/// Analyses all documents, on every core.
///
/// # Errors
///
/// [`BuildError::Dictionary`] if Lindera cannot compile `words`.
pub fn analyse_all<D>(documents: &[D], words: &[DictionaryWord]) -> Result<Vec<Analysed>, BuildError>
where
    D: Clone + Into<Arc<Document>> + Sync,
{
    let ipadic = Ipadic::new(words)?;
    let with_lattice = |lattice: &mut Lattice, document: &D| analyse(document.clone().into(), &ipadic, lattice);
    Ok(documents.par_iter().map_init(Lattice::default, with_lattice).collect())
}

fn analyse(document: Arc<Document>, ipadic: &Ipadic, lattice: &mut Lattice) -> Analysed {
    let text = normalized_text(&document);
    let tokens = Vec::with_capacity(text.len() / 5);
    let mut collector = TokenCollector { ipadic, text: &text, tokens, connections: Vec::new(), terms: Vec::new() };
    let mut start = 0;
    let mut in_title = 0;
    for (number, part) in text.split_terminator(END).enumerate() {
        collector.add(start, part, lattice);
        start += part.len() + END.len_utf8();
        if number == 0 {
            in_title = collector.tokens.len();
        }
    }
    let (mut entries, entry_of) = collector.entries(in_title);
    let (mut terms, mut connections) = (collector.sorted_terms(&entry_of), collector.sorted_connections());
    // The documents of a site are all in memory at once.
    entries.shrink_to_fit();
    terms.shrink_to_fit();
    connections.shrink_to_fit();
    Analysed { document, text, entries, connections, terms }
}

/// An occurrence of a morpheme, as a range in bytes of the text.
struct Token {
    start: u32,
    length: u16,
    word: WordId,
}

struct TokenCollector<'a> {
    ipadic: &'a Ipadic,
    text: &'a str,
    tokens: Vec<Token>,
    connections: Vec<(u16, u16)>,
    /// The terms, as ranges of tokens.
    terms: Vec<Range<usize>>,
}

impl<'a> TokenCollector<'a> {
    /// Tokenizes a part of the text, which begins at byte `offset`.
    fn add(&mut self, offset: usize, part: &str, lattice: &mut Lattice) {
        let (mut run, mut before) = (self.tokens.len(), 0u16);
        let ipadic = self.ipadic;
        segment(&ipadic.parts(), lattice, part, |range, word| {
            let surface = &part[range.clone()];
            let (left, right, _) = ipadic.ids_and_cost(word);
            self.connections.push((before, left));
            before = right;
            if matches!(surface, "。" | "、") {
                self.connections.push((before, 0));
                before = 0;
            }
            if ipadic.class(word) != Class::Noun || !is_word(surface) {
                self.add_terms_from(run);
                run = self.tokens.len() + 1;
            }
            self.tokens.push(Token { start: (offset + range.start) as u32, length: range.len() as u16, word });
        });
        self.connections.push((before, 0));
        self.add_terms_from(run);
    }

    fn surface(&self, token: &Token) -> &'a str {
        &self.text[token.start as usize..][..usize::from(token.length)]
    }

    /// Adds the terms of the run of nouns that begins at token `run`: sequences of neighbouring words, and each word of
    /// two or more characters.
    fn add_terms_from(&mut self, run: usize) {
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

    /// The distinct entries, and for each token the index of its entry. Tokens before `in_title` are in the title.
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
        let term = |range: &Range<usize>| {
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

    fn sorted_connections(&mut self) -> Vec<(u16, u16)> {
        self.connections.sort_unstable();
        self.connections.dedup();
        std::mem::take(&mut self.connections)
    }
}

fn is_word(surface: &str) -> bool {
    surface.chars().all(|character| character.is_alphanumeric() || character == 'ー' || character == '々')
}

#[cfg(test)]
mod tests {
    use super::analyse_all;
    use crate::build::ipadic::Ipadic;
    use crate::document::{Document, Passage};

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
