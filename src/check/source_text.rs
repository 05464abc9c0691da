//! A document together with the text of its file, for the rules.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::diagnostic::faults::Faults;
use crate::eras::mention::{Mention, mentions};
use crate::front_matter::read as front_matter;
use crate::model::document::Document;
use crate::model::source::Span;

/// A document and the text of its file.
#[derive(Debug)]
pub struct SourceText {
    pub document: Arc<Document>,
    pub text: String,
    /// The byte at which the body begins.
    pub body: usize,
    /// The ranges that rules examine: the body, and the front matter without comments, `allow` and `source`. The note
    /// on the source is excluded because it may quote the original's spelling.
    pieces: Vec<Range<usize>>,
    pub traits: Traits,
    /// Cached, since several rules need the years and the search for them is slow.
    mentions: OnceLock<Vec<(usize, Mention)>>,
}

/// The keys of the front matter that rules do not examine.
const UNREAD: [&str; 2] = ["source", "allow"];

impl SourceText {
    /// Combines `document` with `text`, the contents of its file.
    pub fn new(document: Arc<Document>, text: String) -> Self {
        let front_matter = front_matter::read(&text, &Faults::new(&document.file));
        let body = front_matter.as_ref().map_or(text.len(), |front_matter| front_matter.parts.body.start);
        let mut pieces = front_matter.map(|front_matter| front_matter.text_without(&text, &UNREAD)).unwrap_or_default();
        pieces.push(body..text.len());
        let traits = pieces.iter().fold(Traits::default(), |all, range| all.and(Traits::of(&text[range.clone()])));
        Self { document, text, body, pieces, traits, mentions: OnceLock::new() }
    }

    /// The pieces of text that rules examine, each with its start in bytes.
    pub fn pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces.iter().map(|range| (range.start, &self.text[range.clone()]))
    }

    /// The pieces of the front matter.
    pub fn front_matter_pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces().filter(|(start, _)| *start < self.body)
    }

    /// The years mentioned in the text, each with the start of its piece in bytes.
    pub fn mentions(&self) -> &[(usize, Mention)] {
        self.mentions.get_or_init(|| {
            let mut era = None;
            let pieces = self.pieces().filter(|_| self.traits.meets(Traits::ERA));
            pieces.flat_map(|(start, text)| mentions(text, &mut era).into_iter().map(move |one| (start, one))).collect()
        })
    }

    /// A finding on the bytes `range`.
    pub fn finding(&self, range: Range<usize>, fault: impl Into<Fault>) -> Diagnostic {
        self.finding_at(Span { start: range.start, end: range.end }, fault)
    }

    /// A finding on `span`.
    pub fn finding_at(&self, span: Span, fault: impl Into<Fault>) -> Diagnostic {
        Diagnostic::at(&self.document.file, span, fault)
    }
}
