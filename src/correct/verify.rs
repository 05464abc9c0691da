//! Verifies that an edit changes only what it should.

use crate::correct::edit::Words;
use crate::correct::fault::{ChangesMore, NotFound};
use crate::correct::request::Request;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::document::Document;
use crate::model::publication::Part;
use crate::publication::texts::texts;
use crate::validate::document;

/// Validates the edited file as the site will, and refuses it unless it differs only in one text and in the date of the
/// last change.
///
/// # Errors
///
/// [`NotFound`], [`ChangesMore`].
pub fn refuse_more(document: &Document, edited: &str, words: &Words, request: &Request) -> Result<(), Fault> {
    let broken = ChangesMore { parts: Vec::new() };
    let (read, faults) = document::read(&document.file, edited);
    let Some(after) = read.filter(|_| !faults.iter().any(Diagnostic::is_error)) else { return Err(broken.into()) };
    let changed = changed_parts(document, &after);
    let mut wanted = after.clone();
    wanted.meta.updated = document.meta.updated;
    let is_same_place = document.id.value == wanted.id.value
        && document.path == wanted.path
        && document.meta.published == wanted.meta.published
        && document.meta.draft == wanted.meta.draft
        && document.meta.changes == wanted.meta.changes
        && after.meta.updated.is_some_and(|updated| updated >= request.date);
    if !is_same_place {
        return Err(broken.into());
    }
    let is_meant = |part: &Part| request.item.as_ref().is_none_or(|item| *part == Part::Item(item.clone()));
    match changed.as_slice() {
        [] => Err(NotFound { text: words.before.clone() }.into()),
        [part] if is_meant(part) => Ok(()),
        _ => Err(ChangesMore { parts: changed.into_iter().filter(|part| !is_meant(part)).collect() }.into()),
    }
}

fn changed_parts(before: &Document, after: &Document) -> Vec<Part> {
    let (old, new) = (texts(before), texts(after));
    let mut parts: Vec<Part> =
        old.keys().chain(new.keys()).filter(|part| old.get(*part) != new.get(*part)).cloned().collect();
    parts.sort();
    parts.dedup();
    parts
}
