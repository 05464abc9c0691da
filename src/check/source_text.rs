//! A document with its text, as the rules read it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::check::traits::Traits;
use crate::check::years::{Mention, mentions};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::document::Document;
use crate::model::source::Span;

/// A document and the text of its file.
#[derive(Debug)]
pub struct SourceText {
    pub document: Arc<Document>,
    pub text: String,
    /// Where the body begins.
    pub body: usize,
    /// What the rules read: the body, and the front matter without comments,
    /// without `allow`, and without the note on the original, which is the place
    /// to quote its way of writing.
    pieces: Vec<Range<usize>>,
    pub traits: Traits,
    /// Several rules ask for them, and a search for years is slow.
    mentions: OnceLock<Vec<(usize, Mention)>>,
}

/// The keys whose values are not read.
const UNREAD: [&str; 2] = ["source:", "allow:"];

impl SourceText {
    /// The source of `document`, whose file holds `text`.
    pub fn new(document: Arc<Document>, text: String) -> Self {
        let body = body_start(&text);
        let mut pieces = front_matter_pieces(&text[..body]);
        pieces.push(body..text.len());
        let traits = pieces.iter().fold(Traits::default(), |all, range| all.and(Traits::of(&text[range.clone()])));
        Self { document, text, body, pieces, traits, mentions: OnceLock::new() }
    }

    /// What the rules read, in pieces, each with the byte it begins at.
    pub fn pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces.iter().map(|range| (range.start, &self.text[range.clone()]))
    }

    /// The pieces of the front matter.
    pub fn front_matter_pieces(&self) -> impl Iterator<Item = (usize, &str)> {
        self.pieces().filter(|(start, _)| *start < self.body)
    }

    /// The years that are written in the text, each with the byte at which its
    /// piece begins.
    pub fn mentions(&self) -> &[(usize, Mention)] {
        self.mentions.get_or_init(|| {
            let mut carried = None;
            let pieces = self.pieces().filter(|_| self.traits.meets(Traits::ERA));
            pieces
                .flat_map(|(start, text)| mentions(text, &mut carried).into_iter().map(move |one| (start, one)))
                .collect()
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

/// The byte behind the second `---` line.
fn body_start(text: &str) -> usize {
    let mut at = 0;
    let mut marks = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        marks += usize::from(line.trim_end() == "---");
        if marks == 2 {
            break;
        }
    }
    at
}

fn front_matter_pieces(front_matter: &str) -> Vec<Range<usize>> {
    let (mut pieces, mut at, mut is_read) = (Vec::<Range<usize>>::new(), 0, true);
    for line in front_matter.split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '\n', '\r', '#', '-']) {
            is_read = !UNREAD.iter().any(|key| line.starts_with(key));
        }
        let is_comment = line.trim_start().starts_with('#');
        let end = at + line.find(" #").unwrap_or(line.len());
        match pieces.last_mut().filter(|last| last.end == at) {
            _ if !is_read || is_comment => {}
            Some(last) => last.end = end,
            None => pieces.push(at..end),
        }
        at += line.len();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{body_start, front_matter_pieces};

    #[test]
    fn comments_and_notes_on_the_original_are_not_read() {
        let text = "---\ntitle: 題 # 注\n# 注釈\nyear: 2019\nsource:\n  note: 原本\nallow:\n  W0901: 理由\nsummary: 文\n---\n本文\n";
        let body = body_start(text);
        assert_eq!(&text[body..], "本文\n");
        let pieces: Vec<&str> = front_matter_pieces(&text[..body]).into_iter().map(|range| &text[range]).collect();
        assert_eq!(pieces, ["---\ntitle: 題", "year: 2019\n", "summary: 文\n---\n"]);
    }
}
