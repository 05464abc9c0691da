//! The suggestion files: the terms that the search box suggests, under every key that can be typed for them.

use std::collections::BTreeMap;

use crate::build::best_suggestions::best_suggestions;
use crate::build::candidates::Candidate;
use crate::build::index_terms::TermPages;
use crate::format::suggestions::{BEST_OF, IndexTerm, SuggestionEntry, by_count, encode};

/// The size of a file in bytes before compression; a term needs about sixteen bytes.
const FILE: usize = 6_144;
const TERM: usize = 16;

/// The bodies of the suggestion files, each with its first key. A query in kana looks up every term; the search box
/// suggests the best of the candidates.
pub(crate) fn suggestion_bodies(terms: &[TermPages], candidates: &[Candidate]) -> Vec<(String, Vec<u8>)> {
    let terms: Vec<IndexTerm> = terms.iter().map(TermPages::index_term).collect();
    bodies_of(&entries(&terms, best_suggestions(candidates)))
}

/// The bodies of sorted entries, each with its first key.
pub fn bodies_of(entries: &[SuggestionEntry]) -> Vec<(String, Vec<u8>)> {
    let mut bodies = Vec::new();
    let mut rest = entries;
    while !rest.is_empty() {
        let mut size = 0;
        let fits = rest.iter().take_while(|entry| {
            size += entry.key.len() + entry.terms.len() * TERM;
            size <= FILE
        });
        let (file, after) = rest.split_at(fits.count().max(1));
        bodies.push((file[0].key.clone(), encode(file)));
        rest = after;
    }
    bodies
}

/// All keys with their terms, sorted.
fn entries(terms: &[IndexTerm], best: BTreeMap<&str, Vec<IndexTerm>>) -> Vec<SuggestionEntry> {
    let mut by_key: BTreeMap<String, Vec<IndexTerm>> = BTreeMap::new();
    for term in terms {
        for key in [&term.surface, &term.reading] {
            by_key.entry(key.clone()).or_default().push(term.clone());
        }
    }
    let mut all = sorted_entries(by_key);
    let best = best.into_iter().map(|(beginning, terms)| (format!("{beginning}{BEST_OF}"), terms));
    all.extend(best.map(|(key, terms)| SuggestionEntry { key, terms }));
    all.sort_by(|left, right| left.key.cmp(&right.key));
    all
}

/// The entries in the order of their keys, each with its terms once, those in the most pages first.
pub fn sorted_entries(terms: BTreeMap<String, Vec<IndexTerm>>) -> Vec<SuggestionEntry> {
    let sorted = terms.into_iter().map(|(key, mut terms)| {
        terms.sort_by(by_count);
        terms.dedup();
        SuggestionEntry { key, terms }
    });
    sorted.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::entries;
    use crate::format::suggestions::IndexTerm;

    fn term(surface: &str, reading: &str, count: u32) -> IndexTerm {
        IndexTerm { surface: surface.to_owned(), reading: reading.to_owned(), count }
    }

    #[test]
    fn terms_are_found_by_surface_and_reading() {
        let best = BTreeMap::from([("き", vec![term("共同", "きょうどう", 5)])]);
        let all = entries(&[term("協働", "きょうどう", 3), term("共同", "きょうどう", 5)], best);
        let keys: Vec<&str> = all.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["き\u{1}", "きょうどう", "共同", "協働"]);
        assert_eq!(all[1].terms, [term("共同", "きょうどう", 5), term("協働", "きょうどう", 3)]);
    }
}
