//! The department and year for which files are imported.

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// The department and year of the files, with values that are written into all of their documents.
#[derive(Clone, Debug)]
pub struct ImportTarget {
    pub department: Slug,
    pub year: FiscalYear,
    /// The date of the import, e.g. `2026-12-01`.
    pub day: String,
    /// The comment from which editors learn the JSON Schema of documents.
    pub schema: String,
    /// Who accepts that promises and results in one row belong together; if nobody does, they are only offered.
    pub linked_by: Option<String>,
}
