//! Fiscal years and departments, with their goals.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::DepartmentYear;
use crate::model::table::Department;
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::item::{GoalCard, cards};
use crate::render::view::site::Link;

/// A fiscal year with the goals of every department.
#[derive(Debug, Serialize)]
pub struct YearView {
    pub year: FiscalYear,
    pub path: String,
    pub departments: Vec<PlaceView>,
}

/// A department in a year.
#[derive(Debug, Serialize)]
pub struct PlaceView {
    pub path: String,
    pub year: FiscalYear,
    pub department: String,
    pub summary: Option<String>,
    pub annual: Vec<GoalCard>,
    pub midterm: Vec<GoalCard>,
}

/// Two years of a department, with the path of the page that compares them.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    pub earlier: FiscalYear,
    pub later: FiscalYear,
    pub path: String,
}

/// A fiscal year with the goals of every department.
pub fn year(site: &SiteReader, year: FiscalYear) -> YearView {
    let departments = site.year(year).into_iter().flatten();
    YearView {
        year,
        path: Route::year(year).into(),
        departments: departments.map(|(id, goals)| place(site, year, id, goals)).collect(),
    }
}

/// A department in a year.
pub fn place(site: &SiteReader, year: FiscalYear, id: &Slug, goals: &DepartmentYear) -> PlaceView {
    PlaceView {
        path: Route::sheet(year, id).into(),
        year,
        department: site.department_name(id),
        summary: goals.sheet.and_then(|sheet| site.summary(sheet).summary.map(str::to_owned)),
        annual: cards(site, &goals.annual),
        midterm: cards(site, &goals.midterm),
    }
}

/// The pairs of consecutive years of a department that can be compared, in ascending order.
pub fn comparisons(site: &SiteReader, id: &Slug) -> Vec<Comparison> {
    let path = |earlier, later| Route::compare(id, earlier, later).into();
    let pairs = neighbours(&site.years_of(id)).into_iter();
    pairs.map(|(earlier, later)| Comparison { earlier, later, path: path(earlier, later) }).collect()
}

/// Each year of a department, with the next year that the department has.
pub fn neighbours(years: &[(FiscalYear, &DepartmentYear)]) -> Vec<(FiscalYear, FiscalYear)> {
    years.windows(2).map(|pair| (pair[0].0, pair[1].0)).collect()
}

/// A department and the path of its page.
pub fn department_link(department: &Department) -> Link {
    Link { title: department.name.clone(), path: Route::department(&department.id.value).into() }
}
