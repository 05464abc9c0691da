//! Rows, independent of the output format.

use crate::export::cell::Cell;
use crate::model::dataset::Table;

/// A row, with the table that it belongs to.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub table: &'static Table,
    /// One cell for each column of the table.
    pub cells: Vec<Cell<'a>>,
}

/// Rows, in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub struct Rows<'a>(pub Vec<Row<'a>>);

impl<'a> Rows<'a> {
    /// Adds a row of `table` with one cell for each column.
    pub(super) fn add(&mut self, table: &'static Table, cells: Vec<Cell<'a>>) {
        assert_eq!(cells.len(), table.columns.len(), "a row of {} has its columns", table.name);
        self.0.push(Row { table, cells });
    }
}
