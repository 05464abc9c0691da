//! The fiscal years in which something is due.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::{DueRef, Site};
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::followed::{Tense, answered, successors, tense};
use crate::theme::TemplateFault;

/// The page of the years in which something is due.
#[derive(Hash)]
pub(super) struct DueYears;

/// The years in which something is due.
#[derive(Debug, Serialize)]
pub(super) struct DueYearsView {
    /// The years that are over, the current one, and those ahead.
    pub groups: Vec<DueGroup>,
    /// The calendar of everything that is due.
    pub calendar: String,
    /// The largest number of any year, which determines the scale of the bars.
    pub most: usize,
}

/// The years of one tense.
#[derive(Debug, Serialize)]
pub(super) struct DueGroup {
    pub tense: Tense,
    pub years: Vec<DueYear>,
}

/// A year and the number of items that are due in it.
#[derive(Debug, Serialize)]
pub(super) struct DueYear {
    pub year: FiscalYear,
    pub path: String,
    pub count: usize,
    pub departments: usize,
    /// The number of items to which something was linked.
    pub followed: usize,
}

impl PageKind for DueYears {
    const TEMPLATE: &'static str = "due-years.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.due.is_empty() { Vec::new() } else { vec![Self] }
    }

    fn route(&self, _: &Site) -> Route {
        Route::due_years()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.due"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        let mut groups: Vec<DueGroup> = Vec::new();
        for year in site.due_years().into_iter().map(|year| due_year(site, year)) {
            let tense = tense(site, year.year);
            match groups.last_mut().filter(|group| group.tense == tense) {
                Some(group) => group.years.push(year),
                None => groups.push(DueGroup { tense, years: vec![year] }),
            }
        }
        let counts = groups.iter().flat_map(|group| &group.years).map(|year| year.count);
        Ok(DueYearsView { most: counts.max().unwrap_or(0), groups, calendar: Route::calendar().into() })
    }
}

fn due_year(site: &SiteReader, year: FiscalYear) -> DueYear {
    let due = site.due(year);
    let departments: BTreeSet<_> =
        due.iter().filter_map(|due| site.summary(due.document).place).map(|(_, department)| department).collect();
    let followed = due.iter().filter(|due| is_followed(site, **due)).count();
    DueYear { year, path: Route::due(year, 1).into(), count: due.len(), departments: departments.len(), followed }
}

/// Whether something was linked to an item that is due, or for a deliverable to its promise.
fn is_followed(site: &SiteReader, due: DueRef) -> bool {
    let path = site.document(due.document).due_path(due.position);
    let item = path.and_then(|(role, path)| answered(role, &path));
    item.is_some_and(|item| !successors(site, due.document, item).is_empty())
}
