//! 旧字体 and 異体字: old and variant forms of characters.

use std::ops::Range;

use crate::check::desk::Desk;
use crate::check::paper::Paper;
use crate::check::traits::{Traits, everyday_form, of_character};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;

/// Each character once a document; names that the site registered are written
/// so on purpose.
pub fn check(desk: &Desk, paper: &Paper) -> Vec<Diagnostic> {
    if !paper.traits.meets(Traits::OLD_FORM) {
        return Vec::new();
    }
    let (mut found, mut told) = (Vec::new(), Vec::new());
    for (start, text) in paper.said() {
        for (at, character) in text.char_indices().filter(|(_, c)| of_character(*c).meets(Traits::OLD_FORM)) {
            if told.contains(&character) || is_registered(desk, text, at, character) {
                continue;
            }
            let Some(form) = everyday_form(character) else { continue };
            told.push(character);
            let word = text[word_around(text, at, character)].to_owned();
            let range = start + at..start + at + character.len_utf8();
            found.push(paper.remark(range, Remark::OldForm { character, form, word }));
        }
    }
    found
}

/// Whether the character stands in a word that the site knows.
fn is_registered(desk: &Desk, text: &str, at: usize, character: char) -> bool {
    let stands_here = |word: &str, inside: usize| {
        at.checked_sub(inside).is_some_and(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)))
    };
    let mut words = desk.known_words().filter(|word| word.contains(character));
    words.any(|word| word.match_indices(character).any(|(inside, _)| stands_here(word, inside)))
}

/// The ideographs around one, a few at most.
fn word_around(text: &str, at: usize, character: char) -> Range<usize> {
    let is_part = |c: &char| matches!(c, '一'..='鿿' | '\u{f900}'..='\u{faff}' | '々');
    let length = |chars: &mut dyn Iterator<Item = char>| chars.take(3).map(char::len_utf8).sum::<usize>();
    let before = length(&mut text[..at].chars().rev().take_while(is_part));
    let end = at + character.len_utf8();
    let after = length(&mut text[end..].chars().take_while(is_part));
    at - before..end + after
}
