//! The vocabulary of a site: its dictionary and its glossary.

use tomei_search::document::{DictionaryWord, Relation, Synonym, Vocabulary};

use crate::index::facets;
use crate::model::site::Site;
use crate::model::table::GlossaryEntry;
use crate::synonyms::{self, Pair, Synonyms};

/// The words of `dictionary.csv`, names that `glossary.yaml` declares to mean the same, the words that are found with others,
/// and the names of the facets.
pub fn vocabulary(site: &Site) -> Vocabulary {
    let glossary = &site.tables.glossary;
    let words = site.tables.dictionary.iter().map(|word| DictionaryWord {
        surface: word.surface.clone(),
        part_of_speech: word.part_of_speech.clone(),
        reading: word.reading.clone(),
    });
    let named = glossary.iter().filter_map(|entry| Some((entry.term.clone(), entry.reading.clone()?)));
    Vocabulary {
        synonyms: Synonyms::new(&site.tables.synonyms).pairs().into_iter().map(synonym).collect(),
        aliases: glossary.iter().map(names).filter(|names| names.len() > 1).collect(),
        words: words.collect(),
        readings: named.collect(),
        facets: facets::names().map(str::to_owned).collect(),
    }
}

fn synonym((typed, relation, found): Pair) -> Synonym {
    let relation = match relation {
        synonyms::Relation::Same => Relation::Same,
        synonyms::Relation::Broader => Relation::Broader,
    };
    Synonym { typed, found, relation }
}

fn names(entry: &GlossaryEntry) -> Vec<String> {
    let renamed = entry.renamed.iter().flat_map(|renamed| [&renamed.from, &renamed.to]);
    let mut names: Vec<String> = [&entry.term].into_iter().chain(&entry.aliases).chain(renamed).cloned().collect();
    names.sort();
    names.dedup();
    names
}
