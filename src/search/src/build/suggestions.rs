//! The suggestion files: the terms that the search box suggests, under every key that can be typed for them.

use std::collections::BTreeMap;

use crate::build::index_terms::TermPages;
use crate::format::suggestions::{BEST_OF, IndexTerm, SuggestionEntry, by_count, encode};

/// The size of a file in bytes before compression; a term needs about sixteen bytes.
const FILE: usize = 6_144;
const TERM: usize = 16;
/// The number of terms that are stored for a frequent prefix, and the maximum length of such a prefix in characters.
const BEST: usize = 12;
const LONGEST_PREFIX: usize = 3;

/// The bodies of the suggestion files, each with its first key.
pub fn suggestion_bodies(terms: &[TermPages]) -> Vec<(String, Vec<u8>)> {
    let terms: Vec<IndexTerm> = terms.iter().map(index_term).collect();
    bodies_of(&entries(&terms))
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

fn index_term(term: &TermPages) -> IndexTerm {
    let count = term.documents.len() as u32;
    IndexTerm { surface: term.surface.clone(), reading: term.reading.clone(), count }
}

/// All keys with their terms, sorted.
fn entries(terms: &[IndexTerm]) -> Vec<SuggestionEntry> {
    let mut by_key: BTreeMap<String, Vec<IndexTerm>> = BTreeMap::new();
    for term in terms {
        for key in [&term.surface, &term.reading] {
            by_key.entry(key.clone()).or_default().push(term.clone());
        }
    }
    for (prefix, best) in best_of_prefixes(&by_key) {
        by_key.insert(prefix, best);
    }
    let sorted = by_key.into_iter().map(|(key, mut terms)| {
        terms.sort_by(by_count);
        terms.dedup();
        SuggestionEntry { key, terms }
    });
    sorted.collect()
}

/// The best terms for each short prefix that has more terms than are shown.
fn best_of_prefixes(by_key: &BTreeMap<String, Vec<IndexTerm>>) -> BTreeMap<String, Vec<IndexTerm>> {
    let mut all: BTreeMap<&str, Vec<&IndexTerm>> = BTreeMap::new();
    for (key, terms) in by_key {
        let ends = key.char_indices().map(|(at, character)| at + character.len_utf8());
        for end in ends.take(LONGEST_PREFIX) {
            all.entry(&key[..end]).or_default().extend(terms);
        }
    }
    let frequent = all.into_iter().filter(|(_, terms)| terms.len() > BEST);
    let best = frequent.map(|(prefix, mut terms)| {
        terms.sort_by(|left, right| by_count(left, right));
        terms.dedup();
        terms.truncate(BEST);
        ([prefix, &BEST_OF.to_string()].concat(), terms.into_iter().cloned().collect())
    });
    best.collect()
}

#[cfg(test)]
mod tests {
    use super::entries;
    use crate::format::suggestions::{BEST_OF, IndexTerm};

    fn term(surface: &str, reading: &str, count: u32) -> IndexTerm {
        IndexTerm { surface: surface.to_owned(), reading: reading.to_owned(), count }
    }

    #[test]
    fn terms_are_found_by_surface_and_reading() {
        let all = entries(&[term("協働", "きょうどう", 3), term("共同", "きょうどう", 5)]);
        let keys: Vec<&str> = all.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["きょうどう", "共同", "協働"]);
        assert_eq!(all[0].terms, [term("共同", "きょうどう", 5), term("協働", "きょうどう", 3)]);
    }

    #[test]
    fn frequent_prefixes_keep_their_best() {
        let many: Vec<IndexTerm> = (0..40).map(|count| term(&format!("協{count}"), "きょう", count)).collect();
        let all = entries(&many);
        let best = all.iter().find(|entry| entry.key == format!("協{BEST_OF}")).expect("協 begins forty terms");
        assert_eq!(best.terms.len(), 12);
        assert_eq!(best.terms[0].count, 39);
    }
}
