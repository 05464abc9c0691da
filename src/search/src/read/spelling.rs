//! Other spellings of a string that the site contains, and other forms of a verb.

use crate::error::PackError;
use crate::format::frame::FileKind;
use crate::format::spellings::{FOLDED, SPELLING, fold_run, key, runs};
use crate::format::terms::TermField;
use crate::read::reader::{NeededFiles, Reader};
use crate::text::inflection::{bases, done};
use crate::text::numbers::other_numbers;

/// The most spellings of one string.
const MOST: usize = 8;

/// The signs around a text that say nothing.
const SIGNS: &str = "?!.,:;、。・…「」『』()[]【】〈〉《》";

/// Other spellings of the bytes between two places.
type Part = (usize, usize, Vec<String>);

impl Reader {
    /// The other spellings of a text that pages contain; signs around it are left out. Files that are needed for it are added to `needs`.
    pub(crate) fn spellings(&self, typed: &str, needs: &mut NeededFiles) -> Result<Vec<String>, PackError> {
        let text = trimmed(typed);
        let mut all = combined(text, &self.spelled_parts(text, needs)?);
        all.extend(other_numbers(text));
        let mut held = Vec::new();
        for other in all {
            if other != typed && !held.contains(&other) && self.is_held(&other, needs)? {
                held.push(other);
            }
        }
        held.truncate(MOST);
        Ok(held)
    }

    /// The parts of a text that have other spellings: the text itself or its words, and its foreign words.
    fn spelled_parts(&self, text: &str, needs: &mut NeededFiles) -> Result<Vec<Part>, PackError> {
        let mut parts: Vec<Part> = vec![(0, text.len(), self.spelled(key(SPELLING, text), needs))];
        if parts[0].2.is_empty() {
            for word in self.words(text, needs)? {
                let surface = &text[word.range.clone()];
                if surface.len() < text.len() && surface.chars().nth(1).is_some() {
                    parts.push((word.range.start, word.range.end, self.spelled(key(SPELLING, surface), needs)));
                }
            }
        }
        let characters: Vec<char> = text.chars().collect();
        let bytes = |characters: &[char]| characters.iter().map(|one| one.len_utf8()).sum::<usize>();
        for run in runs(&characters) {
            let written = &characters[run.clone()];
            let start = bytes(&characters[..run.start]);
            parts.push((start, start + bytes(written), self.spelled(key(FOLDED, &fold_run(written)), needs)));
        }
        parts.retain(|(start, end, others)| others.iter().any(|other| *other != text[*start..*end]));
        Ok(parts)
    }

    fn spelled(&self, key: String, needs: &mut NeededFiles) -> Vec<String> {
        let entries = self.entries_of(FileKind::Spellings, [&key, &key], needs);
        entries.into_iter().flat_map(|entry| &entry.terms).map(|term| term.surface.clone()).collect()
    }

    /// The base forms of a verb or an adjective that pages contain in some form; of 実施した the noun.
    pub(crate) fn base_forms(&self, text: &str, needs: &mut NeededFiles) -> Vec<String> {
        let is_word = |base: &&str| self.term(TermField::Word, base, needs).is_some();
        let bases = bases(text);
        done(text).into_iter().chain(bases.iter().map(String::as_str)).filter(is_word).map(String::from).collect()
    }
}

/// A text without the signs around it, unless it has nothing else.
pub(crate) fn trimmed(text: &str) -> &str {
    let inner = text.trim_matches(|character| SIGNS.contains(character));
    if inner.is_empty() { text } else { inner }
}

/// The text with each part in each of its spellings. Of parts that overlap, the first counts.
fn combined(text: &str, parts: &[Part]) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut at = 0;
    while let Some((start, end, others)) = parts.iter().filter(|part| part.0 >= at).min_by_key(|part| part.0) {
        let (start, end) = (*start, *end);
        let typed = &text[start..end];
        let spelled = std::iter::once(typed).chain(others.iter().map(String::as_str).filter(|other| *other != typed));
        let spelled: Vec<&str> = spelled.collect();
        let before = &text[at..start];
        all = all.iter().flat_map(|head| spelled.iter().map(move |part| [head, before, *part].concat())).collect();
        all.truncate(4 * MOST);
        at = end;
    }
    all.iter().map(|head| [head, &text[at..]].concat()).collect()
}
