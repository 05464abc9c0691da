//! Times as written, with their meaning.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::when::When;

/// A time as written, with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct WhenView {
    pub written: String,
    /// The same in words that make sense alone, if those written do not: 令和4年度後半 for 同34年度後半.
    pub alone: Option<String>,
    pub first: FiscalYear,
    pub last: FiscalYear,
    pub date: Option<String>,
}

/// The view of a time.
pub fn when(when: &When) -> WhenView {
    WhenView {
        written: when.written.clone(),
        alone: when.alone(),
        first: when.first,
        last: when.last,
        date: when.date.map(|date| date.to_string()),
    }
}
