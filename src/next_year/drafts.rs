//! What is drafted, and the files that come of it.

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// Which department's year is drafted, and what every draft says of itself.
pub struct NextYear<'a> {
    pub year: FiscalYear,
    pub department: &'a Slug,
    /// Who decides which goals go on.
    pub by: &'a str,
    /// The day the drafts are made.
    pub day: String,
    /// The comment by which editors find the schema of a document.
    pub schema: String,
}

/// The text of a file that is not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Below the root.
    pub file: String,
    pub text: String,
}

/// What becomes of a department's documents of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextYearDrafts {
    pub files: Vec<GeneratedFile>,
    /// The ids of the mid-term goals whose steps have all ended: they get no draft.
    pub ended_goals: Vec<String>,
}
