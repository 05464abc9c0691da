//! Parts that stand in several pages: printed once for each language, put into each page.
//!
//! A goal's promises are in the list of all, of its year, of its department: printing them was a fifth of a build.

use std::sync::{Arc, OnceLock};

use crate::model::site::{DocumentIndex, Site};
use crate::render::reads::Reads;

/// What was printed of each document's promises, in one language.
pub struct Fragments(Vec<OnceLock<Fragment>>);

/// A printed part, for pages from which `base` leads to the root, and what was read for it.
pub struct Fragment {
    pub base: String,
    pub html: Arc<str>,
    pub reads: Reads,
}

impl Fragments {
    /// None printed yet.
    pub fn new(site: &Site) -> Self {
        Self(site.documents.iter().map(|_| OnceLock::new()).collect())
    }

    /// What was printed of a document for pages from which `base` leads to the root.
    pub fn get(&self, document: DocumentIndex, base: &str) -> Option<&Fragment> {
        self.0[document.0].get().filter(|fragment| fragment.base == base)
    }

    /// Keeps what was printed of a document.
    pub fn keep(&self, document: DocumentIndex, fragment: Fragment) {
        // Another thread may have printed the same in the meantime.
        drop(self.0[document.0].set(fragment));
    }
}
