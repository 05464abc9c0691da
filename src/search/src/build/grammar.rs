//! The grammar of a pack: IPADIC's costs for the connections that were kept, and its rules for unknown words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use lindera_dictionary::dictionary::character_definition::CategoryData;
use lindera_dictionary::viterbi::WordId;

use crate::build::ipadic::Ipadic;
use crate::format::grammar::{Category, Grammar};
use crate::format::lexicon::LexiconEntry;

/// The grammar for `connections` (right context id of the earlier word, left id of the later).
pub fn grammar(ipadic: &Ipadic, connections: &BTreeSet<(u16, u16)>) -> Grammar {
    let dictionary = &ipadic.dictionary;
    let cost = |right: u16, left: u16| dictionary.connection_cost_matrix.cost(right.into(), left.into()) as i16;
    let costs: BTreeMap<(u16, u16), i16> =
        connections.iter().map(|(right, left)| ((*left, *right), cost(*right, *left))).collect();
    let definition = &dictionary.character_definition;
    let categories = definition.category_names.iter().zip(&definition.category_definitions);
    let unknown = &dictionary.unknown_dictionary;
    let unknown_entries = ipadic.unknown_entries().map(|word| lexicon_entry(ipadic, word, ""));
    Grammar {
        costs,
        characters: character_runs(ipadic),
        categories: categories.map(category).collect(),
        unknown_by_category: unknown.category_references.clone(),
        unknown: unknown_entries.collect(),
    }
}

fn category((name, data): (&String, &CategoryData)) -> Category {
    Category { name: name.clone(), invoke: data.invoke, group: data.group, length: data.length }
}

/// An entry of IPADIC or of the site in the form in which the lexicon of a pack stores it.
pub fn lexicon_entry(ipadic: &Ipadic, word: WordId, surface: &str) -> LexiconEntry {
    let (left, right, cost) = ipadic.ids_and_cost(word);
    let detail = ipadic.detail(word);
    let base = detail.base.unwrap_or(surface).to_owned();
    LexiconEntry { surface: surface.to_owned(), left, right, cost, class: detail.class, base }
}

/// The ranges of characters that have the same categories. They are computed only once: they are the same for every
/// site, and need more than a million look-ups.
fn character_runs(ipadic: &Ipadic) -> Vec<(u32, Vec<u32>)> {
    static RUNS: OnceLock<Vec<(u32, Vec<u32>)>> = OnceLock::new();
    RUNS.get_or_init(|| find_character_runs(ipadic)).clone()
}

fn find_character_runs(ipadic: &Ipadic) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for character in (0..=0x10_FFFF).filter_map(char::from_u32) {
        let found = ipadic.dictionary.character_definition.lookup_categories(character);
        let same = |run: &(u32, Vec<u32>)| {
            run.1.iter().map(|category| *category as usize).eq(found.iter().map(|category| category.0))
        };
        if !runs.last().is_some_and(same) {
            runs.push((character as u32, found.iter().map(|category| category.0 as u32).collect()));
        }
    }
    runs
}
