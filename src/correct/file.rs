//! A file to be edited, with its exact bytes.

/// The text of a file, and whether it begins with a byte order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub text: String,
    pub has_mark: bool,
}

/// A file before and after a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path relative to the site's root.
    pub file: String,
    /// Empty if the file does not exist yet.
    pub before: String,
    pub after: String,
}

impl SourceFile {
    /// The complete content of the file with `text` as its text.
    pub fn whole(&self, text: &str) -> String {
        if self.has_mark { format!("\u{feff}{text}") } else { text.to_owned() }
    }
}
