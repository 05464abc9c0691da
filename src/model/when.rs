//! Points in time and periods as sheets write them. [`crate::eras`] parses and prints them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::fiscal_year::FiscalYear;

/// A point in time or a period: the words of the sheet and their meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// As written, e.g. `同34年度後半`.
    pub written: String,
    /// The first and the last fiscal year.
    pub first: FiscalYear,
    pub last: FiscalYear,
    /// The day, if one was written.
    pub date: Option<Date>,
}
