//! A diagnostic with its text in one language and its place in lines.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::message::Message;

/// What every printer of this folder is given.
pub(super) struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    pub message: &'a Message,
    /// The text of the file, where it can be read.
    pub source: Option<&'a str>,
}

/// Line and column, from one; columns in characters.
pub(super) type Position = (usize, usize);

impl Finding<'_> {
    /// Where it begins; the first character where the file as a whole is meant.
    pub(super) fn start(&self) -> Position {
        self.position(self.diagnostic.span.unwrap_or_default().start)
    }

    /// Where it begins and ends; none where the file as a whole is meant.
    pub(super) fn region(&self) -> Option<[Position; 2]> {
        self.diagnostic.span.map(|span| [self.position(span.start), self.position(span.end)])
    }

    /// What is wrong, why it matters and how to cure it, in one text.
    pub(super) fn text(&self) -> String {
        let Message { title, reason, expected, hint } = self.message;
        let parts = [Some(title), reason.as_ref(), expected.as_ref(), hint.as_ref()];
        parts.into_iter().flatten().map(AsRef::as_ref).collect::<Vec<&str>>().join("\n")
    }

    fn position(&self, at: usize) -> Position {
        let text = self.source.unwrap_or_default();
        let before = text.get(..at.min(text.len())).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
