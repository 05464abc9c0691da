//! Replaces words in a text, and changes nothing else.

use crate::correct::fault::{FoundOften, NotFound};
use crate::diagnostic::fault::Fault;
use crate::front_matter::edit::put;
use crate::model::source::Span;

/// The words to be replaced and their replacement, in one way of writing them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub before: String,
    pub after: String,
}

/// Replaces words inside `within`, where they must occur exactly once. `ways` are tried in order; the first one that
/// occurs is used.
///
/// # Errors
///
/// [`NotFound`] if none of them occurs, [`FoundOften`] if one occurs more than once.
pub fn replace(source: &str, within: Span, ways: &[Words]) -> Result<String, Fault> {
    let place = &source[within.start..within.end];
    for Words { before, after } in ways {
        match place.matches(before.as_str()).count() {
            0 => {}
            1 => {
                let start = within.start + place.find(before.as_str()).expect("the words were counted here");
                return Ok(put(source, Span::new(start, before.len()), after));
            }
            count => return Err(FoundOften { text: before.clone(), count }.into()),
        }
    }
    let text = ways.last().map(|words| words.before.clone()).unwrap_or_default();
    Err(NotFound { text }.into())
}
