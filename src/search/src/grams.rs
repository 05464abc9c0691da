//! Which strings are indexed: every bigram, and from a frequent string on each string one character longer.
//!
//! A string in fewer than [`FREQUENT`] documents is *rare* and carries positions. A frequent one is only a list of
//! documents; the strings that extend it by a character, before or behind, are indexed in their turn. So whatever is
//! asked is covered by rare strings, whose lists never grow with the site, or is itself a frequent string.

use rayon::slice::ParallelSliceMut;

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
    /// In order of their strings.
    pub sorted: Vec<Gram>,
    /// Per level, places in the corpus: string by string, ascending within a string. Level 0 holds bigrams.
    pub places: Vec<Vec<u32>>,
}

impl Grams {
    /// The characters of a gram, as numbers of the corpus.
    pub fn text<'c>(&self, corpus: &'c Corpus, gram: &Gram) -> &'c [u16] {
        let first = self.places[gram.level][gram.places.start] as usize;
        &corpus.text[first..first + gram.level + 2]
    }

    pub fn occurrences(&self, gram: &Gram) -> &[u32] {
        &self.places[gram.level][gram.places.clone()]
    }
}

/// Finds all indexed strings of a corpus.
pub fn grams(corpus: &Corpus, frequent: usize) -> Grams {
    let mut found = Grams { sorted: Vec::new(), places: Vec::new() };
    let mut keyed = bigrams(corpus);
    for level in 0.. {
        keyed.par_sort_unstable();
        let groups = groups(&keyed);
        found.places.push(keyed.into_iter().map(|(_, at)| at).collect());
        let marks = take_level(corpus, &mut found, level, groups, frequent);
        let Some(marks) = marks else { break };
        keyed = extensions(corpus, &marks, level + 2);
    }
    let mut sorted = std::mem::take(&mut found.sorted);
    sorted.par_sort_unstable_by(|left, right| found.text(corpus, left).cmp(found.text(corpus, right)));
    found.sorted = sorted;
    found
}

fn bigrams(corpus: &Corpus) -> Vec<(u64, u32)> {
    let pairs = corpus.text.windows(2).enumerate();
    let inside = pairs.filter(|(_, pair)| pair[0] != BOUNDARY && pair[1] != BOUNDARY);
    inside.map(|(at, pair)| (u64::from(pair[0]) << 16 | u64::from(pair[1]), at as u32)).collect()
}

fn groups(keyed: &[(u64, u32)]) -> Vec<std::ops::Range<usize>> {
    let mut start = 0;
    let mut all = Vec::new();
    for group in keyed.chunk_by(|left, right| left.0 == right.0) {
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
        found.sorted.push(Gram { level, places, is_frequent });
    }
    marks
}

fn documents(corpus: &Corpus, occurrences: &[u32]) -> usize {
    occurrences.chunk_by(|left, right| corpus.document[*left as usize] == corpus.document[*right as usize]).count()
}

/// The strings one longer than `length` whose first or last `length` characters are frequent.
fn extensions(corpus: &Corpus, marks: &[u32], length: usize) -> Vec<(u64, u32)> {
    let last = corpus.text.len().saturating_sub(length);
    let keys = (0..last).filter_map(|at| {
        let (head, tail) = (corpus.text[at], corpus.text[at + length]);
        let key = match (marks[at], marks[at + 1]) {
            (0, 0) => return None,
            (0, _) if head == BOUNDARY => return None,
            (0, suffix) => 1 << 63 | u64::from(head) << 32 | u64::from(suffix),
            (_, _) if tail == BOUNDARY => return None,
            (prefix, _) => u64::from(prefix) << 16 | u64::from(tail),
        };
        Some((key, at as u32))
    });
    keys.collect()
}

#[cfg(test)]
mod tests {
    use super::grams;
    use crate::analyse::Analysed;
    use crate::corpus::Corpus;

    fn check(texts: &[&str], frequent: usize, expected: &str) {
        let one = |text: &&str| Analysed { texts: vec![(*text).to_owned()], ..Analysed::default() };
        let corpus = Corpus::new(&texts.iter().map(one).collect::<Vec<_>>()).expect("few characters");
        let found = grams(&corpus, frequent);
        let mut shown: Vec<String> = Vec::new();
        for gram in &found.sorted {
            let start = found.occurrences(gram)[0] as usize;
            let text = corpus.string(start..start + gram.level + 2);
            shown.push(if gram.is_frequent { format!("[{text}]") } else { text });
        }
        assert_eq!(shown.join(" "), expected);
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
