//! The rows of every table, gathered from the site.

mod document;
mod goal;
mod item;
mod meta;
mod reference;

use crate::export::cell::Cell;
use crate::model::dataset::Table;
use crate::model::document::Document;
use crate::model::site::Site;

/// A row and the table it belongs to.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub table: &'static Table,
    /// As many as the table has columns.
    pub cells: Vec<Cell<'a>>,
}

/// Rows in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub struct Rows<'a>(pub Vec<Row<'a>>);

impl<'a> Rows<'a> {
    fn add(&mut self, table: &'static Table, cells: Vec<Cell<'a>>) {
        assert_eq!(cells.len(), table.columns.len(), "a row of {} has its columns", table.name);
        self.0.push(Row { table, cells });
    }
}

/// Everything that belongs to one document.
pub fn of_document<'a>(site: &'a Site, document: &'a Document) -> Rows<'a> {
    let mut rows = Rows::default();
    document::add(&mut rows, document);
    if let Some(goal) = document.goal() {
        goal::add(&mut rows, site, document, goal);
    }
    item::add(&mut rows, site, document);
    rows
}

/// Everything that belongs to no document: the tables they refer to, the
/// years, the site itself and the definition of all.
pub fn shared(site: &Site) -> Rows<'_> {
    let mut rows = Rows::default();
    reference::add(&mut rows, site);
    meta::add(&mut rows, site);
    rows
}
