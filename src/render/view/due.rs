//! 期限の来る約束: everything promised for a fiscal year, over all departments.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::site::{DueRef, Site};
use crate::render::listing;
use crate::render::view::item::{WhenView, when};
use crate::render::view::lists::{PartLink, ResultLine, results_of};

/// The years something is due in.
#[derive(Debug, Serialize)]
pub struct DueYearsView {
    pub years: Vec<DueYear>,
    /// The most of any year: the length of the scale of their bars.
    pub most: usize,
}

/// A year and how much is due in it.
#[derive(Debug, Serialize)]
pub struct DueYear {
    pub year: FiscalYear,
    pub path: String,
    pub count: usize,
    pub departments: usize,
}

/// Another year something is due in.
#[derive(Debug, Serialize)]
pub struct OtherYear {
    pub year: FiscalYear,
    pub path: String,
    pub is_current: bool,
}

/// One page of what is due in a year.
#[derive(Debug, Serialize)]
pub struct DueView {
    pub year: FiscalYear,
    pub total: usize,
    pub documents: Vec<DueDocument>,
    pub years: Vec<OtherYear>,
    pub part: usize,
    pub parts: Vec<PartLink>,
}

/// A sheet or goal and what of it is due.
#[derive(Debug, Serialize)]
pub struct DueDocument {
    pub id: String,
    pub path: String,
    pub title: String,
    pub kind: &'static str,
    pub year: FiscalYear,
    pub department: String,
    pub rows: Vec<DueRow>,
}

/// An item that is due, with what it belongs to and what came of it.
#[derive(Debug, Serialize)]
pub struct DueRow {
    pub id: String,
    pub text: String,
    /// What the item stands below, e.g. the building a step is of.
    pub context: Option<String>,
    pub when: Option<WhenView>,
    pub role: Role,
    /// Of a promise: the results linked to it; of a deliverable: to its promise.
    pub results: Vec<ResultLine>,
}

/// Gathers the years.
pub fn years(site: &Site) -> DueYearsView {
    let years: Vec<DueYear> = site.due.keys().map(|year| due_year(site, *year)).collect();
    DueYearsView { most: years.iter().map(|year| year.count).max().unwrap_or(0), years }
}

fn due_year(site: &Site, year: FiscalYear) -> DueYear {
    let due = site.due(year);
    let departments =
        due.iter().filter_map(|due| site.document(due.document).place()).map(|(_, department)| department);
    DueYear {
        year,
        path: listing::due_path(year, 1),
        count: due.len(),
        departments: departments.collect::<BTreeSet<_>>().len(),
    }
}

/// Gathers page `part` of what is due in `year`.
pub fn due(site: &Site, year: FiscalYear, part: usize) -> DueView {
    let due = site.due(year);
    let shown = listing::part(due, part).chunk_by(|a, b| a.document == b.document);
    let other =
        |other: &FiscalYear| OtherYear { year: *other, path: listing::due_path(*other, 1), is_current: *other == year };
    let parts = 1..=listing::part_count(due.len());
    DueView {
        year,
        total: due.len(),
        documents: shown.map(|due| document(site, due)).collect(),
        years: site.due.keys().map(other).collect(),
        part,
        parts: parts.map(|number| PartLink { number, path: listing::due_path(year, number) }).collect(),
    }
}

/// What is due of one document, at least one item.
fn document(site: &Site, due: &[DueRef]) -> DueDocument {
    let document = site.document(due[0].document);
    let (year, department) = document.place().expect("only sheets and goals have dated promises");
    let department = site.department_name(department);
    DueDocument {
        id: document.id.value.to_string(),
        path: document.path.to_string(),
        title: if document.title.is_empty() { department.clone() } else { document.title.clone() },
        kind: document.subject.kind().name(),
        year,
        department,
        rows: due.iter().filter_map(|due| row(document, *due)).collect(),
    }
}

fn row(document: &Document, due: DueRef) -> Option<DueRow> {
    let wanted = &document.due.get(due.position)?.item;
    let sections = document.sections.iter();
    let (role, path) = sections.flat_map(|section| section.items.iter().map(|item| (section.role, item))).find_map(
        |(role, item)| {
            let mut path = Vec::new();
            find(item, &|item| item.id == *wanted, &mut path).then_some((role, path))
        },
    )?;
    let item = *path.last()?;
    let above: Vec<&str> = path[..path.len() - 1].iter().map(|item| item.text.as_str()).collect();
    Some(DueRow {
        id: item.id.to_string(),
        text: item.text.clone(),
        context: (!above.is_empty()).then(|| above.join(" › ")),
        when: item.when.as_ref().map(when),
        role,
        results: if role == Role::Promise { results_of(document, path[0]) } else { Vec::new() },
    })
}

/// Leaves in `path` what leads from `item` to the one wanted, both included.
fn find<'a>(item: &'a Item, is_wanted: &dyn Fn(&Item) -> bool, path: &mut Vec<&'a Item>) -> bool {
    path.push(item);
    let found = is_wanted(item) || item.children.iter().any(|child| find(child, is_wanted, path));
    if !found {
        path.pop();
    }
    found
}
