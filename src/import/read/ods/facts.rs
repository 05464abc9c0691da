//! What calamine does not report of an OpenDocument spreadsheet.

use std::collections::BTreeMap;

use crate::import::grid::{Line, MergedCell};
use crate::import::read::hidden::Ranges;
use crate::import::read::rich::Divided;
use crate::model::source::CellPlace;

/// The information about a workbook that calamine does not provide.
#[derive(Default)]
pub(super) struct Facts {
    /// Hidden cells. The row or column is 0 if a whole column or row is hidden.
    pub hidden: Vec<CellPlace>,
    /// The hidden rows and columns of each sheet.
    pub ranges: BTreeMap<String, [Ranges; 2]>,
    /// Cells with a formula whose result is not stored.
    pub unsolved: Vec<CellPlace>,
    /// The merged cells of each sheet.
    pub merged: BTreeMap<String, Vec<MergedCell>>,
    /// The text of numbers as it is shown, and of cells with text that is struck through, by sheet, row and column,
    /// counted from one.
    pub shown: BTreeMap<(String, u32, u32), Divided>,
    /// The text of shapes above the cells.
    pub shapes: Vec<Line>,
    /// The text of comments.
    pub comments: String,
}

impl Facts {
    /// Whether a cell is hidden. Rows and columns are counted from one.
    pub(super) fn hides(&self, sheet: &str, row: u32, column: u32) -> bool {
        let ranges = self.ranges.get(sheet);
        ranges.is_some_and(|[rows, columns]| rows.contains(row) || columns.contains(column))
    }
}
