//! A template after its words were put in, which knows where each part came from.

/// A template that Tera can read.
#[derive(Clone, Debug, Default)]
pub struct Translated {
    pub text: String,
    origins: Vec<Origin>,
}

/// Where a stretch of the text came from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    start: usize,
    /// In the template as written.
    place: usize,
    /// All of an inserted word came from one place; a copied stretch keeps its places.
    is_copied: bool,
}

impl Translated {
    /// The place in the template as written of a place in `text`.
    pub fn origin(&self, place: usize) -> usize {
        let at = self.origins.partition_point(|origin| origin.start <= place);
        let Some(origin) = at.checked_sub(1).map(|at| self.origins[at]) else { return 0 };
        if origin.is_copied { origin.place + place - origin.start } else { origin.place }
    }

    /// Adds a stretch of the template, which stands at `place` there.
    pub(super) fn copy(&mut self, place: usize, text: &str) {
        if !text.is_empty() {
            self.add(place, true, text);
        }
    }

    /// Adds what stands for a word at `place`.
    pub(super) fn insert(&mut self, place: usize, text: &str) {
        self.add(place, false, text);
    }

    fn add(&mut self, place: usize, is_copied: bool, text: &str) {
        self.origins.push(Origin { start: self.text.len(), place, is_copied });
        self.text.push_str(text);
    }
}
