//! OpenDocument spreadsheets (.ods): values by calamine, after a look at what
//! is hidden, repeated and unsolved.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader};

use crate::import::fault::ImportFault;
use crate::import::fault::file::{Damaged, PasswordProtected, TooManyCells};
use crate::import::fault::notice::PartNotRead;
use crate::import::fault::table::{FormulaWithoutValue, MergedCells};
use crate::import::grid::{Block, Line};
use crate::import::read::package::Package;
use crate::import::read::spreadsheet::Filling;
use crate::import::read::workbook::note_of;
use crate::import::read::xml::{Element, Piece, walk};
use crate::import::read::{CELL_LIMIT, Found};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// Reads every sheet.
pub(super) fn read(package: &mut Package, bytes: &[u8], policy: Hidden) -> Result<Found, ImportFault> {
    if package.has("META-INF/manifest.xml") && package.text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(PasswordProtected.into());
    }
    let facts = look(&package.text("content.xml")?)?;
    if !facts.unsolved.is_empty() {
        return Err(FormulaWithoutValue { places: facts.unsolved }.into());
    }
    let mut found = Found::default();
    found.notes.extend(note_of(facts.hidden.clone(), policy)?);
    if facts.merged > 0 {
        found.notes.push(MergedCells { count: facts.merged }.into());
    }
    if !facts.remarks.trim().is_empty() {
        found.notes.push(PartNotRead { part: "コメント".to_owned(), text: facts.remarks.trim().to_owned() }.into());
    }
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(damaged)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Filling::new(&name);
        for (row, column, value) in range.used_cells() {
            let at =
                |start: u32, offset: usize| start + u32::try_from(offset).expect("a sheet has fewer than 2^32 rows");
            let (row, column) = (at(top, row), at(left, column));
            if policy != Hidden::Skip || !facts.hides(&name, row + 1, column + 1) {
                sheet.add(row, column, value);
            }
        }
        let (block, note) = sheet.finish();
        found.blocks.push(block);
        found.notes.extend(note);
    }
    found.blocks.extend(facts.shapes.into_iter().map(Block::Line));
    Ok(found)
}

#[derive(Default)]
struct Facts {
    hidden: Vec<CellPlace>,
    unsolved: Vec<CellPlace>,
    merged: usize,
    /// What stands in shapes laid over the cells.
    shapes: Vec<Line>,
    /// What stands in comments.
    remarks: String,
}

impl Facts {
    fn hides(&self, sheet: &str, row: u32, column: u32) -> bool {
        self.hidden.iter().any(|place| {
            place.sheet == sheet
                && (place.row == row || place.row == 0)
                && (place.column == column || place.column == 0)
        })
    }
}

/// Where the look has come to.
#[derive(Default)]
struct Walk {
    facts: Facts,
    sheet: String,
    row: u32,
    row_times: u32,
    column: u32,
    column_times: u32,
    /// Columns as declared at the head of the sheet.
    declared: u32,
    /// The farthest cells with something in them.
    used: (u32, u32),
    /// The formula of the open cell, and whether a result was seen.
    formula: Option<bool>,
    in_cell: bool,
    in_remark: bool,
}

fn look(text: &str) -> Result<Facts, ImportFault> {
    let mut state = Walk::default();
    walk(text, &mut |piece| match piece {
        Piece::Open(element) => state.open(&element),
        Piece::Close(name) => {
            state.close(&name);
            Ok(())
        }
        Piece::Text(text) => state.text(&text),
    })?;
    Ok(state.facts)
}

impl Walk {
    fn open(&mut self, element: &Element) -> Result<(), ImportFault> {
        let times = |name| element.number(name).unwrap_or(1).max(1);
        match element.name.as_str() {
            "table" => {
                self.sheet = element.attribute("name").unwrap_or_default();
                (self.row, self.row_times, self.declared, self.used) = (0, 1, 0, (0, 0));
            }
            "table-column" => {
                let (first, times) = (self.declared + 1, times("number-columns-repeated"));
                self.declared = self.declared.saturating_add(times);
                // The columns that fill the sheet up to its end are not hidden by anyone.
                if is_hidden(element) && times < 256 {
                    let places: Vec<_> = (first..first + times).map(|column| self.place(0, column)).collect();
                    self.facts.hidden.extend(places);
                }
            }
            "table-row" => {
                self.row = self.row.saturating_add(self.row_times);
                (self.row_times, self.column, self.column_times) = (times("number-rows-repeated"), 0, 1);
                if is_hidden(element) && self.row_times < 1024 {
                    let places: Vec<_> = (0..self.row_times).map(|more| self.place(self.row + more, 0)).collect();
                    self.facts.hidden.extend(places);
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.column = self.column.saturating_add(self.column_times);
                self.column_times = times("number-columns-repeated");
                let spanned = times("number-columns-spanned") > 1 || times("number-rows-spanned") > 1;
                self.facts.merged += usize::from(spanned);
                let solved = ["value", "string-value", "date-value", "time-value", "boolean-value"]
                    .iter()
                    .any(|name| element.attribute(name).is_some());
                self.in_cell = true;
                self.formula = element.attribute("formula").map(|_| solved);
                if solved {
                    self.fill()?;
                }
            }
            "annotation" => self.in_remark = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                if self.formula.take() == Some(false) {
                    self.facts.unsolved.push(self.place(self.row, self.column));
                }
            }
            "annotation" => {
                self.in_remark = false;
                self.facts.remarks.push(' ');
            }
            "table" => self.sheet.clear(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) -> Result<(), ImportFault> {
        if text.trim().is_empty() || self.sheet.is_empty() {
            return Ok(());
        }
        if self.in_remark {
            self.facts.remarks.push_str(text);
            return Ok(());
        }
        if !self.in_cell {
            self.facts.shapes.extend(Line::new(text, None, &self.place(0, 0)));
            return Ok(());
        }
        self.formula = self.formula.map(|_| true);
        self.fill()
    }

    /// calamine keeps every cell between the first and the last one that is
    /// filled, repeated ones written out.
    fn fill(&mut self) -> Result<(), ImportFault> {
        let reach = |at: u32, times: u32| at.saturating_add(times - 1);
        let rows = self.used.0.max(reach(self.row, self.row_times));
        let columns = self.used.1.max(reach(self.column, self.column_times));
        self.used = (rows, columns);
        if u64::from(rows) * u64::from(columns) > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        Ok(())
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        CellPlace { sheet: self.sheet.clone(), table: 0, row, column }
    }
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("visibility").is_some_and(|value| value == "collapse" || value == "filter")
}

fn damaged(error: OdsError) -> ImportFault {
    match error {
        OdsError::Password => PasswordProtected.into(),
        error => Damaged { reason: error.to_string() }.into(),
    }
}
