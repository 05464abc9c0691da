//! The department and year that files are imported for.

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// Whose sheet the files are, and what is written into all of its documents.
#[derive(Clone, Debug)]
pub struct ImportTarget {
    pub department: Slug,
    pub year: FiscalYear,
    /// The day of the import, `2026-12-01`.
    pub day: String,
    /// The comment by which editors find the schema of documents.
    pub schema: String,
}
