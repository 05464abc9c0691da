//! Splits lines at the bullets of items and of nested items.

use crate::import::grid::{Line, is_blank};
use crate::import::words::circled;
use crate::model::character::digit;
use crate::model::form::Bullets;
use crate::model::source::CellPlace;

/// The kind of item that a bullet begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Item,
    Sub,
}

/// A part of a line, from one bullet to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub sign: Option<Sign>,
    /// The bullet as written; empty for a list item without one in its text.
    pub mark: String,
    pub text: String,
    pub place: CellPlace,
}

/// Splits a line at its bullets. A sign counts as a bullet at the start of the line, and inside it after white space or
/// the end of a sentence, since sheets often put two items into one paragraph.
pub fn split(line: &Line, bullets: &Bullets) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let from_list = line.level.map(|level| if level == 0 { Sign::Item } else { Sign::Sub });
    let mut piece = Piece { sign: from_list, mark: String::new(), text: String::new(), place: line.place.clone() };
    let mut rest = line.text.as_str();
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        if let Some((sign, length)) = sign_at(rest, before, bullets) {
            if !piece.text.trim_matches(is_blank).is_empty() || !piece.mark.is_empty() {
                pieces.push(piece);
            }
            let mark = rest[..length].to_owned();
            piece = Piece { sign: Some(sign), mark, text: String::new(), place: line.place.clone() };
            before = rest[..length].chars().last();
            rest = rest[length..].trim_start_matches(is_blank);
            continue;
        }
        piece.text.push(c);
        before = Some(c);
        rest = &rest[c.len_utf8()..];
    }
    pieces.push(piece);
    pieces.iter_mut().for_each(|piece| piece.text = piece.text.trim_matches(is_blank).to_owned());
    pieces.retain(|piece| piece.sign.is_some() || !piece.text.is_empty());
    pieces
}

/// Whether the sign of an item occurs where it is not a bullet. Two items may have been joined there.
pub fn suspicious(text: &str, bullets: &Bullets) -> bool {
    let signs = bullets.item.iter().filter_map(|sign| single(sign)).filter(|sign| !only_at_start(*sign));
    let signs: Vec<char> = signs.filter(|sign| *sign != KANJI_ZERO).collect();
    let chars: Vec<char> = text.chars().collect();
    let is_sign = |at: usize| chars.get(at).is_some_and(|c| signs.contains(c));
    (1..chars.len().saturating_sub(1)).any(|at| is_sign(at) && !is_sign(at - 1) && !is_sign(at + 1))
}

/// 〇 is also the digit zero, as in 二〇一九.
const KANJI_ZERO: char = '〇';

fn sign_at(rest: &str, before: Option<char>, bullets: &Bullets) -> Option<(Sign, usize)> {
    if before.is_some_and(|c| !is_blank(c) && !ends_sentence(c)) {
        return None;
    }
    let all = [(Sign::Item, &bullets.item), (Sign::Sub, &bullets.sub)];
    let found = all.iter().find_map(|(sign, spellings)| {
        spellings.iter().find_map(|spelling| length_of(spelling, rest, before)).map(|length| (*sign, length))
    })?;
    let (sign, length) = found;
    let next = rest[length..].chars().next();
    // ○○ is a placeholder for a name, not two items.
    let doubled = next.is_some_and(|next| rest.starts_with(next));
    (!doubled).then_some((sign, length))
}

fn length_of(spelling: &str, rest: &str, before: Option<char>) -> Option<usize> {
    match spelling {
        "circled" => {
            at_start(before).then(|| rest.chars().next().filter(|c| circled(*c).is_some()))?.map(char::len_utf8)
        }
        "numbered" => at_start(before).then(|| numbered(rest))?,
        _ => {
            let counts = match single(spelling) {
                Some(sign) if only_at_start(sign) => at_start(before),
                Some(KANJI_ZERO) => before.is_none_or(|c| is_blank(c) || c == '。'),
                _ => before.is_none_or(|c| is_blank(c) || ends_sentence(c)),
            };
            (counts && rest.starts_with(spelling)).then_some(spelling.len())
        }
    }
}

fn single(spelling: &str) -> Option<char> {
    let mut chars = spelling.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn at_start(before: Option<char>) -> bool {
    before.is_none()
}

/// Signs that are bullets only at the start of a line, since they also occur between words.
fn only_at_start(sign: char) -> bool {
    matches!(sign, '・' | '･' | '-' | '－' | '‐' | '–' | '−' | 'ー' | '→' | '※' | '~' | '～')
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '．' | '！' | '？' | '!' | '?' | ')' | '）' | '」' | '』' | '】' | ']')
}

/// The length of a number such as `(1)`, `1.`, `1)` or `１．` before a text.
fn numbered(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(['(', '（']).unwrap_or(rest);
    let digits: usize = inner.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum();
    let (after, opened) = (&inner[digits..], inner.len() < rest.len());
    let ends: &[char] = if opened { &[')', '）'] } else { &['.', '．', ')', '）', '、'] };
    let end = after.chars().next().filter(|c| digits > 0 && ends.contains(c))?;
    // 1.5 is a decimal number.
    let length = rest.len() - after.len() + end.len_utf8();
    (!rest[length..].starts_with(|c| digit(c).is_some())).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::{Sign, split, suspicious};
    use crate::import::grid::Line;
    use crate::model::form::Bullets;
    use crate::model::source::CellPlace;

    fn bullets(item: &[&str], sub: &[&str]) -> Bullets {
        let owned = |signs: &[&str]| signs.iter().map(|sign| (*sign).to_owned()).collect();
        Bullets { item: owned(item), sub: owned(sub) }
    }

    fn check(text: &str, level: Option<u8>, expected: &str) {
        let line = Line { level, ..Line::new(text, level, &CellPlace::default()).unwrap() };
        let found = split(&line, &bullets(&["○", "・", "numbered"], &["*", "circled"])).into_iter().map(|piece| {
            let sign = match piece.sign {
                None => "",
                Some(Sign::Item) => "1",
                Some(Sign::Sub) => "2",
            };
            format!("{sign}<{}>", piece.text)
        });
        assert_eq!(found.collect::<String>(), expected);
    }

    #[test]
    fn splits_lines_at_bullets() {
        check("題名 ○一つ目。 * その一 *その二 ○二つ目", None, "<題名>1<一つ目。>2<その一>2<その二>1<二つ目>");
        check("○一つ目です。○二つ目", None, "1<一つ目です。>1<二つ目>");
        check("・安全・安心", None, "1<安全・安心>");
        check("(1) 一つ目", None, "1<一つ目>");
        check("①内容", None, "2<内容>");
    }

    #[test]
    fn knows_what_is_no_sign() {
        check("1.5倍にします", None, "<1.5倍にします>");
        check("○○市と結びます", None, "<○○市と結びます>");
        check("3*4", None, "<3*4>");
    }

    #[test]
    fn lists_have_signs_of_their_own() {
        check("一つ目", Some(0), "1<一つ目>");
        check("その下", Some(1), "2<その下>");
        check("* その下", Some(0), "2<その下>");
    }

    #[test]
    fn sees_items_that_ran_together() {
        let signs = bullets(&["○"], &[]);
        assert!(suspicious("広報を強化○二つ目", &signs));
        assert!(!suspicious("○○市", &signs));
        assert!(!suspicious("広報を強化", &signs));
    }
}
