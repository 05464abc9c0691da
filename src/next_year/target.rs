//! The department and year that drafts are made for.

use crate::model::fiscal_year::FiscalYear;
use crate::model::generated_file::GeneratedFile;
use crate::model::path::Slug;

/// One department's new year.
#[derive(Clone, Copy, Debug)]
pub struct NextYearTarget<'a> {
    pub year: FiscalYear,
    pub department: &'a Slug,
    /// Who decides which goals are carried on.
    pub by: &'a str,
    /// The day the drafts are made, `2026-04-01`.
    pub day: &'a str,
    /// The comment by which editors find the schema of documents.
    pub schema: &'a str,
}

/// What becomes of the documents of the year before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextYearDrafts {
    pub files: Vec<GeneratedFile>,
    /// The ids of mid-term goals whose steps have all ended: they get no draft.
    pub ended: Vec<String>,
}
