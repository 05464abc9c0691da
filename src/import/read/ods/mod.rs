//! Reads OpenDocument spreadsheets (.ods). calamine reads the values; information that it does not provide is first
//! extracted from the XML: hidden cells, repeated cells, and formulas without a stored result.

mod bounds;
mod facts;
mod inspect;
mod text;

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader as _};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{Damaged, PasswordProtected};
use crate::import::fault::notice::PartNotRead;
use crate::import::fault::table::{FormulaWithoutValue, MergedCells};
use crate::import::grid::Block;
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::guarded::guarded;
use crate::import::read::hidden;
use crate::import::read::ods::facts::Facts;
use crate::import::read::ods::inspect::inspect;
use crate::import::read::package::Package;
use crate::import::read::rich::Divided;
use crate::import::read::sheet::{SheetBuilder, absolute, text};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

pub(super) static FORMAT: Format = Format {
    id: "ods",
    ja: "OpenDocument の表",
    en: "OpenDocument spreadsheet",
    endings: &["ods"],
    sign: Sign::MediaType("application/vnd.oasis.opendocument.spreadsheet"),
    reader: Reader::Package(read),
};

/// Reads every sheet.
fn read(package: &mut Package, policy: Hidden, budget: &Budget) -> Result<Found, Fault> {
    if package.has("META-INF/manifest.xml") && package.text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(PasswordProtected.into());
    }
    let facts = inspect(package, budget)?;
    let comments = facts.comments.split('\u{1}').map(str::trim).filter(|text| !text.is_empty());
    let comment = |text: &str| SetApart { why: Why::Comment, text: text.to_owned(), place: CellPlace::default() };
    let set_apart = comments.map(comment).collect();
    let mut found = Found { notes: notes(&facts, policy)?, set_apart, ..Found::default() };
    ["META-INF/manifest.xml", "meta.xml"].iter().try_for_each(|part| package.examine(part))?;
    let workbook = Cursor::new(package.examined()?);
    let mut book: Ods<_> = guarded(|| Ods::new(workbook), damaged)?;
    for name in book.sheet_names() {
        let range = guarded(|| book.worksheet_range(&name), damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = SheetBuilder::new(&name, budget);
        let merged = facts.merged.get(&name).into_iter().flatten();
        merged.for_each(|merged| sheet.span(*merged));
        for (row, column, value) in range.used_cells() {
            let (row, column) = (absolute(top, row), absolute(left, column));
            let shown = facts.shown.get(&(name.clone(), row + 1, column + 1)).cloned();
            let Divided { live, struck } = shown.unwrap_or_else(|| Divided { live: text(value), ..Divided::default() });
            if policy == Hidden::Skip && facts.hides(&name, row + 1, column + 1) {
                sheet.set_apart(row, column, (Why::Hidden, &(live + &struck)))?;
            } else {
                sheet.set_apart(row, column, (Why::Struck, &struck))?;
                sheet.add(row, column, live)?;
            }
        }
        found.add_sheet(sheet);
    }
    found.blocks.extend(facts.shapes.into_iter().map(|line| Block::Aside(vec![line])));
    found.note_struck();
    Ok(found)
}

fn notes(facts: &Facts, policy: Hidden) -> Result<Vec<Fault>, Fault> {
    if !facts.unsolved.is_empty() {
        return Err(FormulaWithoutValue { places: facts.unsolved.clone() }.into());
    }
    let mut notes = Vec::from_iter(hidden::note(facts.hidden.clone(), policy)?);
    let merged = facts.merged.values().map(Vec::len).sum();
    if merged > 0 {
        notes.push(MergedCells { count: merged }.into());
    }
    let text = facts.comments.replace('\u{1}', " ").trim().to_owned();
    if !text.is_empty() {
        notes.push(PartNotRead { part: ["コメント", "a comment"].map(str::to_owned), text }.into());
    }
    Ok(notes)
}

fn damaged(error: OdsError) -> Fault {
    match error {
        OdsError::Password => PasswordProtected.into(),
        error => Damaged { reason: error.to_string() }.into(),
    }
}
