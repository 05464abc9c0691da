//! The hash by which a published text is known again: of what readers see, not of what was typed.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::markdown::seen;
use crate::model::document::fields;
use crate::model::document::text_field::Search;
use crate::model::publication::{Part, hash as hash_of};

/// The hash of `text` for the lock file.
pub fn hash(part: &Part, text: &str) -> u128 {
    hash_of(&shown(part, text))
}

/// Whether `text` is the one with the hash `published`.
///
/// Lock files of the first version hold hashes of the text as it was typed. Of these nothing can be read, so the ways
/// are tried in which it may have been typed then: with other line ends, blanks at the ends of lines, or in pieces.
pub fn is(part: &Part, text: &str, published: u128) -> bool {
    hash(part, text) == published || typed(text).any(|typed| hash_of(&typed) == published)
}

/// Whether readers see the same in both texts.
pub fn is_same(part: &Part, one: &str, other: &str) -> bool {
    one == other || shown(part, one) == shown(part, other)
}

fn shown(part: &Part, text: &str) -> String {
    let is_markdown = match part {
        Part::Title => false,
        Part::Item(_) | Part::Text(_) => true,
        Part::Field(name) => fields::find(name).is_some_and(|(field, _)| field.search == Search::Markdown),
    };
    if is_markdown { seen::markdown(text) } else { seen::plain(text) }
}

/// The name of a text, which a heading gives it: the same for headings that look the same.
pub fn name(heading: &str) -> Cow<'_, str> {
    if heading.is_ascii() { Cow::Borrowed(heading) } else { Cow::Owned(seen::composed(heading)) }
}

/// The part with the text below `heading`.
pub fn part(heading: String) -> Part {
    Part::Text(name(&heading).into_owned())
}

fn typed(text: &str) -> impl Iterator<Item = String> {
    let unix = text.replace("\r\n", "\n");
    let trimmed = unix.lines().map(|line| line.trim_end_matches([' ', '\t'])).collect::<Vec<_>>().join("\n");
    [text.to_owned(), unix, trimmed].into_iter().flat_map(|text| {
        let forms = [text.nfc().collect(), text.nfd().collect(), text];
        forms.into_iter().flat_map(|text: String| [text.replace('\n', "\r\n").replace("\r\r", "\r"), text])
    })
}
