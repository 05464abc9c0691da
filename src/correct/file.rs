//! A file before and after a correction.

/// A file before and after a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path relative to the site's root.
    pub file: String,
    /// Empty if the file does not exist yet.
    pub before: String,
    pub after: String,
}
