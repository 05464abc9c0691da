//! Selects the strings to index: every bigram, and for each frequent string those that are one character longer.
//!
//! A string in fewer than [`FREQUENT`] documents is *rare*, and its list contains positions. The list of a frequent
//! string contains only documents; the strings that extend it by a character, before or after, are indexed as well.
//! Therefore every query either is a frequent string itself, or is covered by rare strings, whose lists do not grow
//! with the site.

use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::build::corpus::{BOUNDARY, Corpus};
use crate::format::terms::LONGEST_GRAM;

/// A string in this many documents or more is frequent.
pub const FREQUENT: usize = 1024;

/// An indexed string and its occurrences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gram {
    /// Its length in characters, minus two.
    pub level: u8,
    pub is_frequent: bool,
    /// Its occurrences, as a range in `places` of its level. 32 bits are used because there are millions of strings.
    start: u32,
    end: u32,
}

/// All indexed strings.
pub struct Grams {
    /// The strings, level by level.
    pub all: Vec<Gram>,
    /// For each level the positions in the corpus, string by string, ascending within a string. Level 0 has the
    /// bigrams.
    pub places: Vec<Vec<u32>>,
}

impl Grams {
    /// The positions of a string, ascending.
    pub fn occurrences(&self, gram: &Gram) -> &[u32] {
        &self.places[usize::from(gram.level)][gram.start as usize..gram.end as usize]
    }

    /// The characters of a string.
    pub fn text(&self, corpus: &Corpus, gram: &Gram) -> String {
        let start = self.occurrences(gram)[0] as usize;
        corpus.string(start..start + usize::from(gram.level) + 2)
    }
}

/// Finds all indexed strings of a corpus.
pub fn grams(corpus: &Corpus, frequent: usize) -> Grams {
    let mut found = Grams { all: Vec::new(), places: Vec::new() };
    let mut groups = bigrams(corpus);
    for level in 0.. {
        let extended = take_level(corpus, &mut found, level, groups, frequent);
        if extended.is_empty() {
            break;
        }
        groups = extensions(corpus, &found.places[level], &extended, level + 2);
    }
    found
}

/// The positions of several strings, ascending within a string, and their number for each.
#[derive(Default)]
struct Groups {
    places: Vec<u32>,
    sizes: Vec<u32>,
}

impl Groups {
    /// Groups positions by the character that `character` returns for each. Positions with a boundary are left out.
    fn by_character(places: impl Iterator<Item = u32>, character: impl Fn(usize) -> u16) -> Groups {
        let keyed = places.map(|at| u64::from(character(at as usize)) << 32 | u64::from(at));
        let mut keyed: Vec<u64> = keyed.filter(|key| key >> 32 != u64::from(BOUNDARY)).collect();
        keyed.sort_unstable();
        let sizes = keyed.chunk_by(|left, right| left >> 32 == right >> 32).map(|group| group.len() as u32).collect();
        Groups { places: keyed.into_iter().map(|key| key as u32).collect(), sizes }
    }

    fn joined(all: Vec<Groups>) -> Groups {
        let mut joined = Groups {
            places: Vec::with_capacity(all.iter().map(|groups| groups.places.len()).sum()),
            sizes: Vec::with_capacity(all.iter().map(|groups| groups.sizes.len()).sum()),
        };
        for groups in all {
            joined.places.extend(groups.places);
            joined.sizes.extend(groups.sizes);
        }
        joined
    }
}

fn bigrams(corpus: &Corpus) -> Groups {
    let after = |at: usize| corpus.text[at + 1];
    let of_first = corpus.places().into_par_iter().map(|places| Groups::by_character(places.into_iter(), after));
    Groups::joined(of_first.collect())
}

/// Adds the strings of a level, and returns the frequent ones as ranges of its positions.
fn take_level(
    corpus: &Corpus,
    found: &mut Grams,
    level: usize,
    groups: Groups,
    frequent: usize,
) -> Vec<std::ops::Range<usize>> {
    let may_extend = level + 2 < LONGEST_GRAM;
    let (mut start, mut extended) = (0, Vec::new());
    found.all.reserve_exact(groups.sizes.len());
    for size in groups.sizes {
        let places = start..start + size as usize;
        start = places.end;
        let occurrences = &groups.places[places.clone()];
        let is_frequent = may_extend && occurrences.len() >= frequent && documents(corpus, occurrences) >= frequent;
        extended.extend(is_frequent.then(|| places.clone()));
        let (start, end) = (places.start as u32, places.end as u32);
        found.all.push(Gram { level: level as u8, is_frequent, start, end });
    }
    found.places.push(groups.places);
    extended
}

fn documents(corpus: &Corpus, occurrences: &[u32]) -> usize {
    occurrences.chunk_by(|left, right| corpus.document[*left as usize] == corpus.document[*right as usize]).count()
}

/// The strings that are one character longer than `length` and whose first or last `length` characters are a frequent
/// string. If both are, the string is counted only with the first.
fn extensions(corpus: &Corpus, places: &[u32], frequent: &[std::ops::Range<usize>], length: usize) -> Groups {
    let mut begins = vec![false; corpus.text.len()];
    for group in frequent {
        places[group.clone()].iter().for_each(|at| begins[*at as usize] = true);
    }
    let of_each = frequent.par_iter().map(|group| {
        let occurrences = places[group.clone()].iter().copied();
        let behind = Groups::by_character(occurrences.clone(), |at| corpus.text[at + length]);
        let before = occurrences.filter_map(|at| at.checked_sub(1)).filter(|at| !begins[*at as usize]);
        Groups::joined(vec![behind, Groups::by_character(before, |at| corpus.text[at])])
    });
    Groups::joined(of_each.collect())
}

#[cfg(test)]
mod tests {
    use super::grams;
    use crate::build::analysed::END;
    use crate::build::corpus::Corpus;

    fn check(texts: &[&str], frequent: usize, expected: &str) {
        let texts: Vec<String> = texts.iter().map(|text| format!("{text}{END}")).collect();
        let corpus = Corpus::new(&texts).expect("few characters");
        let found = grams(&corpus, frequent);
        let mut shown: Vec<(String, bool)> =
            found.all.iter().map(|gram| (found.text(&corpus, gram), gram.is_frequent)).collect();
        shown.sort();
        let shown = shown.into_iter().map(|(text, is_frequent)| if is_frequent { format!("[{text}]") } else { text });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_small_site_has_bigrams_alone() {
        check(&["協働の", "協議"], 1024, "働の 協働 協議");
    }

    #[test]
    fn frequent_strings_are_extended_both_ways() {
        check(&["大協働x", "小協働y"], 2, "働x 働y [協働] 協働x 協働y 大協 大協働 小協 小協働");
    }

    #[test]
    fn strings_stop_at_passages() {
        check(&["協働", "協働"], 2, "[協働]");
    }
}
