//! Finds the position of the words to be corrected, and how they are written in the file.

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

/// The part of a file in which the words are searched.
#[derive(Clone, Debug)]
pub struct Place {
    pub span: Span,
    /// If it is an item, the text that readers see.
    pub text: Option<String>,
    /// The text as it is written in the file.
    pub written: String,
}

impl Place {
    /// The words, as the record quotes them.
    pub fn words(&self, request: &Request) -> Words {
        let all = || self.text.clone().unwrap_or_default();
        Words { before: request.before.clone().unwrap_or_else(all), after: request.after.clone() }
    }
}

/// The requested item, or the whole file if no item is requested.
///
/// # Errors
///
/// [`UnknownReference`] if the document has no such item.
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

/// The ways in which the words can be written: literally, or escaped so that Markdown shows them. Words without markup
/// are replaced by words without markup.
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
    // A sign can be written with a backslash, which must be replaced together with it.
    vec![escaped, words.clone()]
}
