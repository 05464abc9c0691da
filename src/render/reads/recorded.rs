//! The record of a page's reads.

use foldhash::HashSet;

use crate::model::site::DocumentIndex;
use crate::render::reads::key::{Aspect, ReadKey};

/// The record of a page's reads. Lists read many documents, so these are recorded by their index; the key of each is
/// computed only once per build.
#[derive(Clone, Debug, Default)]
pub struct Reads {
    pub keys: HashSet<ReadKey>,
    pub documents: HashSet<(DocumentIndex, Aspect)>,
}

impl Reads {
    /// Adds the reads of a part of the page.
    pub fn extend(&mut self, other: &Self) {
        self.keys.extend(other.keys.iter().cloned());
        self.documents.extend(&other.documents);
    }
}
