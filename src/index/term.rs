//! Selects the terms of the 五十音 index.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tomei_search::build::index_terms::TermPages;
use tomei_search::build::wholes::Wholes;
use tomei_search::document::Vocabulary;
use tomei_search::text::normalize::normalize;

use crate::model::site::DocumentIndex;

/// The maximum number of terms with a page of their own.
const MOST: usize = 2_000;
/// In large sites, terms in more than one of this many documents are left out: they do not characterize any of them.
const COMMON: usize = 10;
/// The minimum number of documents of a large site. Smaller sites list every term.
const LARGE_SITE: usize = 2_000;

/// A term of the index, with every document whose text contains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub surface: String,
    /// The reading in hiragana.
    pub reading: String,
    /// The documents, in the order of the site.
    pub documents: Vec<DocumentIndex>,
}

/// Selects the terms for a site with the given number of documents: its own terms, and those of the others that are in
/// the most documents. They are sorted by reading.
pub fn terms(found: &[TermPages], vocabulary: &Vocabulary, documents: usize) -> Vec<Term> {
    let own = own_terms(vocabulary);
    let mut chosen = without_parts(found, &own);
    let most = if documents < LARGE_SITE { documents } else { documents / COMMON };
    chosen.retain(|term| own.contains(&term.surface) || term.documents.len() <= most && !is_open_ended(term));
    chosen.sort_by_key(|term| (!own.contains(&term.surface), Reverse(term.documents.len())));
    chosen.truncate(MOST);
    chosen.sort_by_key(|term| (&term.reading, &term.surface));
    chosen.into_iter().map(term).collect()
}

/// Removes terms that are part of a longer term in the same documents, since they lead to nothing else.
fn without_parts<'a>(found: &'a [TermPages], own: &BTreeSet<String>) -> Vec<&'a TermPages> {
    let wholes = Wholes::new(found);
    found.iter().filter(|term| own.contains(&term.surface) || !wholes.has_longer(term)).collect()
}

/// Whether the term ends in "等" or similar: 関係機関等 has no other meaning than 関係機関.
fn is_open_ended(term: &TermPages) -> bool {
    term.surface.ends_with(['等', '的'])
}

fn own_terms(vocabulary: &Vocabulary) -> BTreeSet<String> {
    let words = vocabulary.words.iter().map(|word| &word.surface);
    words.chain(vocabulary.readings.iter().map(|(surface, _)| surface)).map(|surface| normalize(surface)).collect()
}

fn term(pages: &TermPages) -> Term {
    Term {
        surface: pages.surface.clone(),
        reading: pages.reading.clone(),
        documents: pages.documents.iter().map(|number| DocumentIndex(*number as usize)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use tomei_search::build::index_terms::TermPages;
    use tomei_search::document::Vocabulary;

    use super::{COMMON, LARGE_SITE, MOST, terms};

    fn found(surface: &str, documents: usize) -> TermPages {
        TermPages { surface: surface.into(), reading: surface.into(), documents: (0..documents as u32).collect() }
    }

    #[test]
    fn a_part_of_a_longer_term_in_the_same_documents_is_left_out() {
        let all = [found("消費者教育", 2), found("教育", 2), found("消費者", 3), found("者教育", 2)];
        let chosen = terms(&all, &Vocabulary::default(), 3);
        let surfaces: Vec<&str> = chosen.iter().map(|term| term.surface.as_str()).collect();
        assert_eq!(surfaces, ["消費者", "消費者教育"]);
    }

    #[test]
    fn own_terms_come_before_frequent_ones_and_empty_ones_not_at_all() {
        let mut all: Vec<TermPages> = (0..MOST).map(|number| found(&format!("語{number:04}"), 3)).collect();
        all.extend([
            found("おおすぎ", LARGE_SITE / COMMON + 1),
            found("きょうどう", 1),
            found("ふたつ", 2),
            found("よっつ", 4),
        ]);
        let vocabulary = Vocabulary {
            readings: vec![("きょうどう".into(), "きょうどう".into())],
            ..Vocabulary::default()
        };
        let chosen = terms(&all, &vocabulary, LARGE_SITE);
        let has = |surface: &str| chosen.iter().any(|term| term.surface == surface);
        assert_eq!(chosen.len(), MOST);
        assert!(has("きょうどう") && has("よっつ") && !has("ふたつ") && !has("おおすぎ"));
    }
}
