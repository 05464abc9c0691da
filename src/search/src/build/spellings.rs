//! The spelling files: other spellings of the site's terms, and its terms by beginning and end.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::{Analysed, END};
use crate::build::furigana::is_kanji;
use crate::build::index_terms::TermPages;
use crate::build::ipadic::Ipadic;
use crate::build::spelling_families::{Families, are_spellings, families};
use crate::build::suggestions::{bodies_of, sorted_entries};
use crate::build::synonyms::HeldSynonym;
use crate::format::spellings::{
    FOLDED, KANJI, READING, READING_BACK, SPELLING, SURFACE, SURFACE_BACK, fold_reading, fold_run, key, key_back, runs,
};
use crate::format::suggestions::IndexTerm;

/// The bodies of the spelling files, each with its first key.
pub fn spelling_bodies(
    terms: &[TermPages],
    analysed: &[Analysed],
    synonyms: Vec<HeldSynonym>,
    ipadic: &Ipadic,
) -> Vec<(String, Vec<u8>)> {
    let families = families(ipadic);
    let mut keyed = Keyed::default();
    keyed.add_spellings(terms, families);
    keyed.add_runs(analysed);
    keyed.add_terms(terms);
    synonyms.into_iter().for_each(|synonym| keyed.add(synonym.key(), synonym.found));
    keyed.add_kanji(&kanji_of(terms), families);
    bodies_of(&sorted_entries(keyed.0))
}

/// The spellings that people may type for the terms of a site, so that these can be segmented, too.
pub fn typed_spellings(terms: &[TermPages], ipadic: &Ipadic) -> BTreeSet<String> {
    let families = families(ipadic);
    terms.iter().filter_map(|term| families.of.get(&term.surface)).flatten().cloned().collect()
}

#[derive(Default)]
struct Keyed(BTreeMap<String, Vec<IndexTerm>>);

impl Keyed {
    fn add(&mut self, key: String, term: IndexTerm) {
        self.0.entry(key).or_default().push(term);
    }

    /// Terms under each of their other spellings: those of the dictionary, and those of the site.
    fn add_spellings(&mut self, terms: &[TermPages], families: &Families) {
        for term in terms {
            for typed in families.of.get(&term.surface).into_iter().flatten() {
                self.add(key(SPELLING, typed), term.index_term());
            }
        }
        // Terms are sorted by reading.
        for group in terms.chunk_by(|left, right| left.reading == right.reading) {
            let is_one_word = is_one_word(group);
            for (one, other) in group.iter().flat_map(|one| group.iter().map(move |other| (one, other))) {
                let is_kana = is_kana(&one.surface) || is_kana(&other.surface);
                let same = if is_kana { is_one_word } else { are_spellings(&one.surface, &other.surface) };
                if same && one.surface != other.surface {
                    self.add(key(SPELLING, &one.surface), other.index_term());
                }
            }
        }
    }

    /// Runs of katakana and Latin letters as the site writes them.
    fn add_runs(&mut self, analysed: &[Analysed]) {
        let found: Vec<BTreeSet<String>> = analysed.par_iter().map(runs_of).collect();
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        found.into_iter().flatten().for_each(|run| *counts.entry(run).or_default() += 1);
        for (surface, count) in counts {
            let folded = fold_run(&surface.chars().collect::<Vec<_>>());
            self.add(key(FOLDED, &folded), IndexTerm { surface, reading: String::new(), count });
        }
    }

    fn add_terms(&mut self, terms: &[TermPages]) {
        for term in terms {
            let (reading, surface) = (fold_reading(&term.reading), &term.surface);
            self.add(key(READING, &reading), term.index_term());
            self.add(key_back(READING_BACK, &reading), term.index_term());
            if !is_kana(surface) {
                self.add(key(SURFACE, surface), term.index_term());
                self.add(key_back(SURFACE_BACK, surface), term.index_term());
            }
        }
    }

    /// The readings of kanji, as far as a kanji of the site's terms has them as well: with others nothing is found.
    fn add_kanji(&mut self, used: &BTreeSet<char>, families: &Families) {
        let readings = used.iter().filter_map(|kanji| families.kanji.get(kanji)).flatten();
        let wanted: BTreeSet<&String> = readings.map(|(reading, _)| reading).collect();
        for (kanji, readings) in &families.kanji {
            for (reading, count) in readings.iter().filter(|(reading, _)| wanted.contains(reading)) {
                let term = IndexTerm { surface: reading.clone(), reading: String::new(), count: *count };
                self.add(key(KANJI, &kanji.to_string()), term);
            }
        }
    }
}

/// Whether all terms of one reading that have kanji are spellings of one word, so that kana mean this word.
fn is_one_word(group: &[TermPages]) -> bool {
    let mut kanji = group.iter().filter(|term| !is_kana(&term.surface));
    let Some(first) = kanji.next() else { return true };
    kanji.all(|term| are_spellings(&first.surface, &term.surface))
}

fn kanji_of(terms: &[TermPages]) -> BTreeSet<char> {
    terms.iter().flat_map(|term| term.surface.chars()).filter(|character| is_kanji(*character)).collect()
}

fn is_kana(text: &str) -> bool {
    text.chars().all(|character| matches!(character, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'))
}

fn runs_of(document: &Analysed) -> BTreeSet<String> {
    let characters: Vec<char> = document.text.chars().collect();
    let parts = characters.split(|character| *character == END);
    parts.flat_map(|part| runs(part).into_iter().map(|run| part[run].iter().collect())).collect()
}
