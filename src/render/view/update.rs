//! Changes of pages.

use serde::Serialize;

use crate::render::reads::{Event, EventKind, SiteReader};
use crate::render::route::Route;
use crate::render::view::correction;
use crate::render::view::document_name::DocumentName;

/// A change of a page.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateView {
    pub kind: EventKind,
    pub date: String,
    pub path: String,
    /// The item that was corrected.
    pub item: Option<String>,
    pub name: DocumentName,
    pub note: Option<String>,
}

/// The newest `count` changes of the site.
pub fn newest(site: &SiteReader, count: usize) -> Vec<UpdateView> {
    let events = site.newest(None, count).into_iter();
    let view = |event: Event| UpdateView {
        kind: event.kind,
        date: event.date.to_string(),
        path: site.summary(event.document).path.to_string(),
        item: None,
        name: DocumentName::of(site, event.document),
        note: event.note.map(str::to_owned),
    };
    events.map(view).collect()
}

/// The newest `count` changes of the site and corrections of its texts, the newest first. Of one day the corrections come
/// first.
pub fn with_corrections(site: &SiteReader, count: usize) -> Vec<UpdateView> {
    let corrections = correction::all(site).into_iter().map(|correction| UpdateView {
        kind: EventKind::Corrected,
        date: correction.date,
        item: correction.item.filter(|_| correction.path.is_some()),
        path: correction.path.unwrap_or_else(|| Route::corrections().into()),
        name: correction.name,
        note: Some(correction.reason),
    });
    let mut updates: Vec<UpdateView> = corrections.chain(newest(site, count)).collect();
    updates.sort_by(|a, b| b.date.cmp(&a.date));
    updates.truncate(count);
    updates
}
