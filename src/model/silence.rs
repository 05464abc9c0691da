//! Remarks that someone has looked at and let stand, and why.

use serde::{Deserialize, Serialize};

use crate::model::source::Located;

/// A rule that is not to speak: of one file, or of the whole site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// The rule's code as written, with the place of the reason.
    pub code: Located<String>,
    /// Empty where none was given; then nothing is silenced.
    pub reason: String,
}
