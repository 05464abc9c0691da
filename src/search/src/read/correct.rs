//! Corrects a word that no page contains: terms of the site that are read alike or differ by a slip.

use crate::error::PackError;
use crate::format::frame::FileKind;
use crate::format::spellings::{KANJI, READING, READING_BACK, SURFACE, SURFACE_BACK, fold_reading, key, key_back};
use crate::format::suggestions::IndexTerm;
use crate::read::answer::{Advice, Note, NoteKind};
use crate::read::expand::ExpandedQuery;
use crate::read::query::Quoting;
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::read::slip::{WHOLE, distance, limit};
use crate::read::spelling::trimmed;
use crate::text::kana::{hiragana, loose_reading};

/// Sorts after every continuation of a key.
const LAST: char = '\u{10FFFF}';
/// The longest word that is corrected, the readings that are tried of one, and the terms that are searched for it.
const LONGEST: usize = 24;
const READINGS: usize = 6;
const MOST: usize = 3;
/// What a term of the same folded reading costs, and one of which only the beginning was typed.
const ALIKE: u32 = 30;
const BEGUN: u32 = 90;
/// The most that slips in a short reading may cost for each of its kana.
const SLIP_OF_KANA: u32 = 34;
/// Terms that cost at most this much more than the best are searched for, too.
const CLOSE: u32 = 15;

/// A query in which words are corrected, and its terms by themselves if several are as close.
pub(crate) type Corrected<'a> = Option<(ExpandedQuery<'a>, Vec<Advice>)>;

impl Reader {
    /// The query with terms of the site added to each of its words that no page contains; `None` if none is corrected.
    pub(crate) fn correct<'a>(&self, expanded: &ExpandedQuery<'a>) -> Result<Step<Corrected<'a>>, PackError> {
        let mut needs = NeededFiles::default();
        let mut corrected = expanded.clone();
        let mut advice = Vec::new();
        for clause in corrected.clauses.iter_mut().filter(|clause| clause.quoting == Quoting::Plain) {
            if self.is_any_held(clause, &mut needs)? || !needs.is_empty() {
                continue;
            }
            let typed = clause.texts[0].clone();
            let terms = self.close_terms(trimmed(&typed), &mut needs);
            if terms.len() > 1 {
                advice.extend(terms.iter().map(|term| Advice { query: term.0.clone(), count: term.1 as usize }));
            }
            let to: Vec<String> = terms.into_iter().map(|term| term.0).collect();
            if !to.is_empty() {
                clause.texts.extend_from_slice(&to);
                corrected.notes.push(Note { kind: NoteKind::Corrected, from: typed, to });
            }
        }
        if !needs.is_empty() {
            return Ok(self.ask_for(&needs));
        }
        let is_corrected = corrected.notes.len() > expanded.notes.len();
        Ok(Step::Done(Some((corrected, advice)).filter(|_| is_corrected)))
    }

    /// The terms that are meant most probably, with their numbers of pages, best first.
    fn close_terms(&self, typed: &str, needs: &mut NeededFiles) -> Vec<(String, u32)> {
        let characters: Vec<char> = typed.chars().collect();
        if !(2..=LONGEST).contains(&characters.len()) {
            return Vec::new();
        }
        let loose = loose_reading(typed);
        let readings = loose.clone().map_or_else(|| self.readings(&characters, needs), |reading| vec![reading]);
        let mut found: Vec<(u32, u32, &IndexTerm)> = Vec::new();
        for reading in &readings {
            let folded = fold_reading(reading);
            let mut pool = self.terms_between(key(READING, &folded), "", needs);
            if loose.is_some() {
                pool.extend(self.neighbours([READING, READING_BACK], &folded, needs));
            }
            found.extend(pool.into_iter().map(|term| (read_cost(reading, &folded, term), u32::MAX - term.count, term)));
        }
        if loose.is_none() {
            let pool = self.neighbours([SURFACE, SURFACE_BACK], typed, needs);
            let cost = |term: &IndexTerm| distance(&characters, &term.surface.chars().collect::<Vec<_>>());
            found.extend(pool.into_iter().map(|term| (cost(term), u32::MAX - term.count, term)));
        }
        let length = loose.as_ref().map_or(characters.len(), |reading| reading.chars().count());
        // What a word is made of is no correction of it: 市民協働部長 is not a slip for 市民協働部.
        let is_read = |term: &IndexTerm| loose.as_deref().is_some_and(|reading| reading.contains(&term.reading));
        let is_part = |term: &IndexTerm| typed.contains(&term.surface) || is_read(term);
        // Of three kana, one more slip makes quite another word: さーば is not そば.
        let most = if loose.is_some() { limit(length).min(length as u32 * SLIP_OF_KANA) } else { limit(length) };
        found.retain(|(cost, _, term)| *cost <= most && (*cost < WHOLE || !is_part(term)));
        let best = found.iter().map(|one| one.0).min().unwrap_or(0);
        found.retain(|(cost, _, _)| *cost <= best + CLOSE);
        first_terms(found)
    }

    /// The terms that share the first or the last half with a text, and the one with its middle swapped.
    fn neighbours<'r>(&'r self, [ahead, back]: [char; 2], text: &str, needs: &mut NeededFiles) -> Vec<&'r IndexTerm> {
        let mut characters: Vec<char> = text.chars().collect();
        let half = characters.len() / 2;
        if half == 0 {
            return Vec::new();
        }
        let [head, tail] = [&characters[..half], &characters[half..]].map(|part| part.iter().collect::<String>());
        let last = LAST.to_string();
        let mut found = self.terms_between(key(ahead, &head), &last, needs);
        found.extend(self.terms_between(key_back(back, &tail), &last, needs));
        characters.swap(half - 1, half);
        found.extend(self.terms_between(key(ahead, &characters.iter().collect::<String>()), "", needs));
        found
    }

    /// The terms whose keys are `from`, or continue it if `last` is not empty.
    fn terms_between(&self, from: String, last: &str, needs: &mut NeededFiles) -> Vec<&IndexTerm> {
        let to = [&from, last].concat();
        self.entries_of(FileKind::Spellings, [&from, &to], needs).into_iter().flat_map(|entry| &entry.terms).collect()
    }

    /// The readings of a text with kanji, the most frequent ones first.
    fn readings(&self, text: &[char], needs: &mut NeededFiles) -> Vec<String> {
        let mut all = vec![String::new()];
        for character in text {
            let character = character.to_string();
            let own = hiragana(&character);
            let terms = self.terms_between(key(KANJI, &character), "", needs);
            let parts: Vec<&str> =
                if terms.is_empty() { vec![&own] } else { terms.iter().map(|term| term.surface.as_str()).collect() };
            all = parts.iter().flat_map(|part| all.iter().map(move |head| [head, *part].concat())).collect();
            all.truncate(READINGS);
        }
        all
    }
}

/// The first terms in the order of costs, then of pages.
fn first_terms(mut found: Vec<(u32, u32, &IndexTerm)>) -> Vec<(String, u32)> {
    let mut terms: Vec<(String, u32)> = Vec::new();
    while let Some((_, _, term)) = found.iter().min().copied().filter(|_| terms.len() < MOST) {
        terms.push((term.surface.clone(), term.count));
        found.retain(|(_, _, other)| other.surface != term.surface);
    }
    terms
}

fn read_cost(reading: &str, folded: &str, term: &IndexTerm) -> u32 {
    let of_term = fold_reading(&term.reading);
    if of_term == folded {
        return ALIKE;
    }
    let begun = if folded.chars().nth(3).is_some() && of_term.starts_with(folded) { BEGUN } else { u32::MAX };
    let [one, other] = [reading, &term.reading].map(|text| text.chars().collect::<Vec<char>>());
    begun.min(distance(&one, &other))
}
