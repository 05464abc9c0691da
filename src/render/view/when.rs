//! Times as written, with their meaning.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::when::When;

/// A time as written, with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct WhenView {
    pub written: String,
    pub first: FiscalYear,
    pub last: FiscalYear,
    pub date: Option<String>,
}

/// The view of a time.
pub fn when(when: &When) -> WhenView {
    WhenView {
        written: when.written.clone(),
        first: when.first,
        last: when.last,
        date: when.date.map(|date| date.to_string()),
    }
}
