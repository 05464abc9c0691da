//! Numbers and their counters: 二人 is ふたり, 三百 is さんびゃく, and nobody knows how 十分 is read.
//!
//! The dictionary reads each part for itself. Here a number and the counter behind it are read together, and where grammars
//! allow two readings there is none.

mod counter;
pub(super) mod number;
mod rules;
mod vague;

use std::sync::Arc;

use crate::build::furigana::numerals::counter::Counter;
use crate::build::furigana::numerals::number::{Number, is_numeral};
use crate::build::furigana::numerals::rules::Context;
use crate::build::furigana::numerals::vague::Vague;
use crate::build::furigana::stretch::{Kind, Token, is_kanji};

/// Reads the numbers and counters among the tokens of `whole`, which is normalized. Tokens that form one number or one
/// counter become one.
pub(super) fn read_numerals<'a>(tokens: &mut Vec<Token<'a>>, whole: &'a str) {
    let mut at = 0;
    while at < tokens.len() {
        let found = find(tokens, at, whole);
        at += match found {
            Some(found) => found.put(tokens, at, whole),
            None => 1,
        };
    }
}

/// A number, a counter, or both, that begin at a token.
struct Found {
    /// The ends of the parts in the normalized text, ascending, and their readings.
    parts: Vec<(usize, Option<String>)>,
}

impl Found {
    /// Puts the parts in the place of the tokens that they are made of; how many they are.
    fn put<'a>(self, tokens: &mut Vec<Token<'a>>, at: usize, whole: &'a str) -> usize {
        let start = start_of(&tokens[at], whole);
        let end = self.parts.last().map_or(start, |part| part.0);
        let old = tokens[at..].iter().take_while(|token| start_of(token, whole) < end).count();
        let (mut new, mut from) = (Vec::new(), start);
        for (end, reading) in self.parts {
            if let Some(token) = joined(&tokens[at..at + old], whole, from..end) {
                new.push(Token { reading: reading.map(Arc::from), ..token });
            }
            from = end;
        }
        let count = new.len();
        tokens.splice(at..at + old, new);
        count.max(1)
    }
}

/// The stretch of the text that begins and ends with tokens, or lies inside of one.
fn joined<'a>(tokens: &[Token<'a>], whole: &'a str, range: std::ops::Range<usize>) -> Option<Token<'a>> {
    let inside = |token: &&Token| start_of(token, whole) < range.end && end_of(token, whole) > range.start;
    let first = tokens.iter().find(inside)?;
    let last = tokens.iter().rev().find(inside)?;
    // A token is cut only where it is written as it is normalized.
    let start = first.range.start + (range.start - start_of(first, whole));
    let end = last.range.end - (end_of(last, whole) - range.end);
    Some(Token { range: start..end, surface: &whole[range], reading: None, kind: Kind::Numeral, is_certain: true })
}

fn start_of(token: &Token, whole: &str) -> usize {
    token.surface.as_ptr() as usize - whole.as_ptr() as usize
}

fn end_of(token: &Token, whole: &str) -> usize {
    start_of(token, whole) + token.surface.len()
}

fn find(tokens: &[Token], at: usize, whole: &str) -> Option<Found> {
    let token = &tokens[at];
    let start = start_of(token, whole);
    let before = &whole[..start];
    if token.surface.starts_with(is_numeral) {
        return of_kanji(tokens, at, whole);
    }
    if let Some(vague) = Vague::of(token.surface) {
        return of_vague(vague, tokens, at, whole);
    }
    // A counter behind digits; what else stands behind them is left to the dictionary, but for single kanji.
    if !before.ends_with(|last: char| last.is_ascii_digit()) || !token.surface.starts_with(is_kanji) {
        return None;
    }
    let number = Number::of_digits(before, is_end_of_number(before))?;
    let context = Context { before: before.trim_end_matches(|c: char| c.is_ascii_digit()), after: "" };
    match counter_at(tokens, at, whole, start) {
        Some((counter, end)) => {
            let context = Context { after: &whole[end..], ..context };
            Some(Found { parts: vec![(end, rules::counter(number, counter, context))] })
        }
        None if is_single_kanji(token.surface) => Some(Found { parts: vec![(start + token.surface.len(), None)] }),
        None => None,
    }
}

/// 何 or 数 with the counter behind it.
fn of_vague(vague: Vague, tokens: &[Token], at: usize, whole: &str) -> Option<Found> {
    let end = end_of(&tokens[at], whole);
    if let Some((counter, counter_end)) = counter_at(tokens, at, whole, end) {
        let [number, counter] = vague.read(counter);
        return Some(Found { parts: vec![(end, number), (counter_end, counter)] });
    }
    let next = tokens.get(at + 1).filter(|next| Counter::may_begin(next.surface))?;
    Some(Found { parts: vec![(end, None), (end_of(next, whole), None)] })
}

/// 2 of 1,002 and of 1.2 are the ends of their numbers.
fn is_end_of_number(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_joined = rest.ends_with([',', '.']);
    is_joined && rest[..rest.len() - 1].ends_with(|c: char| c.is_ascii_digit())
}

fn is_single_kanji(surface: &str) -> bool {
    surface.chars().count() == 1 && surface.starts_with(is_kanji)
}

/// The longest counter that begins at byte `from` and ends where a token does.
fn counter_at(tokens: &[Token], at: usize, whole: &str, from: usize) -> Option<(Counter, usize)> {
    let is_boundary = |end: usize| tokens[at..].iter().take(8).any(|token| end_of(token, whole) == end);
    let mut counters = Counter::all_at(&whole[from..]).map(|counter| (counter, from + counter.written.len()));
    counters.find(|(_, end)| is_boundary(*end))
}

fn of_kanji(tokens: &[Token], at: usize, whole: &str) -> Option<Found> {
    let start = start_of(&tokens[at], whole);
    let length: usize = whole[start..].chars().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum();
    let (end, written) = (start + length, &whole[start..start + length]);
    let before = &whole[..start];
    let is_boundary = tokens[at..].iter().take(length).any(|token| end_of(token, whole) == end);
    if !is_boundary && !can_be_cut(tokens, at, whole, end) {
        return None;
    }
    if let Some((counter, counter_end)) = counter_at(tokens, at, whole, end) {
        let context = Context { before, after: &whole[counter_end..] };
        let [number, counter] = rules::of_kanji(written, counter, context);
        return Some(Found { parts: vec![(end, number), (counter_end, counter)] });
    }
    // A number inside of a word, as in 一般, is the dictionary's.
    is_boundary.then(|| alone(tokens, at, whole, end))
}

/// Whether the token that holds byte `end` is written as it is normalized, so that its bytes can be told apart.
fn can_be_cut(tokens: &[Token], at: usize, whole: &str, end: usize) -> bool {
    let holder = tokens[at..].iter().find(|token| end_of(token, whole) > end);
    holder.is_some_and(|token| token.range.len() == token.surface.len())
}

/// A number without a counter that is known.
fn alone(tokens: &[Token], at: usize, whole: &str, end: usize) -> Found {
    let start = start_of(&tokens[at], whole);
    let (written, before) = (&whole[start..end], &whole[..start]);
    let next = tokens[at..].iter().find(|token| start_of(token, whole) == end).map_or("", |token| token.surface);
    let may_count = Counter::may_begin(next) || is_single_kanji(next);
    let reading = if may_count { None } else { rules::alone(written, Context { before, after: &whole[end..] }) };
    // A word of the dictionary may be a name: 十三 is じゅうそう in Osaka.
    let is_word = end_of(&tokens[at], whole) == end;
    let other = tokens[at].reading.as_deref().filter(|own| is_word && Some(*own) != reading.as_deref());
    let reading = if other.is_some() { None } else { reading };
    let mut parts = vec![(end, reading)];
    if may_count && next.starts_with(is_kanji) {
        parts.push((end + next.len(), None));
    }
    Found { parts }
}
