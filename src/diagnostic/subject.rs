//! What a fault is about, where texts are not enough.

use serde::{Deserialize, Serialize};

use crate::diagnostic::reference::Reference;
use crate::model::publication::Part;

/// Data of a fault that the program decides or sorts by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// A name that refers to nothing, or to what is not published any more.
    Reference(Reference),
    /// A part of a document: the faults of one document are shown in its order.
    Part(Part),
}
