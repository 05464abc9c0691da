//! A document that an import makes.

use crate::import::counts::BodyCounts;

/// The heading above the lines that were not understood.
pub const UNPARSED_HEADING: &str = "取り込めなかった記載";

/// A document that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedDocument {
    /// Below the site's root.
    pub file: String,
    pub text: String,
    /// What a reader must find in the text again.
    pub counts: BodyCounts,
}
