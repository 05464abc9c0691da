//! What an import is made for.

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// Whose sheet the imported files are, and what their documents say of the import.
#[derive(Clone, Debug)]
pub struct ImportTarget {
    pub department: Slug,
    pub year: FiscalYear,
    /// The day of the import, `2026-12-01`.
    pub day: String,
    /// The comment by which editors find the schema of documents.
    pub schema: String,
}
