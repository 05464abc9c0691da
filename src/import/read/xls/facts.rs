//! What calamine does not report of a sheet: hidden rows and columns, merged cells, and text that is struck through
//! ([MS-XLS] 2.4.53, 2.4.168, 2.4.221 and 2.5.129).

use std::collections::BTreeSet;

use crate::diagnostic::fault::Fault;
use crate::import::grid::MergedCell;
use crate::import::read::budget::Budget;
use crate::import::read::hidden::Ranges;
use crate::import::read::xls::record::{Record, cut, kind};
use crate::import::read::xls::strings::Runs;
use crate::model::source::CellPlace;

/// What is known of a sheet besides its values. Rows and columns are counted from zero.
#[derive(Default)]
pub(super) struct SheetFacts {
    is_hidden: bool,
    hidden_rows: Ranges,
    hidden_columns: Ranges,
    pub merged: Vec<MergedCell>,
    struck: BTreeSet<(u32, u32)>,
    /// Cells of which only some words are struck through.
    partly: BTreeSet<(u32, u32)>,
    /// The first row or column of each hidden part.
    hidden: Vec<(Option<u32>, Option<u32>)>,
}

/// The fonts of a workbook, and which of them its cells have.
#[derive(Default)]
pub(super) struct Fonts {
    struck: Vec<bool>,
    formats: Vec<u16>,
}

impl Fonts {
    /// Notes a font, or the format of cells.
    pub(super) fn note(&mut self, record: &Record) -> Result<(), Fault> {
        const STRUCK: u16 = 8;
        match record.kind {
            kind::FONT => self.struck.push(record.short(2)? & STRUCK != 0),
            kind::CELL_FORMAT => self.formats.push(record.short(0)?),
            _ => {}
        }
        Ok(())
    }

    /// Whether the font with the number `font` strikes through. No font has the number 4.
    pub(super) fn is_struck(&self, font: u16) -> bool {
        let at = if font > 4 { font - 1 } else { font };
        self.struck.get(usize::from(at)).copied().unwrap_or(false)
    }

    fn strikes(&self, format: u16) -> bool {
        self.formats.get(usize::from(format)).is_some_and(|font| self.is_struck(*font))
    }
}

impl SheetFacts {
    /// Nothing but whether the sheet is hidden.
    pub(super) fn new(is_hidden: bool) -> Self {
        Self { is_hidden, ..Self::default() }
    }

    /// Notes what a record says of rows, columns or merged cells.
    pub(super) fn note(&mut self, record: &Record, budget: &Budget) -> Result<(), Fault> {
        const ROW_HIDDEN: u16 = 0x20;
        match record.kind {
            kind::ROW if record.short(12)? & ROW_HIDDEN != 0 => {
                let row = record.short(0)?.into();
                self.hidden_rows.add(row, row);
                self.hidden.push((Some(row), None));
            }
            kind::COLUMNS if record.short(8)? & 1 != 0 => {
                let (first, last): (u32, u32) = (record.short(0)?.into(), record.short(2)?.into());
                if last < first {
                    return Err(cut());
                }
                self.hidden_columns.add(first, last);
                self.hidden.push((None, Some(first)));
            }
            kind::MERGED => self.merge(record.data(), budget)?,
            _ => {}
        }
        Ok(())
    }

    fn merge(&mut self, data: &[u8], budget: &Budget) -> Result<(), Fault> {
        for place in data.get(2..).ok_or_else(cut)?.chunks_exact(8) {
            budget.steps(1)?;
            let number = |at: usize| u32::from(u16::from_le_bytes([place[at], place[at + 1]]));
            let [row, last_row, column, last_column] = [0, 2, 4, 6].map(number);
            if last_row < row || last_column < column {
                return Err(cut());
            }
            self.merged.push(MergedCell { row, column, width: last_column - column + 1, height: last_row - row + 1 });
        }
        Ok(())
    }

    /// Notes how the text of a cell is shown, of which parts can have fonts of their own.
    pub(super) fn cell(&mut self, place: (u16, u16), is_struck: bool, runs: Runs) {
        let place = (place.0.into(), place.1.into());
        if if is_struck { runs.has_live } else { runs.has_struck } {
            self.partly.insert(place);
        } else if is_struck {
            self.struck.insert(place);
        }
    }

    /// Whether a cell is hidden.
    pub(super) fn hides(&self, row: u32, column: u32) -> bool {
        self.is_hidden || self.hidden_rows.contains(row) || self.hidden_columns.contains(column)
    }

    /// Whether all of the text of a cell is struck through.
    pub(super) fn is_struck(&self, row: u32, column: u32) -> bool {
        self.struck.contains(&(row, column))
    }

    /// The places of what is hidden, in the sheet `name`: 0 stands for the whole row or column.
    pub(super) fn hidden_places(&self, name: &str) -> Vec<CellPlace> {
        let whole = self.is_hidden.then_some((None, None));
        let hidden = whole.into_iter().chain(self.hidden.iter().copied());
        hidden.map(|(row, column)| place(name, row, column)).collect()
    }

    /// The places of cells of which only some words are struck through, in the sheet `name`.
    pub(super) fn partly_struck(&self, name: &str) -> impl Iterator<Item = CellPlace> {
        self.partly.iter().map(move |(row, column)| place(name, Some(*row), Some(*column)))
    }
}

/// A place in a sheet, by its row and column counted from zero.
fn place(sheet: &str, row: Option<u32>, column: Option<u32>) -> CellPlace {
    let number = |at: Option<u32>| at.map_or(0, |at| at + 1);
    CellPlace { sheet: sheet.to_owned(), row: number(row), column: number(column), ..CellPlace::default() }
}

/// Whether the format of a cell, which is the number after its row and column, strikes through.
pub(super) fn format_strikes(record: &Record, fonts: &Fonts, at: u16) -> Result<bool, Fault> {
    Ok(fonts.strikes(record.short(4 + 6 * usize::from(at))?))
}
