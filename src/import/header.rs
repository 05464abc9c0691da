//! Determines the columns of a table from the rows of labels at its top.

use std::collections::BTreeMap;

use crate::import::grid::Cell;
use crate::import::label_match::LabelMatch;
use crate::model::form::FormField;

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
    pub label: Option<LabelMatch<'a>>,
    /// The number of columns that it covers.
    pub width: u32,
}

/// A row of labels.
pub struct HeaderRow<'a, 'c> {
    pub columns: Vec<(u32, HeaderCell<'a>)>,
    /// The cells that the form does not know.
    pub foreign: Vec<&'c Cell>,
}

/// The label of a column, and the columns that it covers.
#[derive(Clone, Copy, Debug)]
pub struct ColumnLabel<'a> {
    pub label: LabelMatch<'a>,
    /// The first column that the label covers.
    pub column: u32,
    /// The number of columns that it covers.
    pub width: u32,
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

    fn labels(&self) -> impl Iterator<Item = (u32, LabelMatch<'a>)> {
        self.columns.iter().filter_map(|(column, cell)| Some((*column, cell.label?)))
    }

    /// The column of `field`.
    pub fn column_of(&self, field: FormField) -> Option<u32> {
        self.labels().find(|(_, label)| label.fields.contains(&field)).map(|(column, _)| column)
    }

    /// The columns from left to right.
    pub fn all_columns(&self) -> Vec<(u32, ColumnLabel<'a>)> {
        self.labels().map(|(column, label)| (column, self.labelled(column, label))).collect()
    }

    /// As [`Self::all_columns`], except that of the numbers.
    pub fn content_columns(&self) -> Vec<(u32, ColumnLabel<'a>)> {
        self.all_columns().into_iter().filter(|(_, column)| column.label.fields != [FormField::No]).collect()
    }

    /// Whether the form knows every column.
    pub fn is_all_known(&self) -> bool {
        !self.has_foreign
    }

    /// The label of the column that the cell of the header above `column` covers.
    pub fn exact(&self, column: u32) -> Option<ColumnLabel<'a>> {
        let (first, cell) = self.above(column)?;
        Some(self.labelled(first, cell.label?))
    }

    /// Whether a cell of the header, even one that the form does not know, is above `column`.
    pub fn is_above(&self, column: u32) -> bool {
        self.above(column).is_some()
    }

    /// The cell above `column`, and the first column that it covers.
    fn above(&self, column: u32) -> Option<(u32, HeaderCell<'a>)> {
        let (first, cell) = self.columns.range(..=column).next_back()?;
        (column - first < cell.width).then_some((*first, *cell))
    }

    /// The labels of all columns that `cell` covers.
    pub fn covered(&self, cell: &Cell) -> Vec<ColumnLabel<'a>> {
        let begun = self.columns.range(cell.column..cell.column.saturating_add(cell.width));
        let labelled = |(column, above): (&u32, &HeaderCell<'a>)| {
            Some(ColumnLabel { label: above.label?, column: *column, width: above.width })
        };
        let mut found: Vec<ColumnLabel> = begun.filter_map(labelled).collect();
        let first = self.exact(cell.column).filter(|_| !self.columns.contains_key(&cell.column));
        found.extend(first);
        found
    }

    /// For tables that lack cells: the label of the column `at`, or the nearest one to the left, unless another cell of the
    /// row, in one of the columns `others`, has that label. Nothing is to the right of the last column.
    pub fn nearest(&self, at: i64, others: &[i64]) -> Option<ColumnLabel<'a>> {
        let column = u32::try_from(at).ok()?;
        if let Some(cell) = self.columns.get(&column) {
            return Some(self.labelled(column, cell.label?));
        }
        self.columns.range(column..).next()?;
        let (left, cell) = self.columns.range(..column).next_back()?;
        let label = cell.label.filter(|_| !others.contains(&i64::from(*left)))?;
        Some(self.labelled(*left, label))
    }

    fn labelled(&self, column: u32, label: LabelMatch<'a>) -> ColumnLabel<'a> {
        let width = self.columns.get(&column).map_or(1, |cell| cell.width);
        ColumnLabel { label, column, width }
    }

    /// To which of several sets of indicators, counted from one, a column of theirs belongs. If every field of the sets has as
    /// many columns as the others, they are in the same order; otherwise a set begins with its name. `None` if nobody can know.
    pub fn indicator_set(&self, column: u32, field: FormField) -> Option<u32> {
        let columns: Vec<(u32, FormField)> =
            self.labels().filter_map(|(column, label)| Some((column, label.indicator()?))).collect();
        let count = |wanted: FormField, until: u32| {
            columns.iter().filter(|(column, field)| *field == wanted && *column <= until).count()
        };
        let sets = count(FormField::IndicatorName, u32::MAX);
        if sets <= 1 {
            return Some(1);
        }
        let is_even = columns.iter().all(|(_, field)| count(*field, u32::MAX) == sets);
        if is_even {
            return u32::try_from(count(field, column)).ok();
        }
        let set_of = |column: u32| count(FormField::IndicatorName, column);
        let same = columns.iter().filter(|(other, of)| *of == field && set_of(*other) == set_of(column)).count();
        u32::try_from(set_of(column)).ok().filter(|set| *set > 0 && same == 1)
    }
}
