//! Determines the columns of a table from the rows of labels at its top.

use std::collections::BTreeMap;

use crate::import::grid::Cell;
use crate::model::form::{FormField, Label};

/// The labels of the current table's columns.
#[derive(Clone, Debug, Default)]
pub struct Header<'a> {
    columns: BTreeMap<u32, HeaderCell<'a>>,
    /// Whether the header has a cell that the form does not know.
    has_foreign: bool,
    /// Whether the header has ended.
    closed: bool,
}

/// A cell of a row of labels.
#[derive(Clone, Copy, Debug)]
pub struct HeaderCell<'a> {
    /// `None` for a column that the form does not know.
    pub label: Option<&'a Label>,
    /// The number of columns that it covers.
    pub width: u32,
}

/// A row of labels.
pub struct HeaderRow<'a, 'c> {
    pub columns: Vec<(u32, HeaderCell<'a>)>,
    /// The cells that the form does not know.
    pub foreign: Vec<&'c Cell>,
}

/// The label of a column, and how many columns with the same label are to its left.
#[derive(Clone, Copy, Debug)]
pub struct ColumnLabel<'a> {
    pub label: &'a Label,
    pub repetition: u32,
}

impl<'a> Header<'a> {
    /// Adds a row of labels. The second row of a header is more specific than the first; a header after content
    /// replaces the previous one.
    pub fn extend(&mut self, row: HeaderRow<'a, '_>) {
        if self.closed {
            *self = Self::default();
        }
        self.has_foreign |= !row.foreign.is_empty();
        self.columns.extend(row.columns);
    }

    /// Ends the header, because a row of content was found.
    pub fn close(&mut self) {
        self.closed = true;
    }

    /// Whether no label was found.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The column after the last one.
    pub fn end(&self) -> Option<u32> {
        self.columns.iter().map(|(column, cell)| column + cell.width).max()
    }

    /// The number of columns that the form knows.
    pub fn known(&self) -> usize {
        self.labels().count()
    }

    fn labels(&self) -> impl Iterator<Item = (u32, &'a Label)> {
        self.columns.iter().filter_map(|(column, cell)| Some((*column, cell.label?)))
    }

    /// The column of `field`.
    pub fn column_of(&self, field: FormField) -> Option<u32> {
        self.labels().find(|(_, label)| label.fields.contains(&field)).map(|(column, _)| column)
    }

    /// The columns except that of the numbers, from left to right.
    pub fn content_columns(&self) -> Vec<(u32, ColumnLabel<'a>)> {
        let content = self.labels().filter(|(_, label)| !label.fields.contains(&FormField::No));
        content.map(|(column, label)| (column, self.numbered(column, label))).collect()
    }

    /// Whether the form knows every column.
    pub fn is_all_known(&self) -> bool {
        !self.has_foreign
    }

    /// The label of the column that the cell of the header above `column` covers.
    pub fn exact(&self, column: u32) -> Option<ColumnLabel<'a>> {
        let (first, cell) = self.columns.range(..=column).next_back()?;
        let label = cell.label.filter(|_| column - first < cell.width)?;
        Some(self.numbered(*first, label))
    }

    /// The labels of all columns that `cell` covers.
    pub fn covered(&self, cell: &Cell) -> Vec<ColumnLabel<'a>> {
        let begun = self.labels().filter(|(column, _)| cell.covers(*column));
        let mut found: Vec<ColumnLabel> = begun.map(|(column, label)| self.numbered(column, label)).collect();
        let first = self.exact(cell.column).filter(|_| !self.columns.contains_key(&cell.column));
        found.extend(first);
        found
    }

    /// For tables that lack cells: the label of the column `at`, or the nearest one to the left, unless another cell of the
    /// row, in one of the columns `others`, has that label. Nothing is to the right of the last column.
    pub fn nearest(&self, at: i64, others: &[i64]) -> Option<ColumnLabel<'a>> {
        let column = u32::try_from(at).ok()?;
        if let Some(cell) = self.columns.get(&column) {
            return Some(self.numbered(column, cell.label?));
        }
        self.columns.range(column..).next()?;
        let (left, cell) = self.columns.range(..column).next_back()?;
        let label = cell.label.filter(|_| !others.contains(&i64::from(*left)))?;
        Some(self.numbered(*left, label))
    }

    fn numbered(&self, column: u32, label: &'a Label) -> ColumnLabel<'a> {
        let same =
            self.columns.range(..column).filter(|(_, cell)| cell.label.is_some_and(|other| std::ptr::eq(other, label)));
        ColumnLabel { label, repetition: u32::try_from(same.count()).unwrap_or(u32::MAX) }
    }
}
