//! The fiscal years in which something is due.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The page of the years in which something is due.
#[derive(Hash)]
pub(super) struct DueYears;

/// The years in which something is due.
#[derive(Debug, Serialize)]
pub(super) struct DueYearsView {
    pub years: Vec<DueYear>,
    /// The largest number of any year, which determines the scale of the bars.
    pub most: usize,
}

/// A year and the number of items that are due in it.
#[derive(Debug, Serialize)]
pub(super) struct DueYear {
    pub year: FiscalYear,
    pub path: String,
    pub count: usize,
    pub departments: usize,
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
        let years: Vec<DueYear> =
            context.site.due_years().into_iter().map(|year| due_year(context.site, year)).collect();
        Ok(DueYearsView { most: years.iter().map(|year| year.count).max().unwrap_or(0), years })
    }
}

fn due_year(site: &SiteReader, year: FiscalYear) -> DueYear {
    let due = site.due(year);
    let departments: BTreeSet<_> =
        due.iter().filter_map(|due| site.summary(due.document).place).map(|(_, department)| department).collect();
    DueYear { year, path: Route::due(year, 1).into(), count: due.len(), departments: departments.len() }
}
