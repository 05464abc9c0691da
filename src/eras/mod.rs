//! Eras and years: the table of eras, parsing of years in fields and in running text, printing in both calendars.
//!
//! A sheet can name a year that never came, such as 平成34年度, because it planned beyond the end of the era. It is
//! interpreted as the year that it means, 2022. The types [`FiscalYear`](crate::model::fiscal_year::FiscalYear) and
//! [`When`](crate::model::when::When) are plain data in the model; all their functions that involve eras are here.
//!
//! The package `tomei-search` has a separate table: it is compiled to WebAssembly and must not depend on this package,
//! and it needs different data, namely until which year readers still use an era (平成 until 2030). A test compares the
//! two tables.

pub mod alone;
pub mod day;
pub mod era;
pub mod fiscal_year;
pub mod mention;
mod number;
mod part_of_year;
pub mod sheet;
pub mod when;
mod written;
