//! Spreadsheets by calamine: what a value of a cell is as text, and the old
//! Excel form.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xls, XlsError};

use crate::import::fault::ImportFault;
use crate::import::fault::file::{Damaged, PasswordProtected, TooManyCells};
use crate::import::fault::notice::UncheckedXls;
use crate::import::fault::table::NumberUnformatted;
use crate::import::grid::{Block, Cell, Grid, GridRow};
use crate::import::read::{CELL_LIMIT, Found};
use crate::model::source::CellPlace;

/// A sheet as it is filled, cell by cell.
pub(super) struct Filling {
    name: String,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    decimals: Vec<CellPlace>,
}

impl Filling {
    /// A sheet without cells.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), rows: BTreeMap::new(), decimals: Vec::new() }
    }

    /// Adds the value of a cell; rows and columns count from zero.
    pub fn add(&mut self, row: u32, column: u32, value: &Data) {
        if let Data::Float(number) = value
            && number.fract() != 0.0
        {
            self.decimals.push(self.place(row, column));
        }
        let text = text(value);
        if !text.trim().is_empty() {
            self.rows.entry(row).or_default().insert(column, text);
        }
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        CellPlace { sheet: self.name.clone(), table: 0, row: row + 1, column: column + 1 }
    }

    /// The sheet, and what has to be said of it.
    pub fn finish(self) -> (Block, Option<ImportFault>) {
        let row = |(row, cells): (&u32, &BTreeMap<u32, String>)| GridRow {
            cells: cells.iter().filter_map(|(column, text)| Cell::of_text(text, &self.place(*row, *column))).collect(),
        };
        let rows = self.rows.iter().map(row).collect();
        let decimals = (!self.decimals.is_empty()).then(|| NumberUnformatted { places: self.decimals.clone() }.into());
        (Block::Grid(Grid { name: Some(self.name.clone()), rows }), decimals)
    }
}

/// A value as a person would copy it from the cell.
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

/// Reads a workbook of Excel 97 to 2003.
pub(super) fn read_xls(bytes: &[u8]) -> Result<Found, ImportFault> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => ImportFault::from(PasswordProtected),
        error => Damaged { reason: error.to_string() }.into(),
    })?;
    let mut found = Found { notes: vec![UncheckedXls.into()], ..Found::default() };
    let mut cells = 0;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| Damaged { reason: error.to_string() })?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Filling::new(&name);
        for (row, column, value) in range.used_cells() {
            cells += 1;
            let at =
                |start: u32, offset: usize| start + u32::try_from(offset).expect("a sheet has fewer than 2^32 rows");
            sheet.add(at(top, row), at(left, column), value);
        }
        if cells > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        let (block, note) = sheet.finish();
        found.blocks.push(block);
        found.notes.extend(note);
    }
    Ok(found)
}
