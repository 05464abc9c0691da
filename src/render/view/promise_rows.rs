//! The promises of a goal and their results, as lists show them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::path::Slug;
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
        rows: rows(document, promises),
    }
}

fn rows(document: &Document, promises: &[PromiseRef]) -> Vec<PromiseRow> {
    let (all, results) = (document.items(Role::Promise).collect::<Vec<_>>(), LinkedResults::new(document));
    let row = |item: &Item| PromiseRow { id: item.id.to_string(), text: item.text.clone(), results: results.of(item) };
    promises.iter().map(|promise| row(all[promise.position])).collect()
}

/// The results of a goal by the items that an editor linked them to.
pub struct LinkedResults<'a> {
    results: Vec<&'a Item>,
    by_target: BTreeMap<&'a Slug, Vec<usize>>,
}

impl<'a> LinkedResults<'a> {
    /// The results of `document`.
    pub fn new(document: &'a Document) -> Self {
        let results: Vec<&Item> = document.items(Role::Result).collect();
        let mut by_target: BTreeMap<&Slug, Vec<usize>> = BTreeMap::new();
        for (position, result) in results.iter().enumerate() {
            result.walk(&mut |item| {
                let own = item.links.iter().filter(|link| link.document.is_none());
                own.for_each(|link| by_target.entry(&link.item).or_default().push(position));
            });
        }
        Self { results, by_target }
    }

    /// The results that were linked to a promise or to what stands below it.
    pub fn of(&self, promise: &Item) -> Vec<ResultLine> {
        let mut positions = BTreeSet::new();
        promise.walk(&mut |item| positions.extend(self.by_target.get(&item.id).into_iter().flatten().copied()));
        let results = positions.into_iter().map(|position| self.results[position]);
        results.map(|result| ResultLine { id: result.id.to_string(), text: result.text.clone() }).collect()
    }
}
