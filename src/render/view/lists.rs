//! 全件一覧: every promise with its result.

use std::sync::Arc;

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::site::{PromiseFilter, PromiseRef, Site};
use crate::render::listing;
use crate::render::view::document::department_name;

/// One page of a list of promises.
#[derive(Debug, Serialize)]
pub struct PromisesView {
    pub total: usize,
    pub goals: Vec<GoalSection>,
    pub filters: Vec<FilterLink>,
    pub part: usize,
    pub parts: Vec<PartLink>,
}

/// The promises of one goal that stand on the page, as [`crate::render::sections`] prints them.
#[derive(Debug, Serialize)]
pub struct GoalSection {
    #[serde(skip)]
    pub promises: Vec<PromiseRef>,
    pub html: Arc<str>,
}

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

/// Another way to narrow the list: by whether there are results, by year or by department.
#[derive(Debug, Default, Serialize)]
pub struct FilterLink {
    /// `all`, `linked` or `unlinked`.
    pub state: Option<&'static str>,
    pub year: Option<FiscalYear>,
    pub department: Option<String>,
    pub path: String,
    pub is_current: bool,
}

/// Another page of the same list.
#[derive(Debug, Serialize)]
pub struct PartLink {
    pub number: usize,
    pub path: String,
}

/// Gathers page `part` of the list that `filter` leaves.
pub fn promises(site: &Site, filter: &PromiseFilter, part: usize) -> PromisesView {
    let found = site.promises(filter);
    let parts = listing::part_count(found.len());
    PromisesView {
        total: found.len(),
        goals: listing::part(found, part)
            .chunk_by(|a, b| a.document == b.document)
            .map(|promises| GoalSection { promises: promises.to_vec(), html: Arc::default() })
            .collect(),
        filters: site.promises.keys().map(|other| filter_link(site, other, filter)).collect(),
        part,
        parts: (1..=parts).map(|number| PartLink { number, path: listing::path(filter, number) }).collect(),
    }
}

fn filter_link(site: &Site, other: &PromiseFilter, current: &PromiseFilter) -> FilterLink {
    let link = FilterLink { path: listing::path(other, 1), is_current: other == current, ..FilterLink::default() };
    match other {
        PromiseFilter::All => FilterLink { state: Some("all"), ..link },
        PromiseFilter::Linked => FilterLink { state: Some("linked"), ..link },
        PromiseFilter::Unlinked => FilterLink { state: Some("unlinked"), ..link },
        PromiseFilter::Year(year) => FilterLink { year: Some(*year), ..link },
        PromiseFilter::Department(id) => FilterLink { department: Some(department_name(site, id)), ..link },
    }
}

/// Gathers promises of one goal, at least one.
pub fn goal(site: &Site, promises: &[PromiseRef]) -> GoalRows {
    let document = site.document(promises[0].document);
    let (year, department) = document.place().expect("goals have a place");
    GoalRows {
        id: document.id.value.to_string(),
        path: document.path.to_string(),
        title: document.title.clone(),
        year,
        department: department_name(site, department),
        rows: promises.iter().map(|promise| row(document, promise.position)).collect(),
    }
}

fn row(document: &Document, position: usize) -> PromiseRow {
    let item = document.items(Role::Promise).nth(position).expect("promises are counted from their goals");
    PromiseRow { id: item.id.to_string(), text: item.text.clone(), results: results_of(document, item) }
}

/// The results that an editor linked to a promise or to what stands below it.
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
