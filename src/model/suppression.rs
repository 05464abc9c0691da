//! Rules that an editor suppressed, and why.

use serde::{Deserialize, Serialize};

use crate::model::source::Located;

/// An entry of `allow`: a rule that reports nothing, in one file or in the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// The rule's code as written, with the place of the reason.
    pub code: Located<String>,
    /// Empty where none was given; then nothing is suppressed.
    pub reason: String,
}
