//! A table while its rows and cells are being read.

use crate::import::grid::{Cell, Columns, Grid, GridRow, Line};
use crate::model::source::CellPlace;

/// Columns that a cell of an earlier row covers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Reach {
    first: u32,
    /// The column behind the last one.
    end: u32,
    /// The last row that it reaches into.
    last_row: u32,
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
    /// What reaches into the row, by first column, and how many of them were passed.
    reaching: Vec<Reach>,
    passed: usize,
    /// Up to where those that were passed reach.
    taken: u32,
    /// What begins in this row and reaches into later ones.
    begun: Vec<Reach>,
    /// The number of lists that were open at the start of the table.
    pub depth_outside: u8,
    /// Whether a cell says how many columns or rows it covers.
    has_spans: bool,
    /// The number of columns of each row.
    widths: Vec<u32>,
}

/// A cell that is being read.
pub(super) struct OpenCell {
    pub place: CellPlace,
    pub lines: Vec<Line>,
    width: u32,
    height: u32,
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

    /// Begins a row, and says how many cells of rows before were looked at.
    pub(super) fn begin_row(&mut self) -> u64 {
        self.row += 1;
        self.column = 1;
        self.reaching.append(&mut self.begun);
        self.reaching.retain(|reach| reach.last_row >= self.row);
        self.reaching.sort();
        (self.passed, self.taken) = (0, 0);
        self.grid.rows.push(GridRow::default());
        self.reaching.len() as u64
    }

    /// Begins a cell that spans `width` columns and `height` rows.
    pub(super) fn begin_cell(&mut self, width: u32, height: u32) {
        self.column = self.free_column(self.column);
        let place = CellPlace { table: self.number, row: self.row, column: self.column, ..CellPlace::default() };
        if height > 1 {
            let (first, end) = (self.column, self.column.saturating_add(width));
            self.begun.push(Reach { first, end, last_row: self.row.saturating_add(height - 1) });
        }
        self.column = self.column.saturating_add(width);
        self.has_spans |= width > 1 || height > 1;
        self.cell = Some(OpenCell { place, lines: Vec::new(), width, height });
    }

    /// The first column from `column` on into which nothing reaches. Columns only
    /// grow within a row, so nothing is looked at twice.
    fn free_column(&mut self, mut column: u32) -> u32 {
        while let Some(reach) = self.reaching.get(self.passed) {
            column = column.max(self.taken);
            if reach.first > column {
                break;
            }
            self.taken = self.taken.max(reach.end);
            self.passed += 1;
        }
        column.max(self.taken)
    }

    pub(super) fn end_cell(&mut self) {
        let Some(OpenCell { place, lines, width, height }) = self.cell.take() else { return };
        let row = self.grid.rows.last_mut().expect("a cell opens a row");
        row.cells.extend(Cell::of_lines(lines, &place).map(|cell| cell.spanning(width, height)));
    }

    pub(super) fn end_row(&mut self) {
        if self.column > 0 {
            self.widths.push(self.column);
        }
        self.column = 0;
    }

    /// The finished table. If its rows have different numbers of cells, or its first row has empty ones, and no cell says how
    /// many columns it covers, then a converter has lost the merged cells, and with them the columns.
    pub(super) fn into_grid(self) -> Grid {
        let is_even = self.widths.windows(2).all(|pair| pair[0] == pair[1]);
        let filled = self.grid.rows.first().and_then(|row| u32::try_from(row.cells.len()).ok());
        let is_full = filled.map(|filled| filled + 1) == self.widths.first().copied();
        let columns = if self.has_spans || is_even && is_full { Columns::Exact } else { Columns::Loose };
        Grid { columns, ..self.grid }
    }
}

/// The lines of a table inside a cell, which become lines of the cell at `place`.
pub(super) fn flatten(grid: Grid, place: &CellPlace) -> Vec<Line> {
    let cells = grid.rows.into_iter().flat_map(|row| row.cells);
    cells.flat_map(|cell| cell.lines).map(|line| Line { place: place.clone(), ..line }).collect()
}
