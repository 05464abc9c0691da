//! What a page has read.

use foldhash::HashSet;

use crate::model::site::DocumentIndex;
use crate::render::reads::key::{Aspect, ReadKey};

/// What a page has read. Documents, of which lists read many, are noted by their place: a key is made of it once a build.
#[derive(Clone, Debug, Default)]
pub struct Reads {
    pub keys: HashSet<ReadKey>,
    pub documents: HashSet<(DocumentIndex, Aspect)>,
}

impl Reads {
    /// Adds what was read for a part of the page.
    pub fn extend(&mut self, other: &Self) {
        self.keys.extend(other.keys.iter().cloned());
        self.documents.extend(&other.documents);
    }
}
