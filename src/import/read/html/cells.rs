//! Begins and ends the tables of a page, their rows and cells.

use crate::diagnostic::fault::Fault;
use crate::import::grid::Block;
use crate::import::read::budget::nested;
use crate::import::read::html::table::{Table, flatten};
use crate::import::read::html::walk::Walk;

impl Walk<'_> {
    pub(super) fn begin_table(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        nested(self.tables.len() + 1)?;
        self.table_count += 1;
        let depth_outside = std::mem::take(&mut self.depth);
        self.tables.push(Table::new(self.table_count, depth_outside));
        Ok(())
    }

    pub(super) fn begin_row(&mut self) -> Result<(), Fault> {
        self.end_row()?;
        if let Some(table) = self.tables.last_mut() {
            self.budget.steps(table.begin_row())?;
        }
        Ok(())
    }

    pub(super) fn begin_cell(&mut self, width: u32, height: u32) -> Result<(), Fault> {
        self.end_cell()?;
        self.budget.cells(1)?;
        if self.tables.last().is_some_and(Table::needs_row) {
            self.begin_row()?;
        }
        if let Some(table) = self.tables.last_mut() {
            table.begin_cell(width, height);
            self.merged += usize::from(width > 1 || height > 1);
        }
        Ok(())
    }

    pub(super) fn end_cell(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        if let Some(table) = self.tables.last_mut() {
            table.end_cell();
            self.depth = 0;
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self) -> Result<(), Fault> {
        self.end_cell()?;
        if let Some(table) = self.tables.last_mut() {
            table.end_row();
        }
        Ok(())
    }

    pub(super) fn end_table(&mut self) -> Result<(), Fault> {
        self.end_row()?;
        let Some(table) = self.tables.pop() else { return Ok(()) };
        self.depth = table.depth_outside;
        match self.tables.last_mut().and_then(Table::open_cell) {
            Some(cell) => cell.lines.extend(flatten(table.into_grid(), &cell.place)),
            None => self.blocks.push(Block::Grid(table.into_grid())),
        }
        Ok(())
    }
}
