//! The program's own list, a file for each area of a municipality's work.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::source::{Located, Span};
use crate::model::table::WordRelation;

/// The files: rows as in a site's `synonyms.yaml`. Words that hide in others are not in them, since the search looks for
/// strings: 児相 is in 育児相談.
const FILES: [&str; 16] = [
    include_str!("data/children.yaml"),
    include_str!("data/crime.yaml"),
    include_str!("data/culture.yaml"),
    include_str!("data/digital.yaml"),
    include_str!("data/disasters.yaml"),
    include_str!("data/economy.yaml"),
    include_str!("data/environment.yaml"),
    include_str!("data/finance.yaml"),
    include_str!("data/government.yaml"),
    include_str!("data/health.yaml"),
    include_str!("data/housing.yaml"),
    include_str!("data/registers.yaml"),
    include_str!("data/roads.yaml"),
    include_str!("data/schools.yaml"),
    include_str!("data/taxes.yaml"),
    include_str!("data/welfare.yaml"),
];

#[derive(Deserialize)]
#[serde(untagged)]
enum OwnRow {
    Same { same: Vec<String> },
    Narrower { word: String, narrower: Vec<String> },
}

/// All rows of the list.
pub(super) fn relations() -> &'static [WordRelation] {
    static RELATIONS: LazyLock<Vec<WordRelation>> =
        LazyLock::new(|| FILES.iter().flat_map(|file| rows(file)).collect());
    &RELATIONS
}

fn rows(file: &str) -> Vec<WordRelation> {
    let rows: Vec<OwnRow> = serde_yaml::from_str(file).expect("the program's own list is a list of rows");
    rows.into_iter().map(relation).collect()
}

fn relation(row: OwnRow) -> WordRelation {
    match row {
        OwnRow::Same { same } => WordRelation::Same(same),
        OwnRow::Narrower { word, narrower } => {
            WordRelation::Narrower { word: Located { value: word, span: Span::new(0, 0) }, narrower }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FILES, relations, rows};
    use crate::model::table::WordRelation;
    use crate::synonyms::{Synonyms, plain};

    #[test]
    fn the_list_is_consistent() {
        let mut known = BTreeSet::new();
        let mut groups = 0;
        for row in relations() {
            if let WordRelation::Same(words) = row {
                groups += 1;
                assert!(words.len() > 1, "{words:?}");
                words.iter().for_each(|word| assert!(known.insert(plain(word)), "{word} stands in two groups"));
            }
        }
        assert!(groups >= 400, "{groups} groups");
        assert!(FILES.iter().all(|file| !rows(file).is_empty()));
    }

    #[test]
    fn nothing_is_narrower_than_itself() {
        let synonyms = Synonyms::new(&[]);
        for row in relations() {
            if let WordRelation::Narrower { word, narrower } = row {
                for kind in narrower {
                    assert!(!synonyms.is_above(kind, &word.value), "{kind} and {}", word.value);
                }
            }
        }
    }
}
