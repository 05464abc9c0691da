//! Suppression of rules by an editor, with the reason.

use serde::{Deserialize, Serialize};

use crate::model::source::Located;

/// An entry of `allow`: suppresses a rule in one file or in the whole site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// The rule's code as written, with the position of the reason.
    pub code: Located<String>,
    /// Empty if none was given; the rule is then not suppressed.
    pub reason: String,
}
