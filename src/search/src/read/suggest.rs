//! Suggestions while a query is typed: terms that begin with the text so far, by surface, kana or romaji.

use crate::error::PackError;
use crate::format::suggestions::{BEST_OF, IndexTerm, SuggestionEntry, by_count};
use crate::read::json::{list, member, number};
use crate::read::reader::{NeededFiles, Reader, Step};
use crate::text::kana::reading_of;
use crate::text::normalize::normalize;

/// Sorts after every continuation of a prefix.
const LAST: char = '\u{10FFFF}';

impl Reader {
    /// Up to `limit` terms that begin with `typed`, those with the most pages first, or the files that are needed.
    ///
    /// # Errors
    ///
    /// None at present; files are checked when they are supplied.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Step<Vec<IndexTerm>>, PackError> {
        let typed: String = normalize(typed).chars().take(64).collect();
        let mut needs = NeededFiles::default();
        let mut found: Vec<IndexTerm> = Vec::new();
        if !typed.is_empty() {
            let prefixes = [Some(typed.clone()), reading_of(&typed).or_else(|| partial_reading(&typed))];
            for prefix in prefixes.into_iter().flatten() {
                found.extend(self.terms_with_prefix(&prefix, &mut needs));
            }
        }
        if !needs.is_empty() {
            return Ok(self.ask_for(&needs));
        }
        found.sort_by(by_count);
        found.dedup_by(|left, right| left.surface == right.surface);
        found.truncate(limit);
        Ok(Step::Done(found))
    }

    fn terms_with_prefix(&self, prefix: &str, needs: &mut NeededFiles) -> Vec<IndexTerm> {
        let best = [prefix, BEST_OF.encode_utf8(&mut [0; 4])].concat();
        if let [entry] = self.suggestion_entries(&best, &best, needs)[..] {
            return entry.terms.clone();
        }
        let last = [prefix, LAST.encode_utf8(&mut [0; 4])].concat();
        let entries = self.suggestion_entries(prefix, &last, needs);
        let is_whole = |entry: &&SuggestionEntry| !entry.key.ends_with(BEST_OF);
        entries.into_iter().filter(is_whole).flat_map(|entry| entry.terms.clone()).collect()
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
        member(out, "{\"text\":", &term.surface);
        member(out, ",\"reading\":", &term.reading);
        number(out, ",\"count\":", term.count as usize);
        out.push('}');
    });
    out
}
