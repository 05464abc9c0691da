//! The promises of a goal and their results, as lists show them.

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::site::PromiseRef;
use crate::render::reads::SiteReader;

/// The promises of one goal.
#[derive(Debug, Serialize)]
pub struct GoalRows {
    pub id: String,
    pub path: String,
    pub title: String,
    pub year: FiscalYear,
    pub department: String,
    pub rows: Vec<PromiseRow>,
}

/// A promise and the results linked to it.
#[derive(Debug, Serialize)]
pub struct PromiseRow {
    pub id: String,
    pub text: String,
    pub results: Vec<ResultLine>,
}

/// A result in a list.
#[derive(Debug, Serialize)]
pub struct ResultLine {
    pub id: String,
    pub text: String,
}

/// The rows for promises of one goal, of which there must be at least one.
pub fn goal_rows(site: &SiteReader, promises: &[PromiseRef]) -> GoalRows {
    let document = site.document(promises[0].document);
    let (year, department) = document.place().expect("goals have a place");
    GoalRows {
        id: document.id.value.to_string(),
        path: document.path.to_string(),
        title: document.title.clone(),
        year,
        department: site.department_name(department),
        rows: promises.iter().map(|promise| row(document, promise.position)).collect(),
    }
}

fn row(document: &Document, position: usize) -> PromiseRow {
    let item = document.items(Role::Promise).nth(position).expect("promises are counted from their goals");
    PromiseRow { id: item.id.to_string(), text: item.text.clone(), results: results_of(document, item) }
}

/// The results that an editor linked to a promise or to an item below it.
pub fn results_of(document: &Document, promise: &Item) -> Vec<ResultLine> {
    let results = document.items(Role::Result).filter(|result| links_to(result, promise));
    results.map(|result| ResultLine { id: result.id.to_string(), text: result.text.clone() }).collect()
}

fn links_to(result: &Item, promise: &Item) -> bool {
    let mut targets = Vec::new();
    promise.walk(&mut |item| targets.push(&item.id));
    let mut linked = false;
    result.walk(&mut |item| {
        linked |= item.links.iter().any(|link| link.document.is_none() && targets.contains(&&link.item))
    });
    linked
}
