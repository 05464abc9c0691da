//! Splits a text into pieces whose readings do not depend on each other.

use crate::build::furigana::stretch::is_kanji;

/// The pieces of `text`, in order. A reading depends on neighbouring words, but hardly across spaces and full stops, so
/// reading the pieces gives the same result as reading the whole text.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|mut rest| {
        std::iter::from_fn(move || {
            let end = piece_end(rest);
            let (piece, after) = rest.split_at(end);
            rest = after;
            (end > 0).then_some(piece)
        })
    })
}

/// The position after the first full stop that is followed by a letter. Other followers are excluded: a combining mark
/// may change the stop, … after it means that the text was shortened there, and 行っ is read differently after a stop
/// than alone.
fn piece_end(text: &str) -> usize {
    let mut stops = text.match_indices(['。', '、']).map(|(at, stop)| at + stop.len());
    let is_letter = |next: char| (next.is_alphanumeric() || is_kanji(next)) && !matches!(next, '行' | '\u{FA08}');
    stops.find(|end| text[*end..].starts_with(is_letter)).unwrap_or(text.len())
}
