//! Checks the format of a CSV file: UTF-8 with a byte order mark, comma-separated, one table.

use csv::{ReaderBuilder, StringRecord};

use crate::export::check::report::{Report, Rule};
use crate::export::csv::MARK;
use crate::model::dataset::Table;

/// A CSV file that was read back.
pub(super) struct Parsed {
    pub table: &'static Table,
    pub rows: Vec<StringRecord>,
}

/// Parses the bytes of a file, and reports what is wrong with them.
pub(super) fn parse(table: &'static Table, bytes: &[u8], report: &mut Report) -> Option<Parsed> {
    let Some(body) = bytes.strip_prefix(MARK) else {
        report.add(Rule::FileForm, table.name, None, "no byte order mark");
        return None;
    };
    if std::str::from_utf8(body).is_err() {
        report.add(Rule::FileForm, table.name, None, "not UTF-8");
        return None;
    }
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body);
    let mut rows: Vec<StringRecord> = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.push(record),
            Err(error) => report.add(Rule::FileForm, table.name, Some((rows.len(), "")), &error.to_string()),
        }
    }
    report.rows_checked += rows.len().saturating_sub(1);
    check_header(table, rows.first(), report);
    let rows: Vec<StringRecord> = rows.into_iter().skip(1).collect();
    check_shape(table, &rows, report);
    Some(Parsed { table, rows })
}

fn check_header(table: &Table, header: Option<&StringRecord>, report: &mut Report) {
    let found: Vec<&str> = header.map(|header| header.iter().collect()).unwrap_or_default();
    if found != table.columns.iter().map(|column| column.name).collect::<Vec<_>>() {
        report.add(Rule::SameShape, table.name, Some((0, "")), "the header is not the definition's");
    }
    let is_field_name = |name: &&str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    for (place, name) in found.iter().enumerate() {
        if !is_field_name(name) || found[..place].contains(name) {
            report.add(Rule::ItemNames, table.name, Some((0, name)), "the name is empty, repeated or not ASCII");
        }
    }
}

/// Merged cells or a second table would show as rows of different lengths.
fn check_shape(table: &Table, rows: &[StringRecord], report: &mut Report) {
    for (number, row) in (1..).zip(rows) {
        if row.len() != table.columns.len() {
            report.add(Rule::MergedCells, table.name, Some((number, "")), "the row has another number of cells");
        }
        if row.iter().eq(table.columns.iter().map(|column| column.name)) {
            report.add(Rule::OneTable, table.name, Some((number, "")), "a header stands in the middle");
        }
    }
}
