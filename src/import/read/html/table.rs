//! A table while its rows and cells are being read.

use crate::import::grid::{Cell, Grid, GridRow, Line};
use crate::model::source::CellPlace;

/// Columns that a cell of an earlier row covers.
struct Reach {
    column: u32,
    width: u32,
    rows_left: u32,
}

/// A table that is being read.
#[derive(Default)]
pub(super) struct Table {
    number: u32,
    grid: Grid,
    row: u32,
    cell: Option<OpenCell>,
    /// The next free column of the row; 0 if there is no current row.
    column: u32,
    reaching: Vec<Reach>,
    /// The number of lists that were open at the start of the table.
    pub depth_outside: u8,
}

/// A cell that is being read.
pub(super) struct OpenCell {
    pub place: CellPlace,
    pub lines: Vec<Line>,
}

impl Table {
    /// The table with the number `number`, without rows.
    pub(super) fn new(number: u32, depth_outside: u8) -> Self {
        Self { number, depth_outside, ..Self::default() }
    }

    /// The current cell, if there is one.
    pub(super) fn open_cell(&mut self) -> Option<&mut OpenCell> {
        self.cell.as_mut()
    }

    /// Whether a cell that begins now must begin a row first.
    pub(super) fn needs_row(&self) -> bool {
        self.grid.rows.is_empty() || self.column == 0
    }

    pub(super) fn begin_row(&mut self) {
        self.row += 1;
        self.column = 1;
        self.grid.rows.push(GridRow::default());
    }

    /// Begins a cell that spans `width` columns and `height` rows.
    pub(super) fn begin_cell(&mut self, width: u32, height: u32) {
        while let Some(reach) = self.reaching.iter().find(|reach| reach.holds(self.column)) {
            self.column = reach.column + reach.width;
        }
        let place = CellPlace { table: self.number, row: self.row, column: self.column, ..CellPlace::default() };
        if height > 1 {
            self.reaching.push(Reach { column: self.column, width, rows_left: height });
        }
        self.column += width;
        self.cell = Some(OpenCell { place, lines: Vec::new() });
    }

    pub(super) fn end_cell(&mut self) {
        let Some(OpenCell { place, lines }) = self.cell.take() else { return };
        let row = self.grid.rows.last_mut().expect("a cell opens a row");
        row.cells.extend(Cell::of_lines(lines, &place));
    }

    pub(super) fn end_row(&mut self) {
        if self.column == 0 {
            return;
        }
        self.column = 0;
        self.reaching.iter_mut().for_each(|reach| reach.rows_left -= 1);
        self.reaching.retain(|reach| reach.rows_left > 0);
    }

    pub(super) fn into_grid(self) -> Grid {
        self.grid
    }
}

impl Reach {
    fn holds(&self, column: u32) -> bool {
        (self.column..self.column + self.width).contains(&column)
    }
}

/// The lines of a table inside a cell, which become lines of the cell at `place`.
pub(super) fn flatten(grid: Grid, place: &CellPlace) -> Vec<Line> {
    let cells = grid.rows.into_iter().flat_map(|row| row.cells);
    cells.flat_map(|cell| cell.lines).map(|line| Line { place: place.clone(), ..line }).collect()
}
