//! Reads Excel workbooks of the versions 97 to 2003 (.xls) with calamine.
//!
//! calamine holds whole sheets with all their empty cells, believes what a file announces, and copies a shared text into
//! every cell that has it. It therefore gets a new file of the records that were counted, and nothing else.

mod examine;
mod facts;
mod record;
mod strings;

use std::io::{Cursor, Read as _, Write as _};

use calamine::{Data, Reader as _, Xls, XlsError};
use cfb::{CompoundFile, Version};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{ArchiveTooLarge, PasswordProtected};
use crate::import::fault::notice::{PartlyStruck, UncheckedXls};
use crate::import::fault::table::MergedCells;
use crate::import::read::apart::Why;
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::guarded::guarded;
use crate::import::read::hidden;
use crate::import::read::package::UNPACKED_LIMIT;
use crate::import::read::sheet::{SheetBuilder, absolute, text};
use crate::import::read::xls::facts::SheetFacts;
use crate::import::read::xls::record::{cut, damaged};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

pub(super) static FORMAT: Format = Format {
    id: "xls",
    ja: "Excel 97-2003",
    en: "Excel 97-2003",
    endings: &["xls"],
    sign: Sign::Streams(&["Workbook", "Book"]),
    reader: Reader::Bytes(read),
};

/// Reads every sheet. A warning says what of this format is not read: comments and the text of shapes.
fn read(bytes: &[u8], policy: Hidden, budget: &Budget) -> Result<Found, Fault> {
    // The cells and texts are counted again when they are read.
    let (examined, facts) = examine::examine(&workbook(bytes)?, &Budget::new())?;
    let workbook = Cursor::new(compound(&examined)?);
    let mut book: Xls<_> = guarded(
        || Xls::new(workbook),
        |error| match error {
            XlsError::Password => PasswordProtected.into(),
            error => damaged(&error),
        },
    )?;
    let names = book.sheet_names();
    if names.len() != facts.len() {
        return Err(cut());
    }
    let mut found = Found { notes: notes(&names, &facts, policy)?, ..Found::default() };
    for (name, facts) in names.iter().zip(&facts) {
        let range = guarded(|| book.worksheet_range(name), |error| damaged(&error))?;
        let mut sheet = SheetBuilder::new(name, budget);
        facts.merged.iter().for_each(|merged| sheet.span(*merged));
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = (absolute(top, row), absolute(left, column));
            add(&mut sheet, place, value, (facts, policy))?;
        }
        found.add_sheet(sheet);
    }
    found.note_struck();
    Ok(found)
}

fn add(
    sheet: &mut SheetBuilder,
    (row, column): (u32, u32),
    value: &Data,
    (facts, policy): (&SheetFacts, Hidden),
) -> Result<(), Fault> {
    if policy == Hidden::Skip && facts.hides(row, column) {
        return sheet.set_apart(row, column, (Why::Hidden, &text(value)));
    }
    if facts.is_struck(row, column) {
        return sheet.set_apart(row, column, (Why::Struck, &text(value)));
    }
    match value {
        Data::Float(number) => sheet.add_unformatted(row, column, *number),
        _ => sheet.add(row, column, text(value)),
    }
}

/// The warnings of a workbook.
///
/// # Errors
///
/// The fault of what is hidden, if the form refuses it.
fn notes(names: &[String], facts: &[SheetFacts], policy: Hidden) -> Result<Vec<Fault>, Fault> {
    let sheets = || names.iter().zip(facts);
    let hidden = sheets().flat_map(|(name, facts)| facts.hidden_places(name)).collect();
    let merged: usize = facts.iter().map(|facts| facts.merged.len()).sum();
    let partly: Vec<CellPlace> = sheets().flat_map(|(name, facts)| facts.partly_struck(name)).collect();
    let mut notes = vec![UncheckedXls.into()];
    notes.extend(hidden::note(hidden, policy)?);
    notes.extend((merged > 0).then(|| MergedCells { count: merged }.into()));
    notes.extend((!partly.is_empty()).then(|| PartlyStruck { places: partly }.into()));
    Ok(notes)
}

/// The stream with the workbook, which Excel 95 calls "Book".
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let name = if file.is_stream("/Workbook") { "/Workbook" } else { "/Book" };
    let stream = file.open_stream(name).map_err(|error| damaged(&error))?;
    let mut workbook = Vec::new();
    stream.take(UNPACKED_LIMIT + 1).read_to_end(&mut workbook).map_err(|error| damaged(&error))?;
    let is_too_large = workbook.len() as u64 > UNPACKED_LIMIT;
    if is_too_large { Err(ArchiveTooLarge { limit: UNPACKED_LIMIT }.into()) } else { Ok(workbook) }
}

/// A file with this workbook alone, in the version of the container that all programs read.
fn compound(workbook: &[u8]) -> Result<Vec<u8>, Fault> {
    let write = || {
        let mut file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new()))?;
        file.create_stream("/Workbook")?.write_all(workbook)?;
        file.flush()?;
        Ok(file.into_inner().into_inner())
    };
    write().map_err(|error: std::io::Error| damaged(&error))
}
