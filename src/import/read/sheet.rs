//! Builds a sheet of a spreadsheet from its cells.

use std::collections::BTreeMap;

use calamine::Data;

use crate::diagnostic::fault::Fault;
use crate::import::fault::table::NumberUnformatted;
use crate::import::grid::{Block, Cell, Columns, Grid, GridRow, MergedCell};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::format::Found;
use crate::model::source::CellPlace;

/// A sheet to which cells are added one by one.
pub(super) struct SheetBuilder<'a> {
    name: String,
    budget: &'a Budget,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// The number of columns and rows that a cell covers, by its row and column.
    spans: BTreeMap<(u32, u32), (u32, u32)>,
    set_apart: Vec<SetApart>,
    /// Numbers whose format is unknown.
    unformatted: Vec<CellPlace>,
}

impl<'a> SheetBuilder<'a> {
    /// A sheet without cells.
    pub(super) fn new(name: &str, budget: &'a Budget) -> Self {
        let (rows, spans) = (BTreeMap::new(), BTreeMap::new());
        Self { name: name.to_owned(), budget, rows, spans, set_apart: Vec::new(), unformatted: Vec::new() }
    }

    /// Adds a cell with its text as it is shown. Rows and columns are counted from zero.
    ///
    /// # Errors
    ///
    /// Where the budget is spent.
    pub(super) fn add(&mut self, row: u32, column: u32, text: String) -> Result<(), Fault> {
        self.budget.cells(1)?;
        if !text.trim().is_empty() {
            self.budget.lines(&text, &self.name)?;
            self.rows.entry(row).or_default().insert(column, text);
        }
        Ok(())
    }

    /// As [`Self::add`], for a number whose format is unknown.
    pub(super) fn add_unformatted(&mut self, row: u32, column: u32, number: f64) -> Result<(), Fault> {
        if number.fract() != 0.0 {
            self.budget.text(self.name.len() as u64)?;
            self.unformatted.push(self.place(row, column));
        }
        self.add(row, column, number.to_string())
    }

    /// Notes that a text of a cell is not imported.
    pub(super) fn set_apart(&mut self, row: u32, column: u32, (why, text): (Why, &str)) -> Result<(), Fault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.budget.cells(1)?;
        self.budget.lines(text, &self.name)?;
        let place = self.place(row, column);
        self.set_apart.push(SetApart { why, text: text.trim().to_owned(), place });
        Ok(())
    }

    /// Notes that a cell covers several columns or rows.
    pub(super) fn span(&mut self, merged: MergedCell) {
        self.spans.insert((merged.row, merged.column), (merged.width, merged.height));
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        CellPlace { sheet: self.name.clone(), row: row + 1, column: column + 1, ..CellPlace::default() }
    }

    fn cell(&self, row: u32, column: u32, text: &str) -> Option<Cell> {
        let (width, height) = self.spans.get(&(row, column)).copied().unwrap_or((1, 1));
        Some(Cell::of_text(text, &self.place(row, column))?.spanning(width, height))
    }

    fn grid(&self) -> Grid {
        let row = |(row, cells): (&u32, &BTreeMap<u32, String>)| GridRow {
            cells: cells.iter().filter_map(|(column, text)| self.cell(*row, *column, text)).collect(),
        };
        let rows = self.rows.iter().map(row).collect();
        Grid { name: Some(self.name.clone()), columns: Columns::Exact, rows }
    }
}

impl Found {
    /// Adds a sheet with all of its cells, and a warning about numbers whose format is unknown.
    pub(super) fn add_sheet(&mut self, sheet: SheetBuilder) {
        self.blocks.push(Block::Grid(sheet.grid()));
        self.set_apart.extend(sheet.set_apart);
        let places = sheet.unformatted;
        self.notes.extend((!places.is_empty()).then(|| NumberUnformatted { places }.into()));
    }
}

/// The absolute row or column, given its offset in a range that begins at `start`.
pub(super) fn absolute(start: u32, offset: usize) -> u32 {
    start + u32::try_from(offset).expect("a sheet has fewer than 2^32 rows")
}

/// The text of a value for which the file has no format.
pub(super) fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => error.to_string(),
    }
}
