//! Recognizes queries that are sentences, and extracts what they ask about.

use std::collections::BTreeSet;

use crate::read::query::{Query, Quoting};
use crate::read::tables::Word;
use crate::text::kana::reading_of;
use crate::text::morpheme::Class;

/// The minimum length of a sentence in characters, and the minimum number of hiragana in it.
const SENTENCE: usize = 8;
const SENTENCE_KANA: usize = 2;
/// Expressions that make a shorter text a question.
const ASKING: [&str; 13] =
    ["?", "何", "誰", "いつ", "どこ", "なぜ", "どう", "どの", "どれ", "どんな", "いくら", "いくつ", "教えて"];
/// Words that only express the asking, in their base form. IPADIC counts them as content words.
const ASKED_WITH: [&str; 16] = [
    "教える",
    "どう",
    "どうして",
    "なぜ",
    "何故",
    "いかが",
    "いくら",
    "いくつ",
    "なんで",
    "何人",
    "知る",
    "言う",
    "いう",
    "どれ",
    "誰",
    "何",
];

/// Whether a query is a question: one sentence or several, without quotes or `OR`.
pub(crate) fn is_question(query: &Query) -> bool {
    let mut atoms = query.wanted.iter().flat_map(|clause| &clause.atoms);
    let is_plain =
        query.wanted.iter().all(|clause| clause.atoms.len() == 1) && atoms.all(|atom| atom.quoting == Quoting::Plain);
    is_plain && has_sentence(query)
}

/// Whether a part of a query is a sentence. If such a query matches nothing, it is answered as a question.
pub(crate) fn has_sentence(query: &Query) -> bool {
    let mut atoms = query.wanted.iter().flat_map(|clause| &clause.atoms);
    atoms.any(|atom| atom.quoting == Quoting::Plain && is_sentence(&atom.text))
}

/// Whether a query is one word typed as it is read. It may be as long as a sentence.
pub(crate) fn is_read(query: &Query) -> bool {
    let [clause] = &query.wanted[..] else { return false };
    clause.atoms.iter().all(|atom| reading_of(&atom.text).is_some())
}

fn is_sentence(text: &str) -> bool {
    let kana = text.chars().filter(is_hiragana).count();
    let is_long = text.chars().nth(SENTENCE - 1).is_some();
    is_long && kana >= SENTENCE_KANA || kana > 0 && ASKING.iter().any(|word| text.contains(word))
}

fn is_hiragana(character: &char) -> bool {
    matches!(character, 'ぁ'..='ゖ')
}

/// The subject of a sentence.
#[derive(Default)]
pub(crate) struct Subject {
    /// Its content words, in order, without duplicates.
    pub words: Vec<SubjectWord>,
    /// Its pairs of neighbouring characters, without punctuation and words that only express the asking.
    pub pairs: BTreeSet<String>,
}

/// A content word of a sentence.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SubjectWord {
    pub base: String,
    pub surface: String,
    pub forms: Forms,
}

/// The pages that have a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Forms {
    /// Those with any form of the base.
    Any,
    /// Those with the surface: 高齢 with a suffix is 高齢者, not 高齢化.
    Surface,
}

impl Subject {
    /// The subject of `text`, which consists of `words`.
    pub fn new(text: &str, words: &[Word]) -> Subject {
        let mut subject = Subject::default();
        for run in words.chunk_by(|left, right| is_asked_with(left) == is_asked_with(right)) {
            if !is_asked_with(&run[0]) {
                subject.add_pairs(&text[run[0].range.start..run[run.len() - 1].range.end]);
            }
        }
        let mut end = 0;
        for word in words.iter().filter(|word| word.class != Class::Function && !is_asked_with(word)) {
            let (surface, follows) = (&text[word.range.clone()], word.range.start == end && end > 0);
            end = word.range.end;
            subject.add_word(word, surface, follows);
        }
        let mut seen = BTreeSet::new();
        subject.words.retain(|word| seen.insert(word.clone()));
        subject
    }

    /// A word of one character behind a noun is a suffix of it; a second one (高齢者数), and one in kana by itself, say nothing.
    fn add_word(&mut self, word: &Word, surface: &str, follows: bool) {
        let is_single = surface.chars().nth(1).is_none();
        match self.words.last_mut().filter(|_| is_single && follows && word.class == Class::Noun) {
            Some(last) if last.forms == Forms::Surface => (),
            Some(last) => {
                last.surface.push_str(surface);
                last.forms = Forms::Surface;
            }
            None if is_single && surface.chars().all(is_kana) => (),
            None => {
                let (base, surface) = (word.base.clone(), surface.to_owned());
                self.words.push(SubjectWord { base, surface, forms: Forms::Any });
            }
        }
    }

    /// A text that is a word by itself.
    pub fn whole(text: &str) -> Subject {
        let word = SubjectWord { base: text.to_owned(), surface: text.to_owned(), forms: Forms::Any };
        let mut subject = Subject { words: vec![word], ..Subject::default() };
        subject.add_pairs(text);
        subject
    }

    fn add_pairs(&mut self, text: &str) {
        let characters: Vec<char> = text.chars().collect();
        let pairs = characters.windows(2);
        let letters = pairs.filter(|pair| pair.iter().all(|character| character.is_alphanumeric()));
        self.pairs.extend(letters.map(|pair| pair.iter().collect::<String>()));
    }
}

fn is_kana(character: char) -> bool {
    matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー')
}

fn is_asked_with(word: &Word) -> bool {
    ASKED_WITH.contains(&word.base.as_str())
}
