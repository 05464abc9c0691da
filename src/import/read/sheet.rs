//! Builds a sheet of a spreadsheet from the values that calamine reads.

use std::collections::BTreeMap;

use calamine::Data;

use crate::diagnostic::fault::Fault;
use crate::import::fault::table::NumberUnformatted;
use crate::import::grid::{Block, Cell, Grid, GridRow};
use crate::import::read::budget::Budget;
use crate::import::read::format::Found;
use crate::model::source::CellPlace;

/// A sheet to which cells are added one by one.
pub(super) struct SheetBuilder<'a> {
    name: String,
    budget: &'a Budget,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    decimals: Vec<CellPlace>,
}

impl<'a> SheetBuilder<'a> {
    /// A sheet without cells.
    pub(super) fn new(name: &str, budget: &'a Budget) -> Self {
        Self { name: name.to_owned(), budget, rows: BTreeMap::new(), decimals: Vec::new() }
    }

    /// Adds the value of a cell. Rows and columns are counted from zero.
    ///
    /// # Errors
    ///
    /// Where the budget is spent.
    pub(super) fn add(&mut self, row: u32, column: u32, value: &Data) -> Result<(), Fault> {
        self.budget.cells(1)?;
        if let Data::Float(number) = value
            && number.fract() != 0.0
        {
            self.budget.text(self.name.len() as u64)?;
            self.decimals.push(self.place(row, column));
        }
        let text = text(value);
        if !text.trim().is_empty() {
            self.budget.lines(&text, &self.name)?;
            self.rows.entry(row).or_default().insert(column, text);
        }
        Ok(())
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        CellPlace { sheet: self.name.clone(), row: row + 1, column: column + 1, ..CellPlace::default() }
    }

    /// The finished sheet, with a warning about its decimal numbers if there are any.
    fn finish(self) -> (Block, Option<Fault>) {
        let row = |(row, cells): (&u32, &BTreeMap<u32, String>)| GridRow {
            cells: cells.iter().filter_map(|(column, text)| Cell::of_text(text, &self.place(*row, *column))).collect(),
        };
        let rows = self.rows.iter().map(row).collect();
        let decimals = (!self.decimals.is_empty()).then(|| NumberUnformatted { places: self.decimals.clone() }.into());
        (Block::Grid(Grid { name: Some(self.name.clone()), rows }), decimals)
    }
}

impl Found {
    /// Adds a sheet with all of its cells.
    pub(super) fn add_sheet(&mut self, sheet: SheetBuilder) {
        let (block, note) = sheet.finish();
        self.blocks.push(block);
        self.notes.extend(note);
    }
}

/// The absolute row or column, given its offset in a range that begins at `start`.
pub(super) fn absolute(start: u32, offset: usize) -> u32 {
    start + u32::try_from(offset).expect("a sheet has fewer than 2^32 rows")
}

/// The text that a person would get by copying the cell.
fn text(value: &Data) -> String {
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
