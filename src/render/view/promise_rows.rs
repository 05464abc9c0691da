//! The promises of a goal and their results, as lists show them.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Item;
use crate::model::site::PromiseRef;
use crate::render::reads::{LinkedResults, SiteReader};

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
        rows: rows(site.linked_results(promises[0].document), promises),
    }
}

fn rows(linked: LinkedResults, promises: &[PromiseRef]) -> Vec<PromiseRow> {
    promises.iter().map(|promise| promise_row(linked, linked.promise(promise.position))).collect()
}

/// A promise with the results that were linked to it or to what stands below it.
pub fn promise_row(linked: LinkedResults, promise: &Item) -> PromiseRow {
    let line = |result: &Item| ResultLine { id: result.id.to_string(), text: result.text.clone() };
    PromiseRow {
        id: promise.id.to_string(),
        text: promise.text.clone(),
        results: linked.of(promise).map(line).collect(),
    }
}
