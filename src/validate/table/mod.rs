//! Reads the tables under `content/`.

pub mod config;
pub mod correction;
pub mod department;
pub mod dictionary;
pub mod form;
pub mod glossary;
pub mod grade;
pub mod plan;
pub mod synonym;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::faults::Faults;
use crate::model::source::Span;
use crate::validate::decode::{Field, decode};
use crate::validate::fields::{FieldReader, entries};
use crate::validate::raw::value::{List, Opt};
use crate::yaml::{self, NodeKind};

/// A raw row that is converted to a value of the model.
pub trait Row: JsonSchema + for<'de> Deserialize<'de> {
    type Value;

    /// The value, if every required key is present. Faults are reported.
    fn read(self, reader: &FieldReader) -> Option<Self::Value>;
}

/// Reads a table: a YAML list of rows.
pub fn read<R: Row>(file: &str, source: &str) -> (Vec<R::Value>, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let rows = read_node::<Field<Vec<Field<R>>>>(source, &faults, true).and_then(|list| list.value).unwrap_or_default();
    let values = rows.into_iter().filter_map(|row| read_row(row, &faults)).collect();
    (values, faults.into_found())
}

/// Reads a file that consists of a single mapping.
pub fn read_one<R: Row>(file: &str, source: &str) -> (Option<R::Value>, Vec<Diagnostic>) {
    let faults = Faults::new(file);
    let value = read_node::<Field<R>>(source, &faults, false).and_then(|row| read_row(row, &faults));
    (value, faults.into_found())
}

fn read_node<T: for<'de> Deserialize<'de>>(source: &str, faults: &Faults, skip_empty: bool) -> Option<T> {
    let node = yaml::parse(source, Span::new(0, source.len()), faults)?;
    let empty = node.kind == NodeKind::Map(Vec::new()) || node.kind == NodeKind::Null;
    if skip_empty && empty { None } else { decode(&node, faults) }
}

fn read_row<R: Row>(row: Field<R>, faults: &Faults) -> Option<R::Value> {
    let reader = FieldReader { faults, start: Span::new(row.span.start, 0) };
    row.value.and_then(|row| row.read(&reader))
}

pub(super) fn rows<R: Row>(list: List<R>, reader: &FieldReader) -> Vec<R::Value> {
    entries(list).into_iter().filter_map(|row| read_row(row, reader.faults)).collect()
}

pub(super) fn nested<R: Row>(field: Opt<R>, reader: &FieldReader) -> Option<R::Value> {
    field.and_then(|row| read_row(row, reader.faults))
}
