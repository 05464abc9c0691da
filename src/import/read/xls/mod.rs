//! Reads Excel workbooks of the versions 97 to 2003 (.xls) with calamine.
//!
//! calamine holds whole sheets with all their empty cells, believes what a file announces, and copies a shared text into
//! every cell that has it. It therefore gets a new file of the records that were counted, and nothing else.

mod examine;
mod record;
mod strings;

use std::io::{Cursor, Read as _, Write as _};

use calamine::{Data, Reader as _, Xls, XlsError};
use cfb::{CompoundFile, Version};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{ArchiveTooLarge, Damaged, PasswordProtected};
use crate::import::fault::notice::UncheckedXls;
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::guarded::guarded;
use crate::import::read::package::UNPACKED_LIMIT;
use crate::import::read::sheet::{SheetBuilder, absolute, text};

pub(super) static FORMAT: Format = Format {
    id: "xls",
    ja: "Excel 97-2003",
    en: "Excel 97-2003",
    endings: &["xls"],
    sign: Sign::Streams(&["Workbook", "Book"]),
    reader: Reader::Bytes(read),
};

/// Reads every sheet. calamine reports neither hidden cells nor formulas without a result in this format, so a warning
/// asks for the newer one.
fn read(bytes: &[u8], budget: &Budget) -> Result<Found, Fault> {
    // The cells and texts are counted again when they are read.
    let examined = examine::examine(&workbook(bytes)?, &Budget::new())?;
    let workbook = Cursor::new(compound(&examined)?);
    let mut book: Xls<_> = guarded(
        || Xls::new(workbook),
        |error| match error {
            XlsError::Password => PasswordProtected.into(),
            error => damaged(&error),
        },
    )?;
    let mut found = Found { notes: vec![UncheckedXls.into()], ..Found::default() };
    for name in book.sheet_names() {
        let range = guarded(|| book.worksheet_range(&name), |error| damaged(&error))?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = SheetBuilder::new(&name, budget);
        for (row, column, value) in range.used_cells() {
            let (row, column) = (absolute(top, row), absolute(left, column));
            match value {
                Data::Float(number) => sheet.add_unformatted(row, column, *number)?,
                _ => sheet.add(row, column, text(value))?,
            }
        }
        found.add_sheet(sheet);
    }
    Ok(found)
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

fn damaged(error: &dyn std::fmt::Display) -> Fault {
    Damaged { reason: error.to_string() }.into()
}
