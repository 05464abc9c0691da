//! Other words for what people type, as far as pages contain them.

use std::collections::{BTreeMap, BTreeSet};

use daachorse::charwise::CharwiseDoubleArrayAhoCorasick;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::build::analysed::Analysed;
use crate::document::{Relation, Synonym};
use crate::format::spellings::{BROADER, SAME, SPELLING, key};
use crate::format::suggestions::IndexTerm;
use crate::text::normalize::normalize;

/// Another word that pages contain.
pub struct HeldSynonym {
    /// The word that is searched for.
    pub typed: String,
    pub relation: Relation,
    /// The other word, with the number of its pages.
    pub found: IndexTerm,
}

impl HeldSynonym {
    /// The key of the other word in the spelling files.
    pub fn key(&self) -> String {
        let end = match self.relation {
            Relation::Same => SAME,
            Relation::Broader => BROADER,
        };
        key(SPELLING, &format!("{}{end}", self.typed))
    }
}

/// The words that pages contain for others. One that contains the typed word is left out: its pages contain that, too.
pub fn held_synonyms(synonyms: &[Synonym], analysed: &[Analysed]) -> Vec<HeldSynonym> {
    let plain = synonyms.iter().map(|one| (normalize(&one.typed), normalize(&one.found), one.relation));
    let plain: Vec<(String, String, Relation)> = plain.filter(|(typed, found, _)| !found.contains(typed)).collect();
    let pages = pages_of(plain.iter().map(|(_, found, _)| found.clone()).collect(), analysed);
    let held = plain.into_iter().filter_map(|(typed, surface, relation)| {
        let count = *pages.get(&surface)?;
        Some(HeldSynonym { typed, relation, found: IndexTerm { surface, reading: String::new(), count } })
    });
    held.collect()
}

/// The number of pages with each word, of those that some page has.
fn pages_of(words: BTreeSet<String>, analysed: &[Analysed]) -> BTreeMap<String, u32> {
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let mut pages = BTreeMap::new();
    // There is none without words.
    let Ok(machine) = CharwiseDoubleArrayAhoCorasick::<u32>::new(&words) else { return pages };
    let held = analysed.par_iter().map(|document| {
        machine.find_overlapping_iter(&document.text).map(|found| found.value()).collect::<BTreeSet<u32>>()
    });
    for word in held.collect::<Vec<_>>().into_iter().flatten() {
        *pages.entry(words[word as usize].clone()).or_default() += 1;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::held_synonyms;
    use crate::build::analysed::Analysed;
    use crate::document::{Relation, Synonym};

    #[test]
    fn only_words_of_pages_that_say_more_are_kept() {
        let synonym = |typed: &str, found: &str| Synonym {
            typed: typed.to_owned(),
            found: found.to_owned(),
            relation: Relation::Same,
        };
        let page = |text: &str| Analysed { text: text.to_owned(), ..Analysed::default() };
        let synonyms = [synonym("シニア", "高齢者"), synonym("シニア", "お年寄り"), synonym("詐欺", "特殊詐欺")];
        let held = held_synonyms(&synonyms, &[page("高齢者の特殊詐欺"), page("高齢者")]);
        let shown: Vec<(String, &str, u32)> =
            held.iter().map(|held| (held.key(), held.found.surface.as_str(), held.found.count)).collect();
        assert_eq!(shown, [("\u{1}シニア\u{1}".to_owned(), "高齢者", 2)]);
    }
}
