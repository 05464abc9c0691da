//! A matrix of measures or policies and the departments that refer to them, with the number of promises for each.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::document::Subject;
use crate::model::path::Slug;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::site::Link;

/// Codes as rows, departments as columns.
#[derive(Debug, Serialize)]
pub struct Coverage {
    pub departments: Vec<Link>,
    /// For each code one cell per department.
    pub rows: Vec<Vec<Cell>>,
}

/// The number of a department's goals that refer to a code.
#[derive(Debug, Serialize)]
pub struct Cell {
    pub goals: usize,
    /// The radius of the dot in pixels. The area of the dot, not its radius, grows with the number.
    pub radius: u32,
}

/// The number of promises in the annual goals that refer to a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Promises {
    pub all: usize,
    /// Promises with a result that an editor linked.
    pub with_result: usize,
}

type Goals<'a> = &'a [DocumentIndex];

/// Counts the goals of each code by department. Departments without such goals are left out.
pub fn coverage(site: &SiteReader, codes: &[Goals]) -> Coverage {
    let counts: Vec<BTreeMap<&Slug, usize>> = codes.iter().map(|goals| by_department(site, goals)).collect();
    let named: BTreeSet<&Slug> = counts.iter().flat_map(|counts| counts.keys().copied()).collect();
    // In the order of the table of departments, which the city chose.
    let columns = site.departments().iter().map(|department| &department.id.value);
    let columns: Vec<&Slug> = columns.filter(|id| named.contains(id)).collect();
    let most = counts.iter().flat_map(|counts| counts.values()).copied().max().unwrap_or(1);
    let cell = |goals: usize| Cell { goals, radius: radius(goals, most) };
    let row =
        |counts: &BTreeMap<&Slug, usize>| columns.iter().map(|id| cell(counts.get(id).copied().unwrap_or(0))).collect();
    let link = |id: &&Slug| Link { title: site.department_name(id), path: Route::department(id).into() };
    Coverage { rows: counts.iter().map(row).collect(), departments: columns.iter().map(link).collect() }
}

fn by_department<'a>(site: &SiteReader<'a>, goals: Goals) -> BTreeMap<&'a Slug, usize> {
    let mut counts = BTreeMap::new();
    for (_, department) in goals.iter().filter_map(|index| site.document(*index).place()) {
        *counts.entry(department).or_default() += 1;
    }
    counts
}

const LARGEST_RADIUS: f64 = 9.0;

fn radius(goals: usize, most: usize) -> u32 {
    let share = goals as f64 / most as f64;
    (share.sqrt() * LARGEST_RADIUS).ceil() as u32
}

/// Counts the promises of the annual goals among `goals`.
pub fn promises(site: &SiteReader, goals: Goals) -> Promises {
    let documents = goals.iter().map(|index| site.document(*index));
    let annual = documents.filter(|document| matches!(document.subject, Subject::Annual(_)));
    annual.fold(Promises::default(), |sum, document| Promises {
        all: sum.all + document.has_result.len(),
        with_result: sum.with_result + document.has_result.iter().filter(|linked| **linked).count(),
    })
}
