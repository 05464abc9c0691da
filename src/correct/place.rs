//! Where in a file the words to be corrected stand, and how they are written there.

use crate::correct::edit::Words;
use crate::correct::request::Request;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::front_matter::read as front_matter;
use crate::import::escape::escape;
use crate::model::document::Document;
use crate::model::item::Item;
use crate::model::source::Span;
use crate::validate::tag;

/// Where the words are looked for.
#[derive(Clone, Debug)]
pub struct Place {
    pub span: Span,
    /// All that readers see there, where an item is meant.
    pub text: Option<String>,
    /// The same as it is written.
    pub written: String,
}

impl Place {
    /// The words as the record names them.
    pub fn words(&self, request: &Request) -> Words {
        let all = || self.text.clone().unwrap_or_default();
        Words { before: request.before.clone().unwrap_or_else(all), after: request.after.clone() }
    }
}

/// The item that is asked for; the whole file, where none is.
///
/// # Errors
///
/// [`UnknownReference`] where the document has no such item.
pub fn place(source: &str, document: &Document, request: &Request) -> Result<Place, Diagnostic> {
    let Some(id) = &request.item else {
        return Ok(Place { span: Span::new(0, source.len()), text: None, written: String::new() });
    };
    let Some(item) = document.all_items().into_iter().find(|item| item.id == *id) else {
        let known = document.all_items().into_iter().map(|item: &Item| item.id.as_str());
        let suggestion = nearest(id.as_str(), known);
        let fault = UnknownReference { kind: ReferenceKind::Item, name: id.to_string(), suggestion };
        return Err(Diagnostic::at(&document.file, document.id.span, fault));
    };
    let written = &source[item.span.start..item.span.end];
    let is_referred = |word: &str| word == item.id.as_str();
    let (_, length) = tag::read(written, item.span.start, &is_referred, &Faults::new(&document.file));
    let span = Span { start: item.span.start + length, end: item.span.end };
    Ok(Place { span, text: Some(item.text.clone()), written: source[span.start..span.end].to_owned() })
}

/// How the words may be written at that place: as they are, and as Markdown
/// that reads as them. Plain words stay plain words.
pub fn ways(source: &str, span: Span, words: &Words) -> Vec<Words> {
    let Words { before, after } = words;
    let is_in_body = front_matter::split(source, &Faults::new("")).is_none_or(|parts| {
        let found = source[span.start..span.end].find(before.as_str()).map(|at| at + span.start);
        found.is_none_or(|at| at >= parts.body.start)
    });
    if !is_in_body {
        return vec![words.clone()];
    }
    let escaped = Words { before: escape(before), after: escape(after) };
    if escaped.before == *before {
        return vec![escaped];
    }
    // A sign may stand there with its backslash, which then belongs to it.
    vec![escaped, words.clone()]
}
