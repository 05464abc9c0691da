//! Reads the generated CSV files back like a program would, and reports what is not machine-readable.
//!
//! The rules are those of 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 (2020), to which the Digital Agency's open data guides
//! refer; their numbering is kept. The check starts from the bytes of the files, so that it does not rely on the code
//! that wrote them.

mod cells;
mod file;
mod keys;
mod report;

pub use crate::export::check::report::{Finding, Report, Rule, State};

use rayon::prelude::*;

use crate::export::check::file::{Parsed, parse};
use crate::model::dataset::{TABLES, Table};

/// Checks the files of all tables.
pub fn check(files: &[(&'static Table, Vec<u8>)]) -> Report {
    let mut report = Report::default();
    let parsed: Vec<(Option<Parsed>, Report)> =
        files.par_iter().map(|(table, bytes)| check_file(table, bytes)).collect();
    let missing = TABLES.iter().filter(|table| !files.iter().any(|(found, _)| found.name == table.name));
    missing.for_each(|table| report.add(Rule::SameShape, table.name, None, "the file is missing"));
    let mut tables = Vec::new();
    for (table, found) in parsed {
        report.merge(found);
        tables.extend(table);
    }
    keys::check(&tables, &mut report);
    report
}

fn check_file(table: &'static Table, bytes: &[u8]) -> (Option<Parsed>, Report) {
    let mut report = Report::default();
    let parsed = parse(table, bytes, &mut report);
    if let Some(parsed) = &parsed {
        cells::check(parsed, &mut report);
    }
    (parsed, report)
}
