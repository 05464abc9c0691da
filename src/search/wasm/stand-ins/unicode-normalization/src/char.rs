//! Properties of single characters.

use crate::host::{Form, normalize};

const OVERLAY: char = '\u{334}';
const ABOVE: char = '\u{301}';

/// Not 0 for a character that canonical ordering moves, as it moves past an overlay (class 1) or before an accent (class 230).
///
/// The class itself is not known: 1 stands for all of them.
pub fn canonical_combining_class(character: char) -> u8 {
    let moved = goes_after_overlay(character) || goes_before_accent(character);
    u8::from(moved)
}

fn goes_after_overlay(character: char) -> bool {
    normalize(Form::Nfd, &String::from_iter([character, OVERLAY])).starts_with(OVERLAY)
}

fn goes_before_accent(character: char) -> bool {
    let ordered = normalize(Form::Nfd, &String::from_iter([ABOVE, character]));
    !ordered.starts_with(ABOVE)
}
