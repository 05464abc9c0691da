//! The vocabulary of a site: its dictionary and its glossary.

use tomei_search::document::{DictionaryWord, Vocabulary};

use crate::index::facets;
use crate::model::site::Site;
use crate::model::table::GlossaryEntry;

/// The words of `dictionary.csv`, names that `glossary.yaml` declares to mean the same, and the names of the facets.
pub fn vocabulary(site: &Site) -> Vocabulary {
    let glossary = &site.tables.glossary;
    let words = site.tables.dictionary.iter().map(|word| DictionaryWord {
        surface: word.surface.clone(),
        part_of_speech: word.part_of_speech.clone(),
        reading: word.reading.clone(),
    });
    let named = glossary.iter().filter_map(|entry| Some((entry.term.clone(), entry.reading.clone()?)));
    Vocabulary {
        aliases: glossary.iter().map(names).filter(|names| names.len() > 1).collect(),
        words: words.collect(),
        readings: named.collect(),
        facets: facets::names().map(str::to_owned).collect(),
    }
}

fn names(entry: &GlossaryEntry) -> Vec<String> {
    let renamed = entry.renamed.iter().flat_map(|renamed| [&renamed.from, &renamed.to]);
    let mut names: Vec<String> = [&entry.term].into_iter().chain(&entry.aliases).chain(renamed).cloned().collect();
    names.sort();
    names.dedup();
    names
}
