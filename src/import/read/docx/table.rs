//! A table of a Word document while it is being read.

use std::collections::BTreeMap;

use crate::import::grid::{Cell, Columns, Grid, GridRow, Line};
use crate::model::source::CellPlace;

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    number: u32,
    grid: Grid,
    row: u32,
    column: u32,
    width: u32,
    merge: Merge,
    lines: Vec<Line>,
    /// The number of lines of the cell, empty ones included.
    line_count: u32,
    /// The row and the position in it of the cell that each column's cells below can continue.
    tall: BTreeMap<u32, (usize, usize)>,
}

/// Whether a cell is part of a cell that covers several rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    No,
    Begins,
    Continues,
}

impl Table {
    /// The table with the number `number`, without rows.
    pub(super) fn new(number: u32) -> Self {
        let grid = Grid { columns: Columns::Exact, ..Grid::default() };
        Self { number, grid, ..Self::default() }
    }

    pub(super) fn begin_row(&mut self) {
        (self.row, self.column, self.width) = (self.row + 1, 1, 0);
        self.grid.rows.push(GridRow::default());
    }

    /// Leaves out `count` columns at the start of the row.
    pub(super) fn skip(&mut self, count: u32) {
        self.column = self.column.saturating_add(count.min(1000));
    }

    pub(super) fn begin_cell(&mut self) {
        (self.column, self.width) = (self.column.saturating_add(self.width), 1);
        (self.merge, self.line_count) = (Merge::No, 0);
    }

    pub(super) fn span(&mut self, width: u32) {
        self.width = width.clamp(1, 1000);
    }

    pub(super) fn merge(&mut self, merge: Merge) {
        self.merge = merge;
    }

    /// The place of the current cell.
    pub(super) fn place(&self) -> CellPlace {
        CellPlace { table: self.number, row: self.row, column: self.column, ..CellPlace::default() }
    }

    /// Adds a line to the current cell; an empty one only takes its place.
    pub(super) fn add(&mut self, line: Option<Line>) {
        self.lines.extend(line.map(|line| Line { index: self.line_count, ..line }));
        self.line_count += 1;
    }

    pub(super) fn end_cell(&mut self) {
        let place = self.place();
        let (lines, column) = (std::mem::take(&mut self.lines), self.column);
        let Some(row) = self.grid.rows.len().checked_sub(1) else { return };
        if self.merge == Merge::Continues
            && let Some((row, at)) = self.tall.get(&column)
            && let Some(cell) = self.grid.rows.get_mut(*row).and_then(|row| row.cells.get_mut(*at))
        {
            cell.height += 1;
        }
        let Some(cell) = Cell::with_gaps(lines, self.line_count, &place) else { return };
        if self.merge == Merge::Begins {
            self.tall.insert(column, (row, self.grid.rows[row].cells.len()));
        }
        self.grid.rows[row].cells.push(cell.spanning(self.width, 1));
    }

    /// The finished table.
    pub(super) fn into_grid(self) -> Grid {
        self.grid
    }

    /// The lines of the finished table, as lines of the cell that it is in.
    pub(super) fn into_lines(self) -> impl Iterator<Item = Line> {
        self.grid.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.lines)
    }
}
