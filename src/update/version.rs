//! A document in one of its versions, with the places of its texts.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::front_matter::read::{self as front_matter, FrontMatter};
use crate::model::document::Document;
use crate::model::item::{Item, Role, Section};
use crate::model::source::Span;
use crate::validate::{document, tag};

/// The text of a document, as it is typed and as the site reads it.
#[derive(Clone, Debug)]
pub struct Version {
    /// The path relative to the site's root.
    pub file: String,
    pub text: String,
    pub front: FrontMatter,
    pub document: Document,
}

impl Version {
    /// Reads a version of `file`.
    ///
    /// # Errors
    ///
    /// The faults of the text.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (document, faults) = document::read(file, text);
        let front = front_matter::read(text, &Faults::new(file));
        match (document, front) {
            (Some(document), Some(front)) if !faults.iter().any(Diagnostic::is_error) => {
                Ok(Self { file: file.to_owned(), text: text.to_owned(), front, document })
            }
            _ => Err(faults),
        }
    }

    /// The items of a role, those above before those below them.
    pub fn entries(&self, role: Role) -> Vec<Entry<'_>> {
        let mut found = Vec::new();
        self.document.items(role).for_each(|item| add(item, None, &mut found));
        found
    }

    /// The place of the words of `item`, behind its tag.
    pub fn words(&self, item: &Item) -> Span {
        let written = &self.text[item.span.start..item.span.end];
        let is_id = |word: &str| word == item.id.as_str();
        let (_, length) = tag::read(written, item.span.start, &is_id, &Faults::new(&self.file));
        Span { start: item.span.start + length, end: item.span.end }
    }

    /// The words of `item` as they are typed.
    pub fn written(&self, item: &Item) -> &str {
        let words = self.words(item);
        &self.text[words.start..words.end]
    }

    /// The tag of `item` as it is typed, with the blanks behind it.
    pub fn tag(&self, item: &Item) -> &str {
        &self.text[item.span.start..self.words(item).start]
    }

    /// The place of a section, from its heading to the next one.
    pub fn extent(&self, section: &Section) -> Span {
        let starts = self.document.sections.iter().map(|section| self.line_start(section.span.start));
        let start = self.line_start(section.span.start);
        let end = starts.filter(|other| *other > start).min().unwrap_or(self.text.len());
        Span { start, end }
    }

    /// Where the line of a position begins.
    pub fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Where the line behind a position begins.
    pub fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    /// Lines to be inserted at `at`: behind a last line without a line end, they begin with one instead of ending with one.
    pub fn own_line(&self, at: usize, lines: &str) -> String {
        let is_open = at > 0 && !self.text[..at].ends_with('\n');
        if is_open { format!("\n{}", lines.trim_end_matches('\n')) } else { lines.to_owned() }
    }
}

/// An item, and the position of the one above it in the same list of entries.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub item: &'a Item,
    pub parent: Option<usize>,
}

fn add<'a>(item: &'a Item, parent: Option<usize>, found: &mut Vec<Entry<'a>>) {
    let own = found.len();
    found.push(Entry { item, parent });
    item.children.iter().for_each(|child| add(child, Some(own), found));
}

/// Where an item and all items below it end.
pub fn end_of(item: &Item) -> usize {
    item.children.iter().map(end_of).chain([item.span.end]).max().unwrap_or(item.span.end)
}
