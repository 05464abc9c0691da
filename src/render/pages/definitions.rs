//! The definitions of the open data: what each column holds.

use serde::Serialize;

use crate::model::dataset::{Column, Kind, TABLES, Table};
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::pages::data::Word;
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The page of definitions.
#[derive(Hash)]
pub(super) struct Definitions;

/// The definition of every table.
#[derive(Debug, Serialize)]
pub(super) struct DefinitionsView {
    pub tables: Vec<DefinedTable>,
}

/// A table with its columns and foreign keys.
#[derive(Debug, Serialize)]
pub(super) struct DefinedTable {
    pub name: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub columns: Vec<DefinedColumn>,
    pub references: Vec<DefinedReference>,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub(super) struct DefinedColumn {
    pub name: &'static str,
    pub title: &'static str,
    pub kind: &'static str,
    pub choices: Vec<Word>,
    pub missing: Vec<&'static str>,
    pub is_key: bool,
    pub is_derived: bool,
}

/// Columns that identify a row of another table.
#[derive(Debug, Serialize)]
pub(super) struct DefinedReference {
    pub columns: String,
    pub table: &'static str,
    pub target: String,
}

impl PageKind for Definitions {
    const TEMPLATE: &'static str = "definitions.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.config.data { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::definitions()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading {
            crumbs: vec![context.crumb("title.data", Route::data())],
            ..Heading::titled(context.title("title.definitions"))
        }
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(DefinitionsView { tables: TABLES.iter().map(|table| defined(table)).collect() })
    }
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
