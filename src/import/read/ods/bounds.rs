//! Counts what calamine will hold of a spreadsheet, before it reads it.

use crate::diagnostic::fault::Fault;
use crate::import::fault::bound::TooMuchText;
use crate::import::fault::file::TooManyCells;
use crate::import::read::budget::{CELL_LIMIT, TEXT_LIMIT};
use crate::import::read::ods::inspect::Walk;

impl Walk<'_> {
    /// calamine stores every cell between the first and the last one with content, and expands repeated ones.
    pub(super) fn fill(&mut self) -> Result<(), Fault> {
        let reach = |at: u32, times: u32| at.saturating_add(times - 1);
        let rows = self.used.0.max(reach(self.row, self.row_times));
        let columns = self.used.1.max(reach(self.column, self.column_times));
        self.used = (rows, columns);
        if self.cells + u64::from(rows) * u64::from(columns) > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        Ok(())
    }

    /// So many bytes stand in the open cell, and in each that repeats it. They are
    /// counted beside the budget: it is spent when the cells are read.
    pub(super) fn repeat(&mut self, bytes: u64) -> Result<(), Fault> {
        let places = u64::from(self.row_times) * u64::from(self.column_times);
        let bytes = if self.in_cell { bytes.saturating_mul(places) } else { bytes };
        self.text = self.text.saturating_add(bytes);
        if self.text > TEXT_LIMIT { Err(TooMuchText { limit: TEXT_LIMIT }.into()) } else { Ok(()) }
    }

    /// So many places with the name of their sheet will be held until the end.
    pub(super) fn remember(&self, places: u32) -> Result<(), Fault> {
        self.budget.cells(u64::from(places))?;
        self.budget.text(u64::from(places).saturating_mul(self.sheet.len() as u64))
    }
}
