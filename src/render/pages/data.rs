//! The page of the open data: its files, and how to use them.

use serde::Serialize;

use crate::model::dataset::{Missing, TABLES, Table};
use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The page of the open data.
#[derive(Hash)]
pub(super) struct Data;

/// The files of the open data, and how to use them.
#[derive(Debug, Serialize)]
pub(super) struct DataView {
    pub tables: Vec<TableFile>,
    /// Fiscal years that have a workbook.
    pub years: Vec<YearFile>,
    pub missing: Vec<Word>,
}

/// A table, and what one of its rows describes.
#[derive(Debug, Serialize)]
pub(super) struct TableFile {
    pub name: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub columns: usize,
}

/// A fiscal year, which is part of its file's name.
#[derive(Debug, Serialize)]
pub(super) struct YearFile {
    pub year: FiscalYear,
}

/// A label that a cell can hold, and its meaning.
#[derive(Debug, Serialize)]
pub(super) struct Word {
    pub word: &'static str,
    pub title: &'static str,
}

impl PageKind for Data {
    const TEMPLATE: &'static str = "data.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.config.data { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::data()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.data"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(DataView {
            tables: TABLES.iter().map(|table| file(table)).collect(),
            years: context.site.years().into_iter().rev().map(|year| YearFile { year }).collect(),
            missing: Missing::ALL.map(|missing| Word { word: missing.label(), title: missing.title() }).into(),
        })
    }
}

fn file(table: &'static Table) -> TableFile {
    TableFile { name: table.name, title: table.title, about: table.about, columns: table.columns.len() }
}
