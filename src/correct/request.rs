//! What a correction is asked to change.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::content_file::ContentFile;
use crate::model::path::Slug;
use crate::validate::fault::key::MissingKey;

/// What is to be corrected, and why.
#[derive(Clone, Debug)]
pub struct Request {
    /// An id, or a file below the root.
    pub document: String,
    pub item: Option<Slug>,
    /// All words of the item, where none are given.
    pub before: Option<String>,
    pub after: String,
    pub reason: String,
    pub date: Date,
}

/// Refuses words and reasons that are blank: readers see all of them.
///
/// # Errors
///
/// [`MissingKey`] of the first that is blank.
pub fn refuse_blanks(request: &Request) -> Result<(), Diagnostic> {
    let Request { before, after, reason, .. } = request;
    let given = [("before", before.as_ref()), ("after", Some(after)), ("reason", Some(reason))];
    let blank = given.into_iter().find(|(_, text)| text.is_some_and(|text| text.trim().is_empty()));
    let fault = |key: &str| Diagnostic::of_file(ContentFile::Corrections.path(), MissingKey { key: key.to_owned() });
    blank.map_or(Ok(()), |(key, _)| Err(fault(key)))
}
