//! Fragments that several pages share are rendered once per language and inserted into each page.
//!
//! The promises of a goal are in the list of all promises, in that of its year and in that of its department. Rendering
//! them for each list took a fifth of a build.

use std::sync::{Arc, OnceLock};

use crate::model::site::{DocumentIndex, Site};
use crate::render::reads::Reads;

/// The rendered promises of each document, in one language.
pub struct Fragments(Vec<OnceLock<Fragment>>);

/// A rendered fragment with the facts that were read for it. It fits pages from which `base` is the path to the root.
pub struct Fragment {
    pub base: String,
    pub html: Arc<str>,
    pub reads: Reads,
}

impl Fragments {
    /// Nothing is rendered yet.
    pub fn new(site: &Site) -> Self {
        Self(site.documents.iter().map(|_| OnceLock::new()).collect())
    }

    /// The fragment of a document for pages from which `base` is the path to the root, if it has been rendered.
    pub fn get(&self, document: DocumentIndex, base: &str) -> Option<&Fragment> {
        self.0[document.0].get().filter(|fragment| fragment.base == base)
    }

    /// Stores the fragment of a document.
    pub fn keep(&self, document: DocumentIndex, fragment: Fragment) {
        // Another thread may have stored the same fragment in the meantime.
        drop(self.0[document.0].set(fragment));
    }
}
