//! A file that is edited, as its bytes are.

/// A file's text, and whether a byte order mark stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub text: String,
    pub has_mark: bool,
}

/// A file before and after a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Below the root.
    pub file: String,
    /// Empty where there is no file yet.
    pub before: String,
    pub after: String,
}

impl SourceFile {
    /// `text` as the content of the whole file.
    pub fn whole(&self, text: &str) -> String {
        if self.has_mark { format!("\u{feff}{text}") } else { text.to_owned() }
    }
}
