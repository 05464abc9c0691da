//! Documents whose day of publication is still to come: nobody is to wonder why a page is missing.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::document::Document;

/// A document that is not shown before a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    pub date: Date,
    pub file: String,
}

/// Why readers do not see a document yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpublished {
    Draft,
    /// Its date of publication is in the future.
    Waiting(Date),
}

/// Why readers do not see `document` today, if they do not.
pub fn unpublished(document: &Document, today: Date) -> Option<Unpublished> {
    let waiting = || document.meta.published.filter(|day| *day > today).map(Unpublished::Waiting);
    if document.meta.draft { Some(Unpublished::Draft) } else { waiting() }
}

/// Those of the documents that are held back which no draft holds back: the next day first.
pub(super) fn waiting(hidden: &[Arc<Document>]) -> Vec<Waiting> {
    let published = hidden.iter().filter(|document| !document.meta.draft);
    let of_day =
        |document: &Arc<Document>| Some(Waiting { date: document.meta.published?, file: document.file.clone() });
    let mut waiting: Vec<Waiting> = published.filter_map(of_day).collect();
    waiting.sort();
    waiting
}
