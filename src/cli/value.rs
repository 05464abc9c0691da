//! Reads the values of arguments. An error is the form that was expected.

use jiff::civil::Date;

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// A date.
pub(super) fn read_date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "YYYY-MM-DD".to_owned())
}

/// A fiscal year, written in either calendar.
pub(super) fn read_year(text: &str) -> Result<FiscalYear, String> {
    FiscalYear::parse(text).ok_or_else(|| "2020、令和2年度".to_owned())
}

/// An id.
pub(super) fn read_slug(text: &str) -> Result<Slug, String> {
    Slug::new(text).ok_or_else(|| "id".to_owned())
}

/// A facet and the value that it is narrowed to.
pub(super) fn read_facet(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}
