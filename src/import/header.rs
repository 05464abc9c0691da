//! Determines the columns of a table from the rows of labels at its top.

use std::collections::BTreeMap;

use crate::import::grid::Cell;
use crate::model::form::{Area, FormField, Label};

/// The labels of the current table's columns.
#[derive(Clone, Debug, Default)]
pub struct Header<'a> {
    /// `None` for a column that the form does not know.
    columns: BTreeMap<u32, Option<&'a Label>>,
    /// Whether the header has a cell that the form does not know.
    has_foreign: bool,
    /// Whether the header has ended.
    closed: bool,
}

/// A row of labels.
pub struct HeaderRow<'a, 'c> {
    pub columns: Vec<(u32, Option<&'a Label>)>,
    /// The cells that the form does not know.
    pub foreign: Vec<&'c Cell>,
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

    fn labels(&self) -> impl Iterator<Item = (u32, &'a Label)> {
        self.columns.iter().filter_map(|(column, label)| Some((*column, (*label)?)))
    }

    /// The column of `field`.
    pub fn column_of(&self, field: FormField) -> Option<u32> {
        self.labels().find(|(_, label)| label.fields.contains(&field)).map(|(column, _)| column)
    }

    /// The columns except that of the numbers, from left to right. If the table has no header, they are those that the
    /// form lists.
    pub fn content_columns(&self, area: Option<&'a Area>) -> Vec<(u32, &'a Label)> {
        let is_content = |label: &Label| !label.fields.contains(&FormField::No);
        if self.columns.is_empty() {
            let labels = area.map(|area| area.columns.as_slice()).unwrap_or_default();
            return (2..).zip(labels.iter().filter(|label| is_content(label))).collect();
        }
        self.labels().filter(|(_, label)| is_content(label)).collect()
    }

    /// Whether the form knows every column.
    pub fn is_all_known(&self) -> bool {
        !self.has_foreign
    }

    /// The label of the column `at`: its own, or the nearest one to the left, unless another cell of the row, in one of
    /// the columns `others`, has that label.
    pub fn label_at(&self, at: i64, others: &[i64]) -> Option<&'a Label> {
        let column = u32::try_from(at).ok()?;
        if let Some(label) = self.columns.get(&column) {
            return *label;
        }
        let (left, label) = self.columns.range(..column).next_back()?;
        label.filter(|_| !others.contains(&i64::from(*left)))
    }
}
