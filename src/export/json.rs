//! Rows as JSON: the original characters, `null` for every missing value.

use serde_json::{Map, Value, json};

use crate::export::cell::Cell;
use crate::export::rows::{self, Row, Rows};
use crate::model::dataset::TABLES;
use crate::model::document::Document;
use crate::model::site::Site;

/// The tables of one document; rows leave out the document's id, which stands
/// in the first, and what is derived.
pub fn document(site: &Site, document: &Document) -> Vec<u8> {
    let mut bytes = print(&tables(&rows::of_document(site, document), Scope::Document));
    bytes.push(b'\n');
    bytes
}

/// Everything: the tables that belong to no document, then the documents as
/// `documents` has printed them.
pub fn everything(site: &Site, documents: &[Vec<u8>]) -> Vec<u8> {
    let shared = print(&tables(&rows::shared(site), Scope::Shared));
    let length: usize = documents.iter().map(Vec::len).sum();
    let mut bytes = Vec::with_capacity(length + shared.len() + 64);
    bytes.extend_from_slice(b"{\"tables\":");
    bytes.extend_from_slice(&shared);
    bytes.extend_from_slice(b",\"documents\":[\n");
    for (number, document) in documents.iter().enumerate() {
        bytes.extend_from_slice(if number == 0 { b"" } else { b"," });
        bytes.extend_from_slice(document);
    }
    bytes.extend_from_slice(b"]}\n");
    bytes
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Shared,
    Document,
}

/// The rows by table, in the order of the definition.
fn tables(rows: &Rows, scope: Scope) -> Value {
    let mut found: Map<String, Value> = Map::new();
    for table in TABLES {
        let own = rows.0.iter().filter(|row| row.table.name == table.name);
        let own: Vec<Value> = own.map(|row| object(row, scope)).collect();
        if !own.is_empty() {
            found.insert(table.name.to_owned(), Value::Array(own));
        }
    }
    Value::Object(found)
}

fn object(row: &Row, scope: Scope) -> Value {
    let implied = |name: &str| scope == Scope::Document && name == "document_id" && row.table.name != "documents";
    let told = row.table.columns.iter().zip(&row.cells);
    let told = told.filter(|(column, _)| !(implied(column.name) || scope == Scope::Document && column.is_derived));
    Value::Object(told.map(|(column, cell)| (column.name.to_owned(), value(cell))).collect())
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => json!(text),
        Cell::Word(word) => json!(word),
        Cell::Integer(integer) => json!(integer),
        // As text: 4.50 is not to become 4.5.
        Cell::Number(number) => json!(number),
        Cell::Date(date) => json!(date.to_string()),
        Cell::Flag(flag) => json!(flag),
        Cell::Missing(_) => Value::Null,
    }
}

fn print(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).expect("a JSON value has a printed form")
}
