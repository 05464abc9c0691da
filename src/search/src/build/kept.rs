//! The dictionary entries and connections that remain after pruning.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use lindera_dictionary::viterbi::{Lattice, LexType, WordId};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::ipadic::Ipadic;
use crate::text::morpheme::segment;

/// The entries and connections kept so far.
#[derive(Default)]
pub struct Kept<'a> {
    /// The surface of each entry.
    pub entries: BTreeMap<EntryId, Cow<'a, str>>,
    /// Pairs of right context id of the earlier word and left context id of the later.
    pub connections: BTreeSet<(u16, u16)>,
}

/// Identifies an entry by its lexicon and its number within that.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId {
    pub lexicon: Lexicon,
    pub number: u32,
}

/// The origin of an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lexicon {
    Ipadic,
    Site,
}

impl EntryId {
    /// The entry of a word; `None` for an unknown word, which has no entry.
    pub fn of(word: WordId) -> Option<EntryId> {
        match word.lex_type() {
            LexType::System => Some(EntryId { lexicon: Lexicon::Ipadic, number: word.id() }),
            LexType::User => Some(EntryId { lexicon: Lexicon::Site, number: word.id() }),
            LexType::Unknown => None,
        }
    }

    /// The identifier that Lindera uses.
    pub fn word(self) -> WordId {
        let lexicon = match self.lexicon {
            Lexicon::Ipadic => LexType::System,
            Lexicon::Site => LexType::User,
        };
        WordId::new(lexicon, self.number)
    }
}

impl Kept<'_> {
    /// Keeps everything on the best path of each text.
    pub fn add_paths(&mut self, ipadic: &Ipadic, texts: &[String]) {
        let path = |lattice: &mut Lattice, text: &String| best_path(ipadic, lattice, text);
        let paths: Vec<Kept<'static>> = texts.par_iter().map_init(Lattice::default, path).collect();
        for path in paths {
            self.entries.extend(path.entries);
            self.connections.extend(path.connections);
        }
    }
}

fn best_path(ipadic: &Ipadic, lattice: &mut Lattice, text: &str) -> Kept<'static> {
    let mut path = Kept::default();
    let mut before = 0;
    segment(&ipadic.parts(), lattice, text, |range, word| {
        let (left, right, _) = ipadic.ids_and_cost(word);
        path.connections.insert((before, left));
        before = right;
        path.entries.extend(EntryId::of(word).map(|id| (id, text[range].to_owned().into())));
    });
    path.connections.insert((before, 0));
    path
}
