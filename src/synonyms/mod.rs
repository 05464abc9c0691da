//! Words that mean the same, and words for one kind of what another word means: the program's own list of the words of
//! Japanese municipalities, with what a site adds to it and takes from it.
//!
//! The list has no two spellings of one word: these are known to the search itself.

mod own;

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::model::table::WordRelation;

/// How the second word of a [`Pair`] relates to the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It means the same.
    Same,
    /// The first means one kind of it.
    Broader,
}

/// A word that is searched for, and another one that is to be found with it.
pub type Pair = (String, Relation, String);

type Words = BTreeMap<String, BTreeSet<String>>;

/// All relations between words.
pub struct Synonyms {
    /// For each word those that mean the same.
    same: Words,
    /// For each word the broader ones.
    broader: Words,
    /// For each word those that it does not find.
    apart: Words,
}

impl Synonyms {
    /// The program's list with the rows of a site.
    pub fn new(site: &[WordRelation]) -> Self {
        let mut all = Self { same: Words::new(), broader: Words::new(), apart: Words::new() };
        own::relations().iter().chain(site).for_each(|row| all.add(row));
        all
    }

    fn add(&mut self, row: &WordRelation) {
        match row {
            WordRelation::Same(words) => relate(&mut self.same, words),
            WordRelation::Apart(words) => relate(&mut self.apart, words),
            WordRelation::Narrower { word, narrower } => {
                for kind in narrower {
                    self.broader.entry(plain(kind)).or_default().insert(plain(&word.value));
                }
            }
        }
    }

    /// Every word with each that is found with it, sorted.
    pub fn pairs(&self) -> Vec<Pair> {
        let words: BTreeSet<&String> = self.same.keys().chain(self.broader.keys()).collect();
        words.into_iter().flat_map(|word| self.pairs_of(word)).collect()
    }

    fn pairs_of(&self, word: &String) -> Vec<Pair> {
        let same = self.meaning_the_same(word);
        let above = same.iter().flat_map(|one| self.broader.get(one)).flatten();
        let broader: BTreeSet<String> = above.flat_map(|one| self.meaning_the_same(one)).collect();
        let narrow = broader.difference(&same).map(|other| (Relation::Broader, other));
        let all = same.iter().filter(|other| *other != word).map(|other| (Relation::Same, other)).chain(narrow);
        let kept = all.filter(|(_, other)| !self.are_apart(word, other));
        kept.map(|(relation, other)| (word.clone(), relation, other.clone())).collect()
    }

    /// The word itself, and those that a row names beside it. Two rows with one word in common do not make one meaning.
    fn meaning_the_same(&self, word: &String) -> BTreeSet<String> {
        self.same.get(word).into_iter().flatten().chain([word]).cloned().collect()
    }

    fn are_apart(&self, word: &str, other: &str) -> bool {
        self.apart.get(word).is_some_and(|apart| apart.contains(other))
    }

    /// Whether `narrow` is somewhere above `broad`, so that `broad` cannot be above `narrow`.
    pub fn is_above(&self, narrow: &str, broad: &str) -> bool {
        let (narrow, mut seen, mut next) = (plain(narrow), BTreeSet::new(), vec![plain(broad)]);
        while let Some(word) = next.pop() {
            let above = self.broader.get(&word).into_iter().flatten();
            let above: Vec<String> = above.filter(|other| !self.are_apart(&word, other)).cloned().collect();
            if above.contains(&narrow) {
                return true;
            }
            next.extend(above.into_iter().filter(|other| seen.insert(other.clone())));
        }
        false
    }
}

/// Relates each of some words with all others.
fn relate(relation: &mut Words, words: &[String]) {
    let words: BTreeSet<String> = words.iter().map(|word| plain(word)).collect();
    for word in &words {
        relation.entry(word.clone()).or_default().extend(words.iter().filter(|other| *other != word).cloned());
    }
}

/// A word as the search compares it: ＮＰＯ is NPO and npo.
fn plain(word: &str) -> String {
    word.trim().nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Relation, Synonyms};
    use crate::model::source::{Located, Span};
    use crate::model::table::WordRelation;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn narrower(word: &str, narrower: &[&str]) -> WordRelation {
        let word = Located { value: word.to_owned(), span: Span::new(0, 0) };
        WordRelation::Narrower { word, narrower: words(narrower) }
    }

    fn found(site: &[WordRelation], word: &str, relation: Relation) -> Vec<String> {
        let all = Synonyms::new(site).pairs().into_iter();
        all.filter(|pair| pair.0 == word && pair.1 == relation).map(|pair| pair.2).collect()
    }

    #[test]
    fn a_word_finds_what_means_the_same_and_what_it_is_a_kind_of() {
        let site = [WordRelation::Same(words(&["甲乙", "丙丁"])), narrower("丙丁", &["戊己"])];
        assert_eq!(found(&site, "甲乙", Relation::Same), ["丙丁"]);
        assert_eq!(found(&site, "戊己", Relation::Broader), ["丙丁", "甲乙"]);
        assert!(found(&site, "丙丁", Relation::Broader).is_empty());
        assert_eq!(found(&site, "丙丁", Relation::Same), ["甲乙"]);
    }

    #[test]
    fn a_site_takes_words_apart() {
        let of_the_program = found(&[], "シニア", Relation::Same);
        assert!(of_the_program.contains(&"高齢者".to_owned()));
        let site = [WordRelation::Apart(words(&["高齢者", "シニア"]))];
        assert!(!found(&site, "シニア", Relation::Same).contains(&"高齢者".to_owned()));
        assert!(!found(&site, "高齢者", Relation::Same).contains(&"シニア".to_owned()));
        assert_eq!(found(&site, "シニア", Relation::Same).len(), of_the_program.len() - 1);
    }

    #[test]
    fn loops_are_seen_over_several_rows() {
        let site = [narrower("甲乙", &["丙丁"]), narrower("丙丁", &["戊己"])];
        let synonyms = Synonyms::new(&site);
        assert!(synonyms.is_above("甲乙", "戊己"));
        assert!(!synonyms.is_above("戊己", "甲乙"));
    }
}
