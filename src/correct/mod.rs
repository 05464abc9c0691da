//! Corrects a published document and records the correction.
//!
//! Works on the text of files, byte by byte: everything that is not corrected remains unchanged.

pub mod edit;
pub mod entry;
pub mod fault;
pub mod file;
pub mod place;
pub mod record;
pub mod request;
pub mod verify;
pub mod withhold;

use crate::correct::edit::Words;
use crate::correct::entry::Entry;
use crate::correct::fault::{NotFound, NotPublished, NothingChanges};
use crate::correct::file::Change;
use crate::correct::request::{OldWords, Request};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::front_matter::edit::SourceFile;
use crate::front_matter::updated;
use crate::import::escape::escape;
use crate::model::document::Document;
use crate::model::publication::Publication;
use crate::model::table::Before;
use crate::publication::published::is_published;

/// A document with its words corrected, and what the record will say of it.
#[derive(Debug)]
pub struct Corrected {
    pub change: Change,
    pub entry: Entry,
    pub words: Words,
}

/// Refuses a document that is not published, since it can be edited without a record.
///
/// # Errors
///
/// [`NotPublished`].
pub fn refuse_unpublished(
    document: &Document,
    known: Option<&Publication>,
    request: &Request,
) -> Result<(), Diagnostic> {
    if is_published(document, known, request.date) {
        return Ok(());
    }
    Err(Diagnostic::at(&document.file, document.id.span, NotPublished))
}

/// Corrects the text of a document, and creates the entry that records it.
///
/// # Errors
///
/// The words do not occur, occur more than once, or their replacement would change something else as well.
pub fn correct(document: &Document, source: &SourceFile, request: &Request) -> Result<Corrected, Diagnostic> {
    let fault = |fault: Fault| Diagnostic::at(&document.file, document.id.span, fault);
    let place = place::place(&source.text, document, request)?;
    let words = place.words(request);
    if words.before.trim().is_empty() {
        // An item that consists only of a time has no text to be corrected.
        return Err(fault(NotFound { text: words.before }.into()));
    }
    if words.before == words.after {
        return Err(fault(NothingChanges.into()));
    }
    withhold::refuse_repetition(&words, request).map_err(fault)?;
    let ways = match &request.before {
        Some(_) => place::ways(&source.text, place.span, &words),
        None => vec![Words { before: place.written, after: escape(&words.after) }],
    };
    let edited = edit::replace(&source.text, place.span, &ways).map_err(fault)?;
    let edited = updated::set_updated(&edited, request.date, &document.file);
    verify::refuse_more(document, &edited, &words, request).map_err(fault)?;
    let (before, after) = (source.whole(&source.text), source.whole(&edited));
    let entry = entry(document, &words, request);
    Ok(Corrected { change: Change { file: document.file.clone(), before, after }, entry, words })
}

fn entry(document: &Document, words: &Words, request: &Request) -> Entry {
    Entry {
        date: request.date,
        page: document.id.value.clone(),
        item: request.item.clone(),
        before: match request.old_words {
            OldWords::Shown => Before::Words(words.before.clone()),
            OldWords::Withheld => Before::Withheld(withhold::hash(&words.before)),
        },
        after: words.after.clone(),
        reason: request.reason.clone(),
    }
}
