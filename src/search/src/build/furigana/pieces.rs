//! Where a text can be cut so that each piece is read by itself.

use crate::build::furigana::stretch::is_kanji;

/// The parts of `text` that can be read by themselves, in order: a reading depends on neighbouring words, but hardly across
/// spaces and stops. Reading all parts gives the same as reading the whole text.
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

/// After the first stop that a letter follows. A combining mark may change the stop, … after it means that the text was cut
/// there, and 行っ is read otherwise after a stop than alone.
fn piece_end(text: &str) -> usize {
    let mut stops = text.match_indices(['。', '、']).map(|(at, stop)| at + stop.len());
    let is_letter = |next: char| (next.is_alphanumeric() || is_kanji(next)) && !matches!(next, '行' | '\u{FA08}');
    stops.find(|end| text[*end..].starts_with(is_letter)).unwrap_or(text.len())
}
