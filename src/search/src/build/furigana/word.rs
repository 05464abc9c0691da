//! What the dictionary says of a word: its reading, its kind, and whether another reading is as likely.

use std::sync::Arc;

use lindera_dictionary::viterbi::{LexType, WordId};

use crate::build::furigana::numerals::number::is_numeral;
use crate::build::furigana::stretch::Kind;
use crate::build::ipadic::Ipadic;

/// An entry of the dictionary.
#[derive(Clone)]
pub(super) struct Word {
    pub reading: Option<Arc<str>>,
    pub kind: Kind,
    /// Whether no other reading is as likely.
    pub is_certain: bool,
}

impl Word {
    pub(super) fn of(ipadic: &Ipadic, word: WordId, surface: &str) -> Self {
        if word.is_unknown() {
            return Self { reading: None, kind: Kind::Unknown, is_certain: false };
        }
        let entry = Entry::of(ipadic, word, surface);
        let is_own = word.lex_type() == LexType::User;
        let is_doubtful = || {
            is_named_by_choice(entry.kind, surface)
                || has_rival(ipadic, &entry, surface)
                || is_verb_as_well(ipadic, &entry, surface)
        };
        let is_certain = is_own || !is_doubtful();
        Self { reading: entry.reading.map(Arc::from), kind: entry.kind, is_certain }
    }
}

/// An entry as it is compared with others of the same surface.
struct Entry {
    kind: Kind,
    form: String,
    reading: Option<String>,
    cost: i32,
}

impl Entry {
    fn of(ipadic: &Ipadic, word: WordId, surface: &str) -> Self {
        let [major, minor, third, fourth] = ipadic.part_of_speech(word);
        Self {
            kind: kind([major, minor, third, fourth]),
            form: ipadic.conjugation_form(word).to_owned(),
            reading: ipadic.reading(word, surface),
            cost: ipadic.ids_and_cost(word).2.into(),
        }
    }

    /// Whether the words around it do not tell this entry from `other`: the search for the best path takes the more
    /// frequent one.
    fn is_told_only_by_frequency(&self, other: &Self) -> bool {
        match self.kind {
            Kind::Name => other.kind.is_name() || other.kind == Kind::Noun,
            Kind::Place => matches!(other.kind, Kind::Place | Kind::Name | Kind::Noun),
            Kind::Surname | Kind::GivenName => other.kind == self.kind || other.kind == Kind::Noun,
            kind => kind == other.kind && self.form == other.form,
        }
    }
}

fn kind(part_of_speech: [&str; 4]) -> Kind {
    match part_of_speech {
        ["名詞", "固有名詞", _, "名"] => Kind::GivenName,
        ["名詞", "固有名詞", _, "姓"] => Kind::Surname,
        ["名詞", "固有名詞", "地域", _] => Kind::Place,
        ["名詞", "固有名詞", ..] => Kind::Name,
        ["名詞", "接尾", ..] => Kind::Suffix,
        ["名詞", "数", ..] => Kind::Numeral,
        ["名詞", ..] => Kind::Noun,
        ["接頭詞", ..] => Kind::Prefix,
        ["動詞" | "形容詞", ..] => Kind::Verb,
        ["助詞" | "助動詞", ..] => Kind::Particle,
        _ => Kind::Other,
    }
}

/// Whether a town or village chose between まち and ちょう, そん and むら: the dictionary has only the famous ones.
fn is_named_by_choice(kind: Kind, surface: &str) -> bool {
    (kind.is_name() && surface.ends_with('町')) || (kind == Kind::Place && surface.ends_with('村'))
}

/// IPADIC's costs are -700 times the logarithm of a frequency: a rival is seen at least once where this word is seen
/// e^(margin / 700) times, which is 17 for words and 5,000 for names and numerals, whose faults mislead.
const MARGIN: i32 = 2_000;
const MARGIN_OF_FACTS: i32 = 6_000;

fn has_rival(ipadic: &Ipadic, entry: &Entry, surface: &str) -> bool {
    let is_number = surface.starts_with(is_numeral) && surface.chars().count() > 1;
    let is_fact = is_number || entry.kind.is_name();
    let margin = if is_fact { MARGIN_OF_FACTS } else { MARGIN };
    ipadic.words(surface).map(|word| Entry::of(ipadic, word, surface)).any(|other| {
        let is_rival = entry.is_told_only_by_frequency(&other) || (is_number && !other.kind.is_name());
        is_rival && other.reading != entry.reading && other.cost < entry.cost + margin
    })
}

/// Whether a word that ends in て is a form of a verb with another reading too: 並べて is なべて and ならべて.
fn is_verb_as_well(ipadic: &Ipadic, entry: &Entry, surface: &str) -> bool {
    let stem = surface.strip_suffix('て').filter(|_| entry.kind == Kind::Other);
    let reading = entry.reading.as_deref().and_then(|reading| reading.strip_suffix('て'));
    stem.is_some_and(|stem| {
        let entries = ipadic.words(stem).map(|word| Entry::of(ipadic, word, stem));
        entries.into_iter().any(|other| other.kind == Kind::Verb && other.reading.as_deref() != reading)
    })
}
