//! Which strings are indexed: every bigram, and from a frequent string on each string one character longer.
//!
//! A string in fewer than [`FREQUENT`] documents is *rare* and carries positions. A frequent one is only a list of
//! documents; the strings that extend it by a character, before or behind, are indexed in their turn. So whatever is
//! asked is covered by rare strings, whose lists never grow with the site, or is itself a frequent string.

use crate::corpus::{BOUNDARY, Corpus};

/// From this many documents on a string is extended rather than positioned.
pub const FREQUENT: usize = 1024;
/// Strings of this length carry positions however frequent they are.
pub const LONGEST: usize = 8;

/// An indexed string and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gram {
    pub level: usize,
    /// Its occurrences, as a range of its level's `places`.
    pub places: std::ops::Range<usize>,
    pub is_frequent: bool,
}

/// All indexed strings.
pub struct Grams {
    /// Level by level.
    pub all: Vec<Gram>,
    /// Per level, places in the corpus: string by string, ascending within a string. Level 0 holds bigrams.
    pub places: Vec<Vec<u32>>,
}

impl Grams {
    pub fn occurrences(&self, gram: &Gram) -> &[u32] {
        &self.places[gram.level][gram.places.clone()]
    }

    pub fn text(&self, corpus: &Corpus, gram: &Gram) -> String {
        let start = self.occurrences(gram)[0] as usize;
        corpus.string(start..start + gram.level + 2)
    }
}

/// Finds all indexed strings of a corpus.
pub fn grams(corpus: &Corpus, frequent: usize) -> Grams {
    let mut found = Grams { all: Vec::new(), places: Vec::new() };
    let bigram = |at: u32| u64::from(corpus.text[at as usize]) << 16 | u64::from(corpus.text[at as usize + 1]);
    let mut places = sorted_by_key(bigrams(corpus), bigram);
    let mut groups = groups(&places, bigram);
    for level in 0.. {
        found.places.push(places);
        let Some(marks) = take_level(corpus, &mut found, level, groups, frequent) else { break };
        let extension = |at: u32| extension(corpus, &marks, level + 2, at as usize).unwrap_or(u64::MAX);
        places = sorted_by_key(extended(corpus, &marks, level + 2), extension);
        groups = self::groups(&places, extension);
    }
    found
}

fn bigrams(corpus: &Corpus) -> Vec<u32> {
    let pairs = corpus.text.windows(2).enumerate();
    let inside = pairs.filter(|(_, pair)| pair[0] != BOUNDARY && pair[1] != BOUNDARY);
    inside.map(|(at, _)| at as u32).collect()
}

/// Sorts by a key of up to 64 bits, equals as they are: sixteen bits at a time, from the lowest.
fn sorted_by_key(mut places: Vec<u32>, key: impl Fn(u32) -> u64) -> Vec<u32> {
    let used = places.iter().fold(0, |used, at| used | key(*at));
    for shift in (0..64).step_by(16).filter(|shift| used >> shift & 0xFFFF != 0) {
        let digit = |at: u32| (key(at) >> shift & 0xFFFF) as usize;
        let mut next = vec![0u32; 0x1_0001];
        places.iter().for_each(|at| next[digit(*at) + 1] += 1);
        (0..0x1_0000).for_each(|digit| next[digit + 1] += next[digit]);
        let mut sorted = vec![0; places.len()];
        for at in places {
            let place = &mut next[digit(at)];
            sorted[*place as usize] = at;
            *place += 1;
        }
        places = sorted;
    }
    places
}

fn groups(places: &[u32], key: impl Fn(u32) -> u64) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let mut all = Vec::new();
    for group in places.chunk_by(|left, right| key(*left) == key(*right)) {
        all.push(start..start + group.len());
        start += group.len();
    }
    all
}

/// Notes a level's strings; where some are frequent, gives each place the number of its frequent string, from 1.
fn take_level(
    corpus: &Corpus,
    found: &mut Grams,
    level: usize,
    groups: Vec<std::ops::Range<usize>>,
    frequent: usize,
) -> Option<Vec<u32>> {
    let may_extend = level + 2 < LONGEST;
    let mut marks: Option<Vec<u32>> = None;
    let mut number = 0;
    for places in groups {
        let occurrences = &found.places[level][places.clone()];
        let is_frequent = may_extend && occurrences.len() >= frequent && documents(corpus, occurrences) >= frequent;
        if is_frequent {
            number += 1;
            let marks = marks.get_or_insert_with(|| vec![0; corpus.text.len() + 1]);
            occurrences.iter().for_each(|at| marks[*at as usize] = number);
        }
        found.all.push(Gram { level, places, is_frequent });
    }
    marks
}

fn documents(corpus: &Corpus, occurrences: &[u32]) -> usize {
    occurrences.chunk_by(|left, right| corpus.document[*left as usize] == corpus.document[*right as usize]).count()
}

/// Where a string one longer than `length` stands whose first or last `length` characters are frequent.
fn extended(corpus: &Corpus, marks: &[u32], length: usize) -> Vec<u32> {
    let last = corpus.text.len().saturating_sub(length);
    (0..last).filter(|at| extension(corpus, marks, length, *at).is_some()).map(|at| at as u32).collect()
}

/// The frequent string and the character beside it; those that end in the frequent string come last.
fn extension(corpus: &Corpus, marks: &[u32], length: usize, at: usize) -> Option<u64> {
    let (head, tail) = (corpus.text[at], corpus.text[at + length]);
    match (marks[at], marks[at + 1]) {
        (0, 0) => None,
        (0, _) if head == BOUNDARY => None,
        (0, suffix) => Some(1 << 63 | u64::from(head) << 32 | u64::from(suffix)),
        (_, _) if tail == BOUNDARY => None,
        (prefix, _) => Some(u64::from(prefix) << 16 | u64::from(tail)),
    }
}

#[cfg(test)]
mod tests {
    use super::grams;
    use crate::analyse::Analysed;
    use crate::analyse::tests::unread;
    use crate::corpus::Corpus;

    fn check(texts: &[&str], frequent: usize, expected: &str) {
        let analysed: Vec<Analysed> = texts.iter().map(|text| unread(&[text])).collect();
        let corpus = Corpus::new(&analysed).expect("few characters");
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
