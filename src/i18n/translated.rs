//! A translated template, which maps positions back to the template as written.

/// A translated template, ready for Tera.
#[derive(Clone, Debug, Default)]
pub struct Translated {
    pub text: String,
    origins: Vec<Origin>,
}

/// The origin of a part of the text.
#[derive(Clone, Copy, Debug)]
struct Origin {
    start: usize,
    /// The position in the template as written.
    place: usize,
    /// Whether the part was copied, so that positions in it map one to one. All of an inserted word maps to a single
    /// position.
    is_copied: bool,
}

impl Translated {
    /// The position in the template as written for a position in `text`.
    pub fn origin(&self, place: usize) -> usize {
        let at = self.origins.partition_point(|origin| origin.start <= place);
        let Some(origin) = at.checked_sub(1).map(|at| self.origins[at]) else { return 0 };
        if origin.is_copied { origin.place + place - origin.start } else { origin.place }
    }

    /// Appends a part of the template that begins at `place`.
    pub(super) fn copy(&mut self, place: usize, text: &str) {
        if !text.is_empty() {
            self.add(place, true, text);
        }
    }

    /// Appends the replacement of the word at `place`.
    pub(super) fn insert(&mut self, place: usize, text: &str) {
        self.add(place, false, text);
    }

    fn add(&mut self, place: usize, is_copied: bool, text: &str) {
        self.origins.push(Origin { start: self.text.len(), place, is_copied });
        self.text.push_str(text);
    }
}
