//! Names in the content that refer to something else.

use serde::{Deserialize, Serialize};

/// The kind of thing that a name refers to.
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
}

/// A name in the content, and what it refers to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reference {
    pub kind: ReferenceKind,
    pub name: String,
}
