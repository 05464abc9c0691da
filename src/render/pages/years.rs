//! All fiscal years, the newest first, each with its departments.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::site::Link;
use crate::theme::TemplateFault;

/// The page of all fiscal years.
#[derive(Hash)]
pub(super) struct Years;

/// All fiscal years, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct YearsView {
    pub years: Vec<YearRow>,
}

/// A fiscal year with its departments.
#[derive(Debug, Serialize)]
pub(super) struct YearRow {
    pub year: FiscalYear,
    pub path: String,
    pub annual: usize,
    pub midterm: usize,
    pub departments: Vec<Link>,
}

impl PageKind for Years {
    const TEMPLATE: &'static str = "years.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.years.len() > 1 { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::years()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.years"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        Ok(YearsView { years: site.years().into_iter().rev().map(|year| row(site, year)).collect() })
    }
}

fn row(site: &SiteReader, year: FiscalYear) -> YearRow {
    let places = || site.year(year).into_iter().flatten();
    let link = |id| Link { title: site.department_name(id), path: Route::sheet(year, id).into() };
    YearRow {
        year,
        path: Route::year(year).into(),
        annual: places().map(|(_, place)| place.annual.len()).sum(),
        midterm: places().map(|(_, place)| place.midterm.len()).sum(),
        departments: places().map(|(id, _)| link(id)).collect(),
    }
}
