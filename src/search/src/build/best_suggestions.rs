//! The suggestions for short beginnings, which have more continuations than the search box shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::candidates::{Candidate, Rank};
use crate::format::suggestions::{IndexTerm, by_count};

/// The number of suggestions for a beginning, which is what the search box shows.
const SHOWN: usize = 8;
/// The number of names among them if there are enough terms; of the shortest beginnings, only one.
const NAMES: usize = 2;
const SHORT: usize = 3;
/// The maximum length of a beginning in characters: for terms, and for the others, which are not stored otherwise, or
/// stored but not to be shown.
const LONGEST: usize = 4;
const LONGEST_OF_NAME: usize = 10;

/// What the search page asks for to show what can be searched for; nothing else begins with it.
const OF_SITE: &str = "?";
/// The minimum length of a term in characters that says by itself what a page is about.
const TELLING: usize = 3;

/// The best suggestions for each beginning for which the stored terms are not the right ones: there are too many, some
/// are not to be shown, or there are names.
pub(crate) fn best_suggestions(candidates: &[Candidate]) -> BTreeMap<&str, Vec<IndexTerm>> {
    let mut all: BTreeMap<&str, Vec<&Candidate>> = BTreeMap::new();
    for candidate in candidates {
        let longest = match candidate.rank {
            Rank::Name(_) | Rank::Empty => LONGEST_OF_NAME,
            Rank::Term(_) | Rank::Part => LONGEST,
        };
        for key in &candidate.keys {
            beginnings(key).take(longest).for_each(|beginning| all.entry(beginning).or_default().push(candidate));
        }
    }
    complete(&mut all, candidates);
    let is_stored = |one: &&Candidate| matches!(one.rank, Rank::Term(_) | Rank::Part);
    all.retain(|_, found| found.len() > SHOWN || !found.iter().all(is_stored));
    let all = all.into_iter().map(|(beginning, found)| (beginning, best(found, names_for(beginning))));
    all.chain([(OF_SITE, best(telling(candidates), 0))]).collect()
}

/// The terms from which the examples of the search page are taken.
fn telling(candidates: &[Candidate]) -> Vec<&Candidate> {
    // A year says when, not what.
    let is_telling = |surface: &str| surface.chars().nth(TELLING - 1).is_some() && !surface.ends_with("年度");
    let is_telling = |one: &&Candidate| matches!(one.rank, Rank::Term(_)) && is_telling(&one.term.surface);
    candidates.iter().filter(is_telling).collect()
}

/// Adds the terms to long beginnings, which have only names so far.
fn complete<'a>(all: &mut BTreeMap<&'a str, Vec<&'a Candidate>>, candidates: &'a [Candidate]) {
    for candidate in candidates.iter().filter(|one| matches!(one.rank, Rank::Term(_) | Rank::Part)) {
        for key in &candidate.keys {
            for beginning in beginnings(key).take(LONGEST_OF_NAME).skip(LONGEST) {
                all.entry(beginning).and_modify(|found| found.push(candidate));
            }
        }
    }
}

/// The first character of a text, its first two, and so on.
fn beginnings(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().map(|(at, character)| &text[..at + character.len_utf8()])
}

fn names_for(beginning: &str) -> usize {
    if beginning.chars().nth(SHORT - 1).is_some() { NAMES } else { 1 }
}

/// The best of those found, of which so many are names if there are enough terms.
fn best(mut found: Vec<&Candidate>, most_names: usize) -> Vec<IndexTerm> {
    found.sort_by(|left, right| left.rank.cmp(&right.rank).then_with(|| by_count(&left.term, &right.term)));
    let mut seen = BTreeSet::new();
    found.retain(|one| one.rank != Rank::Empty && seen.insert(&one.term.surface));
    let names = found.partition_point(|one| matches!(one.rank, Rank::Name(_)));
    let (names, terms) = found.split_at(names);
    let whole = terms.partition_point(|one| one.rank != Rank::Part);
    // Parts are suggested only where nothing else is.
    let terms = if whole + names.len() > 0 { &terms[..whole] } else { terms };
    let names = &names[..names.len().min(most_names.max(SHOWN.saturating_sub(terms.len())))];
    let terms = terms.iter().take(SHOWN - names.len());
    let mut best: Vec<IndexTerm> = names.iter().chain(terms).map(|one| one.term.clone()).collect();
    best.sort_by(by_count);
    best
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::{SHOWN, best_suggestions};
    use crate::build::candidates::{Candidate, Rank};
    use crate::format::suggestions::IndexTerm;

    fn candidate(surface: &str, reading: &str, rank: Rank) -> Candidate {
        let term = IndexTerm { surface: surface.to_owned(), reading: reading.to_owned(), count: 1 };
        Candidate { term, keys: vec![surface.to_owned(), reading.to_owned()], rank }
    }

    #[test]
    fn frequent_beginnings_keep_the_best_of_each_kind() {
        let term = |number: u64| candidate(&format!("協{number:02}"), "きょう", Rank::Term(Reverse(number)));
        let name = |number: u32| candidate(&format!("協会{number}"), "きょうかい", Rank::Name(Reverse(number)));
        let all: Vec<Candidate> = (0..40).map(term).chain((0..5).map(name)).collect();
        let best = best_suggestions(&all);
        let surfaces: Vec<&str> = best["協"].iter().map(|term| term.surface.as_str()).collect();
        assert_eq!(surfaces, ["協33", "協34", "協35", "協36", "協37", "協38", "協39", "協会4"]);
        assert_eq!(best["きょうかい"].len(), 5);
    }

    #[test]
    fn a_beginning_whose_terms_are_all_shown_needs_no_list() {
        let term = |number: usize| candidate(&format!("協{number}"), "きょう", Rank::Term(Reverse(1)));
        let all: Vec<Candidate> = (0..SHOWN).map(term).collect();
        assert_eq!(best_suggestions(&all).into_keys().collect::<Vec<_>>(), ["?"]);
    }

    #[test]
    fn a_term_that_says_nothing_is_left_out_of_every_beginning_of_it() {
        let all =
            [candidate("課題", "かだい", Rank::Empty), candidate("課題集", "かだいしゅう", Rank::Term(Reverse(1)))];
        let best = best_suggestions(&all);
        assert_eq!(best["課題"].iter().map(|term| &*term.surface).collect::<Vec<_>>(), ["課題集"]);
        assert_eq!(best["かだい"].len(), 1);
        assert!(!best.contains_key("課題集"));
        assert_eq!(best["?"].len(), 1);
    }
}
