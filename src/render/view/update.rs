//! Changes of pages.

use serde::Serialize;

use crate::render::reads::SiteReader;
use crate::render::view::document_name::DocumentName;

/// A change of a page.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateView {
    pub date: String,
    pub path: String,
    pub name: DocumentName,
    pub note: Option<String>,
}

/// The newest `count` changes of the site.
pub fn newest(site: &SiteReader, count: usize) -> Vec<UpdateView> {
    let events = site.newest(None, count).into_iter();
    let view = |event: crate::render::reads::Event| UpdateView {
        date: event.date.to_string(),
        path: site.summary(event.document).path.to_string(),
        name: DocumentName::of(site, event.document),
        note: event.note.map(str::to_owned),
    };
    events.map(view).collect()
}
