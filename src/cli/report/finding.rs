//! A diagnostic, with its text in one language and its position as line and column.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::message::Message;

/// The input of every printer in this folder.
pub(super) struct Finding<'a> {
    pub diagnostic: &'a Diagnostic,
    pub message: &'a Message,
    /// The text of the file, if it can be read.
    pub source: Option<&'a str>,
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
        let text = self.source.unwrap_or_default();
        let before = text.get(..at.min(text.len())).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
