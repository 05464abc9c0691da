//! The department and year for which drafts are made.

use crate::model::fiscal_year::FiscalYear;
use crate::model::generated_file::GeneratedFile;
use crate::model::path::Slug;

/// A department and its new year.
#[derive(Clone, Copy, Debug)]
pub struct NextYearTarget<'a> {
    pub year: FiscalYear,
    pub department: &'a Slug,
    /// The person who decides which goals are continued.
    pub by: &'a str,
    /// The date on which the drafts are made, e.g. `2026-04-01`.
    pub day: &'a str,
    /// The comment from which editors learn the schema of documents.
    pub schema: &'a str,
}

/// The drafts of a new year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextYearDrafts {
    pub files: Vec<GeneratedFile>,
    /// The ids of mid-term goals without a draft, because all of their steps have ended.
    pub ended: Vec<String>,
}
