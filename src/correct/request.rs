//! A request for a correction.

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::model::content_file::ContentFile;
use crate::model::path::Slug;
use crate::validate::fault::key::MissingKey;

/// What to correct, and the reason.
#[derive(Clone, Debug)]
pub struct Request {
    /// The id of the document, or the path of its file.
    pub document: String,
    pub item: Option<Slug>,
    /// The words to be replaced; `None` for all words of the item.
    pub before: Option<String>,
    pub after: String,
    pub reason: String,
    pub date: Date,
    pub old_words: OldWords,
}

/// Whether the record shows the words that were corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldWords {
    Shown,
    /// They were never to be published, as a private name: the record keeps their hash.
    Withheld,
}

/// Refuses words and reasons that are blank, since readers see them.
///
/// # Errors
///
/// [`MissingKey`] for the first one that is blank.
pub fn refuse_blanks(request: &Request) -> Result<(), Diagnostic> {
    let Request { before, after, reason, .. } = request;
    let given = [("before", before.as_ref()), ("after", Some(after)), ("reason", Some(reason))];
    let blank = given.into_iter().find(|(_, text)| text.is_some_and(|text| text.trim().is_empty()));
    let fault = |key: &str| Diagnostic::of_file(ContentFile::Corrections.path(), MissingKey { key: key.to_owned() });
    blank.map_or(Ok(()), |(key, _)| Err(fault(key)))
}
