//! Recognizes a year in running text: an optional era, a number, and an optional unit.

use crate::eras::era::Era;
use crate::eras::number::{digits_length, kanji_length};

/// A year as written. Positions are bytes of the text in which it was found.
#[derive(Clone, Debug)]
pub(super) struct WrittenYear {
    pub start: usize,
    /// The end of the number.
    pub number_end: usize,
    pub prefix: Prefix,
    pub numeral: Numeral,
}

/// What precedes the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefix {
    Era(&'static Era),
    /// 同: the era that was named before.
    Same,
    None,
}

/// The spelling of the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    /// 元
    First,
    /// This many digits.
    Digits(usize),
    Kanji,
    /// Digits or kanji, separated from the era by a space.
    Spaced,
}

/// What follows the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 年度
    Fiscal,
    /// 年
    Calendar,
    None,
}

impl Unit {
    /// The unit at the start of a text.
    pub(super) fn at_start(text: &str) -> Self {
        if text.starts_with("年度") {
            Self::Fiscal
        } else if text.starts_with('年') {
            Self::Calendar
        } else {
            Self::None
        }
    }

    /// The length of the unit in bytes.
    pub(super) fn length(self) -> usize {
        match self {
            Self::Fiscal => "年度".len(),
            Self::Calendar => "年".len(),
            Self::None => 0,
        }
    }
}

/// The year that begins at byte `start` of `text`. After an era it has one or two digits, otherwise any number of them.
pub(super) fn year_at(text: &str, start: usize) -> Option<WrittenYear> {
    let rest = &text[start..];
    let prefix = match Era::at_start(rest) {
        Some(era) => Prefix::Era(era),
        None if rest.starts_with('同') => Prefix::Same,
        None => Prefix::None,
    };
    let name = match prefix {
        Prefix::Era(era) => era.name.len(),
        Prefix::Same => '同'.len_utf8(),
        Prefix::None => 0,
    };
    let (numeral, length) = numeral_at(&rest[name..], prefix)?;
    Some(WrittenYear { start, number_end: start + name + length, prefix, numeral })
}

/// The number at the start of a text, and its length in bytes.
fn numeral_at(text: &str, prefix: Prefix) -> Option<(Numeral, usize)> {
    if prefix != Prefix::None && text.starts_with('元') {
        return Some((Numeral::First, '元'.len_utf8()));
    }
    let digits = digits_length(text);
    let count = text[..digits].chars().count();
    match prefix {
        Prefix::None => (count > 0).then_some((Numeral::Digits(count), digits)),
        _ if count > 0 => (count <= 2).then_some((Numeral::Digits(count), digits)),
        Prefix::Same => None,
        Prefix::Era(_) => kanji_or_spaced(text),
    }
}

/// Spellings that are recognized only after the name of an era: 平成三十四, 平成 34.
fn kanji_or_spaced(text: &str) -> Option<(Numeral, usize)> {
    let number = text.trim_start_matches(' ');
    let blank = text.len() - number.len();
    if blank > 0 && number.starts_with('元') {
        return Some((Numeral::Spaced, blank + '元'.len_utf8()));
    }
    let (digits, kanji) = (digits_length(number), kanji_length(number));
    let (length, most) = if digits > 0 { (digits, 2) } else { (kanji, 4) };
    let fits = (1..=most).contains(&number[..length].chars().count());
    let numeral = if blank > 0 { Numeral::Spaced } else { Numeral::Kanji };
    fits.then_some((numeral, blank + length))
}
