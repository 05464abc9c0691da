//! A document with its text: what is said in it, and where.

use std::ops::Range;
use std::sync::Arc;

use crate::check::traits::Traits;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::remark::Remark;
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
const UNREAD: [&str; 2] = ["source:", "allow:"];

impl Paper {
    /// The paper of `document`, whose file holds `text`.
    pub fn new(document: Arc<Document>, text: String) -> Self {
        let body = body_start(&text);
        let mut said = said_above(&text[..body]);
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

fn said_above(front_matter: &str) -> Vec<Range<usize>> {
    let (mut said, mut at, mut is_read) = (Vec::<Range<usize>>::new(), 0, true);
    for line in front_matter.split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '\n', '\r', '#', '-']) {
            is_read = !UNREAD.iter().any(|key| line.starts_with(key));
        }
        let is_comment = line.trim_start().starts_with('#');
        let end = at + line.find(" #").unwrap_or(line.len());
        match said.last_mut().filter(|last| last.end == at) {
            _ if !is_read || is_comment => {}
            Some(last) => last.end = end,
            None => said.push(at..end),
        }
        at += line.len();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{body_start, said_above};

    #[test]
    fn comments_and_notes_on_the_original_are_not_said() {
        let text = "---\ntitle: 題 # 注\n# 注釈\nyear: 2019\nsource:\n  note: 原本\nallow:\n  W0901: 理由\nsummary: 文\n---\n本文\n";
        let body = body_start(text);
        assert_eq!(&text[body..], "本文\n");
        let said: Vec<&str> = said_above(&text[..body]).into_iter().map(|range| &text[range]).collect();
        assert_eq!(said, ["---\ntitle: 題", "year: 2019\n", "summary: 文\n---\n"]);
    }
}
