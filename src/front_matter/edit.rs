//! Edits the text of a document byte by byte.

use crate::model::source::Span;

/// The text of a file, and whether it begins with a byte order mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub text: String,
    pub has_mark: bool,
}

impl SourceFile {
    /// The complete content of the file with `text` as its text.
    pub fn whole(&self, text: &str) -> String {
        if self.has_mark { format!("\u{feff}{text}") } else { text.to_owned() }
    }
}

/// Replaces `span` of `source` with `text`.
pub fn put(source: &str, span: Span, text: &str) -> String {
    [&source[..span.start], text, &source[span.end..]].concat()
}

/// The line ending that `source` uses.
pub fn line_end(source: &str) -> &'static str {
    let first = source.find('\n').unwrap_or_default();
    if source[..first].ends_with('\r') { "\r\n" } else { "\n" }
}
