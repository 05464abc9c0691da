//! A document with its text: what is said in it, and where.

use std::ops::Range;
use std::sync::Arc;

use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::diagnostic::remark::Remark;
use crate::front_matter::read as front_matter;
use crate::model::document::Document;
use crate::model::source::Span;

/// A document as it lies on the desk.
#[derive(Debug)]
pub struct Paper {
    pub document: Arc<Document>,
    pub text: String,
    /// Where the body begins.
    pub body: usize,
    /// What is said: the body, and the front matter without comments, without
    /// what an editor let stand, and without the note on the original, which is
    /// the place to quote its way of writing.
    said: Vec<Range<usize>>,
    pub traits: Traits,
}

/// The keys whose values are not read.
const UNREAD: [&str; 2] = ["source", "allow"];

impl Paper {
    /// The paper of `document`, whose file holds `text`.
    pub fn new(document: Arc<Document>, text: String) -> Self {
        let front_matter = front_matter::read(&text, &Faults::new(&document.file));
        let body = front_matter.as_ref().map_or(text.len(), |front_matter| front_matter.parts.body.start);
        let mut said = front_matter.map(|front_matter| front_matter.text_without(&text, &UNREAD)).unwrap_or_default();
        said.push(body..text.len());
        let traits = said.iter().fold(Traits::default(), |all, range| all.and(Traits::of(&text[range.clone()])));
        Self { document, text, body, said, traits }
    }

    /// What is said, in pieces, each with the byte it begins at.
    pub fn said(&self) -> impl Iterator<Item = (usize, &str)> {
        self.said.iter().map(|range| (range.start, &self.text[range.clone()]))
    }

    /// The pieces of the front matter.
    pub fn said_above(&self) -> impl Iterator<Item = (usize, &str)> {
        self.said().filter(|(start, _)| *start < self.body)
    }

    /// A remark on the bytes `range`.
    pub fn remark(&self, range: Range<usize>, remark: Remark) -> Diagnostic {
        Diagnostic::at(&self.document.file, Span { start: range.start, end: range.end }, remark)
    }

    /// A remark on `span`.
    pub fn remark_at(&self, span: Span, remark: Remark) -> Diagnostic {
        Diagnostic::at(&self.document.file, span, remark)
    }
}
