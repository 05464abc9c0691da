//! A diagnostic, with its text in one language and its position as line and column.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::message::Message;

/// The input of every printer in this folder.
pub(super) struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    pub message: &'a Message,
    /// The text of the file, if it can be read.
    pub source: Option<&'a Source>,
}

/// A file in which something was found. The starts of its lines are known, so that
/// thousands of findings in one file do not each count its lines.
pub(super) struct Source {
    pub text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// The source with this text.
    pub(super) fn new(text: String) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
        Self { line_starts: std::iter::once(0).chain(newlines).collect(), text }
    }

    /// The line with byte `at`, counted from zero, and the byte at which it begins.
    pub(super) fn line(&self, at: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= at) - 1;
        (line, self.line_starts[line])
    }
}

/// Line and column, counted from one; the column in characters.
pub(super) type Position = (usize, usize);

impl Finding<'_> {
    /// The start of the finding. If it concerns the file as a whole, this is the first character.
    pub(super) fn start(&self) -> Position {
        self.position(self.diagnostic.span.unwrap_or_default().start)
    }

    /// The start and the end of the finding; `None` if it concerns the file as a whole.
    pub(super) fn region(&self) -> Option<[Position; 2]> {
        self.diagnostic.span.map(|span| [self.position(span.start), self.position(span.end)])
    }

    /// The title, the reason and the cure as one text.
    pub(super) fn text(&self) -> String {
        let Message { title, reason, expected, hint } = self.message;
        let parts = [Some(title), reason.as_ref(), expected.as_ref(), hint.as_ref()];
        parts.into_iter().flatten().map(AsRef::as_ref).collect::<Vec<&str>>().join("\n")
    }

    fn position(&self, at: usize) -> Position {
        let Some(source) = self.source else { return (1, 1) };
        let at = at.min(source.text.len());
        let (line, start) = source.line(at);
        let before = source.text.get(start..at);
        before.map_or((1, 1), |before| (line + 1, before.chars().count() + 1))
    }
}
