//! A document that an import generates.

use crate::import::counts::BodyCounts;

/// A generated document that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedDocument {
    /// The path relative to the site's root.
    pub file: String,
    pub text: String,
    /// The counts that validation must find in the text.
    pub counts: BodyCounts,
}
