//! What is due next, in a few lines.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::DueRef;
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::when::{WhenView, when};

/// The first items that are due in the nearest year with any.
#[derive(Debug, Serialize)]
pub struct NextDue {
    pub year: FiscalYear,
    pub path: String,
    /// The number of all items that are due in that year.
    pub total: usize,
    pub items: Vec<DueItem>,
}

/// An item that is due.
#[derive(Debug, Serialize)]
pub struct DueItem {
    pub id: String,
    pub path: String,
    pub text: String,
    pub department: String,
    pub when: Option<WhenView>,
}

/// What is due in the current year or, if nothing is, in the next year in which something is; at most `count` items.
pub fn next_due(site: &SiteReader, count: usize) -> Option<NextDue> {
    let this_year = site.this_year();
    let year = site.due_years().into_iter().find(|year| *year >= this_year)?;
    let due = site.due(year);
    Some(NextDue {
        year,
        path: Route::due(year, 1).into(),
        total: due.len(),
        items: due.iter().filter_map(|due| item(site, *due)).take(count).collect(),
    })
}

fn item(site: &SiteReader, due: DueRef) -> Option<DueItem> {
    let document = site.document(due.document);
    let (_, path) = document.due_path(due.position)?;
    let item = *path.last()?;
    Some(DueItem {
        id: item.id.to_string(),
        path: document.path.to_string(),
        text: item.text.clone(),
        department: document.place().map(|(_, id)| site.department_name(id)).unwrap_or_default(),
        when: item.when.as_ref().map(when),
    })
}
