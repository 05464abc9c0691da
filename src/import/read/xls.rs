//! Reads Excel workbooks of the versions 97 to 2003 (.xls) with calamine.

use std::io::Cursor;

use calamine::{Reader as _, Xls, XlsError};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{Damaged, PasswordProtected};
use crate::import::fault::notice::UncheckedXls;
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::sheet::{SheetBuilder, absolute};

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
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Fault::from(PasswordProtected),
        error => Damaged { reason: error.to_string() }.into(),
    })?;
    let mut found = Found { notes: vec![UncheckedXls.into()], ..Found::default() };
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| Damaged { reason: error.to_string() })?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = SheetBuilder::new(&name, budget);
        for (row, column, value) in range.used_cells() {
            sheet.add(absolute(top, row), absolute(left, column), value)?;
        }
        found.add_sheet(sheet);
    }
    Ok(found)
}
