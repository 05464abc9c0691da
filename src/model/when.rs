//! Times as sheets write them. How they are read and printed is in [`crate::eras`].

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::fiscal_year::FiscalYear;

/// A point or span of time: the words of the sheet and what they mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// As written, e.g. `同34年度後半`.
    pub written: String,
    /// First and last fiscal year.
    pub first: FiscalYear,
    pub last: FiscalYear,
    /// The day, where one was written.
    pub date: Option<Date>,
}
