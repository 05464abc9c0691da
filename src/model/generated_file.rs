//! A content file that a command generates.

/// A generated file that is not written yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its path below the site's root, such as `content/2019/kikaku/goal-1.md`.
    pub file: String,
    pub text: String,
}
