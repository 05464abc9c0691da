//! Reads Excel workbooks (.xlsx). calamine reads the values; information that it does not provide is extracted from the
//! XML of the sheets: hidden cells, formulas without a stored result, phonetic guides and merged cells.

mod overlays;
mod parts;

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, XlsxError};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{Damaged, PasswordProtected};
use crate::import::fault::table::{FormulaWithoutValue, MergedCells, PhoneticDropped};
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::hidden;
use crate::import::read::package::Package;
use crate::import::read::sheet::SheetBuilder;
use crate::import::read::xlsx::parts::{SheetFacts, SheetPart, inspect, sheets};
use crate::import::read::xml::Piece;
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

pub(super) static FORMAT: Format = Format {
    id: "xlsx",
    ja: "Excel",
    en: "Excel",
    endings: &["xlsx"],
    sign: Sign::Part("xl/workbook.xml"),
    reader: Reader::Package(read),
};

/// Reads every sheet.
fn read(package: &mut Package, policy: Hidden, budget: &Budget) -> Result<Found, Fault> {
    let sheets = sheets(package)?;
    let mut facts = Vec::new();
    for sheet in &sheets {
        facts.push(inspect(package, sheet, budget)?);
    }
    let mut found = Found::default();
    refuse_unsolved(&facts)?;
    found.notes.extend(hidden_note(&sheets, &facts, policy)?);
    let merged = facts.iter().map(|facts| facts.merged).sum();
    if merged > 0 {
        found.notes.push(MergedCells { count: merged }.into());
    }
    let phonetic = count_readings(package)?;
    if phonetic > 0 {
        found.notes.push(PhoneticDropped { count: phonetic }.into());
    }
    ["[Content_Types].xml", "_rels/.rels", "xl/styles.xml"].iter().try_for_each(|part| package.examine(part))?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(package.examined()?)).map_err(damaged)?;
    for (sheet, facts) in sheets.iter().zip(&facts) {
        if sheet.hidden && policy == Hidden::Skip || !book.sheet_names().contains(&sheet.name) {
            continue;
        }
        let is_skipped = |row, column| policy == Hidden::Skip && facts.hides(row, column);
        if let Some(filled) = filled(&mut book, sheet, is_skipped, budget)? {
            found.add_sheet(filled);
        }
    }
    overlays::read(package, budget, &mut found)?;
    Ok(found)
}

/// A sheet with its cells; none for a chart, which has none.
fn filled<'a>(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &SheetPart,
    is_hidden: impl Fn(u32, u32) -> bool,
    budget: &'a Budget,
) -> Result<Option<SheetBuilder<'a>>, Fault> {
    let mut builder = SheetBuilder::new(&sheet.name, budget);
    // Read cell by cell, because a range would contain every empty cell between two distant ones.
    let mut reader = match book.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        // What is hidden costs as well.
        budget.steps(1)?;
        let (row, column) = cell.get_position();
        if !is_hidden(row + 1, column + 1) {
            builder.add(row, column, &Data::from(cell.get_value().clone()))?;
        }
    }
    Ok(Some(builder))
}

fn refuse_unsolved(facts: &[SheetFacts]) -> Result<(), Fault> {
    let places: Vec<CellPlace> = facts.iter().flat_map(|facts| facts.unsolved.clone()).collect();
    if places.is_empty() { Ok(()) } else { Err(FormulaWithoutValue { places }.into()) }
}

fn hidden_note(sheets: &[SheetPart], facts: &[SheetFacts], policy: Hidden) -> Result<Option<Fault>, Fault> {
    let mut places = Vec::new();
    for (sheet, facts) in sheets.iter().zip(facts) {
        let place = |row, column| CellPlace { sheet: sheet.name.clone(), row, column, ..CellPlace::default() };
        places.extend(sheet.hidden.then(|| place(0, 0)));
        places.extend(facts.hidden_rows.iter().map(|row| place(*row, 0)));
        places.extend(facts.hidden_columns.iter().map(|first| place(0, *first)));
    }
    hidden::note(places, policy)
}

/// The number of phonetic guides (`rPh`). calamine leaves them out of the text.
fn count_readings(package: &mut Package) -> Result<usize, Fault> {
    if !package.has("xl/sharedStrings.xml") {
        return Ok(0);
    }
    let mut count = 0;
    package.walk("xl/sharedStrings.xml", &mut |piece| {
        count += usize::from(matches!(piece, Piece::Open(element) if element.name == "rPh"));
        Ok(())
    })?;
    Ok(count)
}

fn damaged(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => PasswordProtected.into(),
        error => Damaged { reason: error.to_string() }.into(),
    }
}
