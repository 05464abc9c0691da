//! Data about a fault that the program uses besides its texts.

use serde::{Deserialize, Serialize};

use crate::diagnostic::reference::Reference;
use crate::model::publication::Part;

/// Data about a fault by which the program decides or sorts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// A reference to something that does not exist or is no longer published.
    Reference(Reference),
    /// A part of a document. The faults of a document are sorted in the order of its parts.
    Part(Part),
}
