//! Tokenizes text with Lindera and the dictionary of a pack.
//!
//! The best path in a Viterbi search does not change if competitors are removed, so a dictionary reduced to the entries
//! and connections on best paths tokenizes the same text in the same way.

use std::collections::BTreeMap;
use std::ops::Range;

use lindera_dictionary::dictionary::character_definition::{
    CategoryData, CategoryId, CharacterDefinition, LookupTable,
};
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::viterbi::{Lattice, LexType, WordEntry, WordId};

use crate::error::PackError;
use crate::format::grammar::{Category, Grammar};
use crate::format::lexicon::{CONTEXTS, LexiconEntry};
use crate::text::morpheme::{Class, Parts, segment};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The position in bytes of the text.
    pub range: Range<usize>,
    pub class: Class,
    pub base: String,
}

/// The cost of a connection that was not kept. It is so high that a path of kept connections is preferred.
const UNSEEN: i16 = 12_000;

/// Lindera's tables, assembled from the grammar. They do not depend on the query.
pub struct Tables {
    costs: ConnectionCostMatrix,
    characters: CharacterDefinition,
    unknown: UnknownDictionary,
    unknown_classes: Vec<Class>,
}

impl Tables {
    /// Assembles the tables.
    ///
    /// # Errors
    ///
    /// [`PackError::Engine`] if Lindera rejects them.
    pub fn new(grammar: &Grammar) -> Result<Tables, PackError> {
        let entries = grammar.unknown.iter().enumerate();
        let unknown = UnknownDictionary {
            category_references: grammar.unknown_by_category.clone(),
            costs: entries.map(|(id, entry)| record(LexType::Unknown, id, entry)).collect(),
            words_idx_data: Vec::new(),
            words_data: Vec::new(),
        };
        Ok(Tables {
            costs: cost_matrix(&grammar.costs)?,
            characters: character_definition(grammar),
            unknown,
            unknown_classes: grammar.unknown.iter().map(|entry| entry.class).collect(),
        })
    }

    /// Tokenizes `text` with only `entries`, which must have every entry of the pack that occurs in it.
    ///
    /// # Errors
    ///
    /// [`PackError::Engine`] if Lindera rejects the entries.
    pub fn words(&self, entries: &[&LexiconEntry], text: &str) -> Result<Vec<Word>, PackError> {
        let mut by_surface: BTreeMap<String, Vec<WordEntry>> = BTreeMap::new();
        for (id, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.surface.is_empty()) {
            by_surface.entry(entry.surface.clone()).or_default().push(record(LexType::System, id, entry));
        }
        let prefixes = PrefixDictionary::from_word_entry_map(&by_surface).map_err(|_| PackError::Engine)?;
        let parts = Parts {
            entries: &prefixes,
            user: None,
            characters: &self.characters,
            unknown: &self.unknown,
            costs: &self.costs,
        };
        let mut words = Vec::new();
        segment(&parts, &mut Lattice::default(), text, |range, word| {
            words.push(self.word(entries, word, &text[range.clone()], range));
        });
        Ok(words)
    }

    fn word(&self, entries: &[&LexiconEntry], word: WordId, surface: &str, range: Range<usize>) -> Word {
        match entries.get(word.id() as usize).filter(|_| !word.is_unknown()) {
            Some(entry) => Word { range, class: entry.class, base: entry.base.clone() },
            None => {
                let class = self.unknown_classes.get(word.id() as usize).copied().unwrap_or(Class::Noun);
                Word { range, class, base: surface.to_owned() }
            }
        }
    }
}

fn record(lexicon: LexType, id: usize, entry: &LexiconEntry) -> WordEntry {
    WordEntry::new(WordId::new(lexicon, id as u32), entry.cost, entry.left, entry.right)
}

fn cost_matrix(costs: &BTreeMap<(u16, u16), i16>) -> Result<ConnectionCostMatrix, PackError> {
    let side = usize::from(CONTEXTS);
    let mut bytes = Vec::with_capacity(6 + side * side * 2);
    for number in [-1, CONTEXTS as i16, CONTEXTS as i16] {
        bytes.extend_from_slice(&i16::to_le_bytes(number));
    }
    bytes.extend(std::iter::repeat_n(UNSEEN.to_le_bytes(), side * side).flatten());
    for ((left, right), cost) in costs {
        let at = 6 + (usize::from(*left) * side + usize::from(*right)) * 2;
        bytes[at..at + 2].copy_from_slice(&cost.to_le_bytes());
    }
    ConnectionCostMatrix::load(bytes).map_err(|_| PackError::Engine)
}

fn character_definition(grammar: &Grammar) -> CharacterDefinition {
    let runs = &grammar.characters;
    let of = |first: u32, out: &mut Vec<CategoryId>| {
        let at = runs.partition_point(|run| run.0 <= first).saturating_sub(1);
        out.extend(runs[at].1.iter().map(|category| CategoryId(*category as usize)));
    };
    let mapping = LookupTable::from_fn(runs.iter().map(|run| run.0).collect(), &of);
    let data =
        |category: &Category| CategoryData { invoke: category.invoke, group: category.group, length: category.length };
    let names = grammar.categories.iter().map(|category| category.name.clone()).collect();
    CharacterDefinition::new(grammar.categories.iter().map(data).collect(), names, mapping)
}
