//! The part of `unicode-normalization` that the search names, answered by the browser's own tables.
//!
//! Stands in for that crate in the browser's module only, where its tables would be two fifths of the
//! download. Unicode promises that a normalization never changes once a character is assigned, so that
//! the build and the browser agree; a test compares them for every character.

pub mod char;
mod host;

use std::str::Chars;
use std::vec;

/// Normalization of anything made of characters.
pub trait UnicodeNormalization<Source: Iterator<Item = core::primitive::char>> {
    /// Compatibility decomposition, then canonical composition.
    fn nfkc(self) -> vec::IntoIter<core::primitive::char>;
}

impl<'a> UnicodeNormalization<Chars<'a>> for &'a str {
    fn nfkc(self) -> vec::IntoIter<core::primitive::char> {
        compose(self)
    }
}

impl<Source: Iterator<Item = core::primitive::char>> UnicodeNormalization<Source> for Source {
    fn nfkc(self) -> vec::IntoIter<core::primitive::char> {
        compose(&self.collect::<String>())
    }
}

fn compose(text: &str) -> vec::IntoIter<core::primitive::char> {
    let composed: Vec<_> = if text.is_ascii() {
        text.chars().collect()
    } else {
        host::normalize(host::Form::Nfkc, text).chars().collect()
    };
    composed.into_iter()
}
