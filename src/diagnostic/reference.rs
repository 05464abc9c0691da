//! References from the content to something else.

use serde::{Deserialize, Serialize};

/// The kind of thing that a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReferenceKind {
    Department,
    Plan,
    Measure,
    PolicySet,
    Policy,
    Document,
    Item,
    Midterm,
    GradeScheme,
    Grade,
    File,
    /// A document that readers do not see yet.
    Unpublished,
}

/// A name in the content, and the kind of thing it refers to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reference {
    pub kind: ReferenceKind,
    pub name: String,
}
