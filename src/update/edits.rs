//! Edits of a text that are collected first and made together.

use crate::front_matter::edit::line_end;
use crate::model::source::Span;

/// Replacements of parts of a text, in the order in which they were asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits(Vec<(Span, String)>);

impl Edits {
    /// Replaces a part of the text.
    pub(super) fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.0.push((span, text.into()));
    }

    /// Inserts a text; of several at one position, the first comes first.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(Span::new(at, 0), text);
    }

    /// The text with all edits, which have the line ends of the text.
    pub(super) fn apply(&self, source: &str) -> String {
        let mut edits: Vec<&(Span, String)> = self.0.iter().collect();
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        let (mut text, mut at) = (String::with_capacity(source.len()), 0);
        for (span, new) in edits {
            text.push_str(source.get(at..span.start).unwrap_or_default());
            text.push_str(&new.replace('\n', line_end(source)));
            at = at.max(span.end);
        }
        text.push_str(&source[at..]);
        text
    }
}
