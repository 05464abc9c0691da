//! The pages of the open data: which files there are, and what each column
//! holds.

use serde::Serialize;

use crate::model::dataset::{Column, Kind, Missing, TABLES, Table};
use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;

/// The files of the open data and how to use them.
#[derive(Debug, Serialize)]
pub struct DataView {
    pub tables: Vec<TableFile>,
    /// Fiscal years that have a workbook.
    pub years: Vec<YearFile>,
    pub missing: Vec<Word>,
}

/// A table and what one row of it is.
#[derive(Debug, Serialize)]
pub struct TableFile {
    pub name: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub columns: usize,
}

/// A fiscal year, whose number is in the file's name.
#[derive(Debug, Serialize)]
pub struct YearFile {
    pub year: FiscalYear,
}

/// A word that a cell may hold and what it means.
#[derive(Debug, Serialize)]
pub struct Word {
    pub word: &'static str,
    pub title: &'static str,
}

/// The definition of every table.
#[derive(Debug, Serialize)]
pub struct DefinitionsView {
    pub tables: Vec<DefinedTable>,
}

/// A table with its columns and what they refer to.
#[derive(Debug, Serialize)]
pub struct DefinedTable {
    pub name: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub columns: Vec<DefinedColumn>,
    pub references: Vec<DefinedReference>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct DefinedColumn {
    pub name: &'static str,
    pub title: &'static str,
    pub kind: &'static str,
    pub choices: Vec<Word>,
    pub missing: Vec<&'static str>,
    pub is_key: bool,
    pub is_derived: bool,
}

/// Columns that name a row of another table.
#[derive(Debug, Serialize)]
pub struct DefinedReference {
    pub columns: String,
    pub table: &'static str,
    pub target: String,
}

/// Gathers the files.
pub fn data(site: &Site) -> DataView {
    let file = |table: &&'static Table| TableFile {
        name: table.name,
        title: table.title,
        about: table.about,
        columns: table.columns.len(),
    };
    DataView {
        tables: TABLES.iter().map(file).collect(),
        years: site.years.keys().rev().map(|year| YearFile { year: *year }).collect(),
        missing: Missing::ALL.map(|missing| Word { word: missing.label(), title: missing.title() }).into(),
    }
}

/// Gathers the definition.
pub fn definitions() -> DefinitionsView {
    DefinitionsView { tables: TABLES.iter().map(|table| defined(table)).collect() }
}

fn defined(table: &'static Table) -> DefinedTable {
    let references = table.references.iter().map(|reference| DefinedReference {
        columns: reference.columns.join(", "),
        table: reference.table,
        target: reference.target.join(", "),
    });
    DefinedTable {
        name: table.name,
        title: table.title,
        about: table.about,
        columns: table.columns.iter().map(|column| defined_column(table, column)).collect(),
        references: references.collect(),
    }
}

fn defined_column(table: &Table, column: &'static Column) -> DefinedColumn {
    let word = |choice: &crate::model::dataset::Choice| Word { word: choice.value, title: choice.title };
    DefinedColumn {
        name: column.name,
        title: column.title,
        kind: kind_name(column.kind),
        choices: column.kind.choices().iter().map(word).collect(),
        missing: column.missing.iter().map(|missing| missing.label()).collect(),
        is_key: table.key.contains(&column.name),
        is_derived: column.is_derived,
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Choice(_) => "choice",
        Kind::Integer => "integer",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Flag => "flag",
    }
}
