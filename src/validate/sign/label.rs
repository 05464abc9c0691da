//! Labels that count entries and belong to their text: ア．, (a), Ⅰ, 第一, 【1】.
//!
//! Markdown has no such numbers. The label stays where it is, since other texts refer to it, and the line becomes an entry.

use unicode_normalization::UnicodeNormalization;

use crate::model::character::{KANJI_NUMERALS, digit};
use crate::validate::sign::parts::{Gap, Meaning, Sign, SignKind, begins_text, gap, gap_length};

/// What a label counts with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counter {
    Digits,
    /// 一, 十二
    Kanji,
    /// ア, イ
    Kana,
    /// a, Ａ
    Latin,
    /// Ⅰ, ⅲ
    Roman,
}

pub(super) fn read(line: &str) -> Option<Sign> {
    let length = circled(line).or_else(|| in_brackets(line)).or_else(|| numbered(line)).or_else(|| bare(line))?;
    let after = &line[length..];
    let next = match gap(after) {
        Gap::End => return None,
        Gap::None(next) => next,
        Gap::Plain | Gap::Wide => after[gap_length(after)..].chars().next()?,
    };
    let is_sentence = gap_length(after) == 0 && "のはをにがとでへもやか".contains(next);
    let label = length + gap_length(after);
    let sign = Sign { kind: SignKind::Bullet('-'), length: 0, gap: 0, label, meaning: Meaning::Read };
    (begins_text(next) && !is_sentence && !"とや".contains(next)).then_some(sign)
}

/// ⓐ, ㋐, ㈠
fn circled(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let is_circled = matches!(first, '⒜'..='⒵' | 'Ⓐ'..='ⓩ' | '㈠'..='㈩' | '㊀'..='㊉' | '㋐'..='㋾');
    is_circled.then_some(first.len_utf8())
}

/// (ア), （a）, 【1】
fn in_brackets(line: &str) -> Option<usize> {
    let open = line.chars().next()?;
    let close = match open {
        '(' | '（' => [')', '）'],
        '【' => ['】'; 2],
        '〔' => ['〕'; 2],
        '〈' => ['〉'; 2],
        '《' => ['》'; 2],
        _ => return None,
    };
    let inner = &line[open.len_utf8()..];
    let (counter, length) = counter(inner)?;
    // Digits in round brackets are numbers of their own, or years.
    if counter == Counter::Digits && (matches!(open, '(' | '（') || inner[..length].chars().count() > 2) {
        return None;
    }
    let close = inner[length..].chars().next().filter(|c| close.contains(c))?;
    Some(open.len_utf8() + length + close.len_utf8())
}

/// No.1, №1, 第一
fn numbered(line: &str) -> Option<usize> {
    let name = ["No.", "No．", "Ｎｏ．", "№", "第"].into_iter().find(|name| line.starts_with(name))?;
    let (counter, length) = counter(&line[name.len()..])?;
    let length = name.len() + length;
    let is_apart = gap_length(&line[length..]) > 0;
    (is_apart && matches!(counter, Counter::Digits | Counter::Kanji)).then_some(length)
}

/// ア．, a), Ⅰ, 一、
fn bare(line: &str) -> Option<usize> {
    let (counter, length) = counter(line).filter(|(counter, _)| *counter != Counter::Digits)?;
    let (spaces, is_latin) = (gap_length(&line[length..]), counter == Counter::Latin);
    if spaces > 0 {
        let is_apart = !is_latin || !line.is_ascii() && matches!(gap(&line[length..]), Gap::Wide);
        return is_apart.then_some(length);
    }
    let end = line[length..].chars().next()?;
    let after = &line[length + end.len_utf8()..];
    let next = after.trim_start_matches(|c: char| c.is_whitespace()).chars().next()?;
    let is_end = match end {
        '．' | '）' => true,
        ')' => !(is_latin && next.is_ascii()),
        '.' => !is_latin || gap_length(after) > 0 && !next.is_ascii(),
        '、' => !is_latin && self::counter(after).is_none_or(|(next, _)| next != counter),
        _ => false,
    };
    is_end.then_some(length + end.len_utf8())
}

/// What `text` begins to count with, and its bytes.
fn counter(text: &str) -> Option<(Counter, usize)> {
    let first = text.chars().next()?;
    let bytes = |is: &dyn Fn(char) -> bool| text.chars().take_while(|c| is(*c)).map(char::len_utf8).sum::<usize>();
    let plain = first.nfkc().next()?;
    Some(match plain {
        '0'..='9' => (Counter::Digits, bytes(&|c| digit(c).is_some())),
        _ if KANJI_NUMERALS.contains(first) => (Counter::Kanji, bytes(&|c| KANJI_NUMERALS.contains(c))),
        _ if KANA.contains(plain) => (Counter::Kana, first.len_utf8()),
        _ if matches!(first, 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ') => (Counter::Roman, first.len_utf8()),
        _ if plain.is_ascii_alphabetic() => (Counter::Latin, first.len_utf8()),
        _ => return None,
    })
}

const KANA: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
