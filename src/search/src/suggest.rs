//! What the box offers while one types: terms that begin with what stands there, by surface, kana or romaji.

use crate::answer::{list, text};
use crate::error::PackError;
use crate::kana::reading_of;
use crate::normalize::normalize;
use crate::reader::{Needs, Reader, Step};
use crate::suggestions::{BEST_OF, IndexTerm, by_count};

/// Sorts after every continuation of a beginning.
const LAST: char = '\u{10FFFF}';

impl Reader {
    /// The terms that begin with `typed`, those on most pages first.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Step<Vec<IndexTerm>>, PackError> {
        let typed: String = normalize(typed).chars().take(64).collect();
        let mut needs = Needs::default();
        let mut found: Vec<IndexTerm> = Vec::new();
        if !typed.is_empty() {
            let beginnings = [Some(typed.clone()), reading_of(&typed).or_else(|| partial_reading(&typed))];
            for beginning in beginnings.into_iter().flatten() {
                found.extend(self.beginning_with(&beginning, &mut needs));
            }
        }
        if !needs.is_empty() {
            return Ok(Step::Needs(self.paths(&needs)));
        }
        found.sort_by(by_count);
        found.dedup_by(|left, right| left.surface == right.surface);
        found.truncate(limit);
        Ok(Step::Done(found))
    }

    fn beginning_with(&self, beginning: &str, needs: &mut Needs) -> Vec<IndexTerm> {
        let best = [beginning, BEST_OF.encode_utf8(&mut [0; 4])].concat();
        let kept = self.suggestion_entries(&best, &best, needs);
        if let [entry] = kept.as_slice() {
            return entry.terms.clone();
        }
        let last = [beginning, LAST.encode_utf8(&mut [0; 4])].concat();
        let entries = self.suggestion_entries(beginning, &last, needs);
        let real = entries.into_iter().filter(|entry| !entry.key.ends_with(BEST_OF));
        real.flat_map(|entry| entry.terms.clone()).collect()
    }
}

/// Romaji whose last syllable is still being typed.
fn partial_reading(typed: &str) -> Option<String> {
    let ends = typed.char_indices().rev().take(2).map(|(at, _)| &typed[..at]);
    ends.filter_map(reading_of).next()
}

/// Suggestions as JSON.
pub fn to_json(terms: &[IndexTerm]) -> String {
    let mut out = String::new();
    list(&mut out, "", terms, |out, term| {
        out.push_str("{\"text\":");
        text(out, &term.surface);
        out.push_str(",\"reading\":");
        text(out, &term.reading);
        out.push_str(&[",\"count\":", &term.count.to_string(), "}"].concat());
    });
    out
}
