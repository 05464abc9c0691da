//! The name of a document on other pages.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;

/// The name of a document on other pages: a goal by its title, department and year, a sheet by department and year.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentName {
    pub is_sheet: bool,
    /// Empty for a sheet without a title.
    pub title: String,
    pub department: String,
    pub year: Option<FiscalYear>,
}

impl DocumentName {
    /// The name of a document.
    pub fn of(site: &SiteReader, index: DocumentIndex) -> Self {
        let summary = site.summary(index);
        Self {
            is_sheet: summary.kind == "sheet",
            title: summary.title.to_owned(),
            department: summary.place.map(|(_, id)| site.department_name(id)).unwrap_or_default(),
            year: summary.place.map(|(year, _)| year),
        }
    }

    /// The name of a document that is no longer published, which is its id.
    pub fn of_withdrawn(id: &Slug) -> Self {
        Self { is_sheet: false, title: id.to_string(), department: String::new(), year: None }
    }
}
