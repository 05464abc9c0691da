//! JSON output: the original characters, and `null` for every missing value.
//!
//! It is written directly, without building a tree first, since there is one file per page.

use serde::Serialize;

use crate::export::cell::Cell;
use crate::export::rows::{self, Row, Rows};
use crate::model::dataset::TABLES;
use crate::model::document::Document;
use crate::model::site::Site;

/// The tables of one document. Rows omit the document's id, which the first table has, and derived columns.
pub(super) fn document(site: &Site, document: &Document) -> Vec<u8> {
    of_rows(&rows::of_document(site, document))
}

/// As [`document`], given its rows.
pub(super) fn of_rows(rows: &Rows) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4096);
    add_tables(&mut bytes, rows, Scope::Document);
    bytes.push(b'\n');
    bytes
}

/// The JSON of all data: the tables that do not belong to a document, then the documents as printed by [`document`].
pub(super) fn everything(site: &Site, documents: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend_from_slice(b"{\"tables\":");
    add_tables(&mut bytes, &rows::shared(site), Scope::Shared);
    bytes.extend_from_slice(b",\"documents\":[\n");
    add_list(&mut bytes, documents, |bytes, document| bytes.extend_from_slice(&document));
    bytes.extend_from_slice(b"]}\n");
    bytes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Shared,
    Document,
}

/// The rows by table, in the order of the schema.
fn add_tables(bytes: &mut Vec<u8>, rows: &Rows, scope: Scope) {
    let mut ordered: Vec<&Row> = rows.0.iter().collect();
    let place = |row: &Row| TABLES.iter().position(|table| std::ptr::eq(*table, row.table));
    ordered.sort_by_cached_key(|row| place(row));
    bytes.push(b'{');
    let tables: Vec<&[&Row]> = ordered.chunk_by(|a, b| std::ptr::eq(a.table, b.table)).collect();
    add_list(bytes, &tables, |bytes, rows| {
        add_value(bytes, rows[0].table.name);
        bytes.extend_from_slice(b":[");
        add_list(bytes, *rows, |bytes, row| add_row(bytes, row, scope));
        bytes.push(b']');
    });
    bytes.push(b'}');
}

fn add_row(bytes: &mut Vec<u8>, row: &Row, scope: Scope) {
    let implied = |name: &str| scope == Scope::Document && name == "document_id" && row.table.name != "documents";
    let shown = row.table.columns.iter().zip(&row.cells);
    let shown = shown.filter(|(column, _)| !(implied(column.name) || scope == Scope::Document && column.is_derived));
    bytes.push(b'{');
    add_list(bytes, shown, |bytes, (column, cell)| {
        add_value(bytes, column.name);
        bytes.push(b':');
        add_cell(bytes, cell);
    });
    bytes.push(b'}');
}

fn add_cell(bytes: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => add_value(bytes, &**text),
        Cell::Word(word) => add_value(bytes, *word),
        Cell::Integer(integer) => add_value(bytes, integer),
        // Numbers are written as text, so that 4.50 does not become 4.5.
        Cell::Number(number) => add_value(bytes, number),
        Cell::Date(date) => add_value(bytes, &date.to_string()),
        Cell::Flag(flag) => add_value(bytes, flag),
        Cell::Missing(_) => bytes.extend_from_slice(b"null"),
    }
}

fn add_value(bytes: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(bytes, value).expect("writing plain values to memory cannot fail");
}

fn add_list<T>(bytes: &mut Vec<u8>, entries: impl IntoIterator<Item = T>, add: impl Fn(&mut Vec<u8>, T)) {
    for (number, entry) in entries.into_iter().enumerate() {
        if number > 0 {
            bytes.push(b',');
        }
        add(bytes, entry);
    }
}
