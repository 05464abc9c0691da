//! Eras and years: the table of eras, reading years in fields and in running text, printing both calendars.
//!
//! A sheet may name a year that never came, 平成34年度, since it planned ahead before the era changed; it is read as the
//! year that it means, 2022. The types [`FiscalYear`](crate::model::fiscal_year::FiscalYear) and
//! [`When`](crate::model::when::When) are plain data of the model; what knows eras about them is here.
//!
//! The package `tomei-search` keeps a table of its own: it is compiled to WebAssembly, must not depend on the generator,
//! and asks another question, in which years readers write an era (平成 until 2030). A test compares the two.

pub mod day;
pub mod era;
pub mod fiscal_year;
pub mod mention;
mod number;
pub mod sheet;
pub mod when;
mod written;
