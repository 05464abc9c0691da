//! Dated events in the history of documents.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::document::Document;
use crate::model::site::{DocumentIndex, Site};

/// A day on which a document was published, changed or updated, with the note on it.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    pub kind: EventKind,
    pub date: Date,
    pub document: DocumentIndex,
    pub note: Option<&'a str>,
}

/// What happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EventKind {
    Published,
    Updated,
    Corrected,
}

/// The dated events of a document: its publication, its changes, its last update.
pub(super) fn of_document(index: DocumentIndex, document: &Document) -> Vec<Event<'_>> {
    let meta = &document.meta;
    let event = |kind, date, note| Event { kind, date, document: index, note };
    let changes = meta.changes.iter();
    let changes = changes.map(|change| event(EventKind::Updated, change.date, Some(change.note.as_str())));
    let noted = |date: &Date| meta.changes.iter().any(|change| change.date == *date);
    let updated = meta.updated.filter(|date| Some(*date) != meta.published && !noted(date));
    let published = meta.published.into_iter().map(|date| event(EventKind::Published, date, None));
    changes.chain(published).chain(updated.into_iter().map(|date| event(EventKind::Updated, date, None))).collect()
}

/// The newest `count` events, newest first. Events of one page on the same day stay in the order of its front matter.
pub(super) fn newest<'a>(site: &Site, events: Vec<Event<'a>>, count: usize) -> Vec<Event<'a>> {
    let mut events: Vec<(usize, Event)> = events.into_iter().enumerate().collect();
    let path = |event: &Event| &site.document(event.document).path;
    let order = |(a_at, a): &(usize, Event), (b_at, b): &(usize, Event)| {
        (Reverse(a.date), path(a), a_at).cmp(&(Reverse(b.date), path(b), b_at))
    };
    if count < events.len() {
        events.select_nth_unstable_by(count, order);
        events.truncate(count);
    }
    events.sort_unstable_by(order);
    events.into_iter().map(|(_, event)| event).collect()
}
