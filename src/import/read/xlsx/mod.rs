//! Reads Excel workbooks (.xlsx). calamine reads the values; information that it does not provide is extracted from the
//! XML of the sheets: hidden cells, formulas without a stored result, phonetic guides and merged cells.

mod book;
mod overlays;
mod parts;

use std::io::Cursor;

use calamine::{Data, Reader as _, Style, Xlsx, XlsxError};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{Damaged, PasswordProtected};
use crate::import::fault::table::{FormulaWithoutValue, MergedCells, PhoneticDropped};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::guarded::guarded;
use crate::import::read::hidden;
use crate::import::read::number_format::{Stored, code_of, shown};
use crate::import::read::package::Package;
use crate::import::read::rich::Divided;
use crate::import::read::sheet::{SheetBuilder, text};
use crate::import::read::xlsx::book::{SheetPart, rich_strings, sheets};
use crate::import::read::xlsx::parts::{SheetFacts, inspect};
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
    let (strings, readings) = rich_strings(package)?;
    let mut facts = Vec::new();
    for sheet in &sheets {
        facts.push(inspect(package, sheet, &strings, budget)?);
    }
    let mut found = Found::default();
    refuse_unsolved(&facts)?;
    found.notes.extend(hidden_note(&sheets, &facts, policy)?);
    let merged = facts.iter().map(|facts| facts.merged.len()).sum();
    if merged > 0 {
        found.notes.push(MergedCells { count: merged }.into());
    }
    add_readings(readings, &mut found);
    ["[Content_Types].xml", "_rels/.rels", "xl/styles.xml"].iter().try_for_each(|part| package.examine(part))?;
    let workbook = Cursor::new(package.examined()?);
    let mut book: Xlsx<_> = guarded(|| Xlsx::new(workbook), damaged)?;
    for (sheet, facts) in sheets.iter().zip(facts) {
        if book.sheet_names().contains(&sheet.name)
            && let Some(filled) = filled(&mut book, SheetInput { sheet, facts, policy }, budget)?
        {
            found.add_sheet(filled);
        }
    }
    overlays::read(package, budget, &mut found)?;
    found.note_struck();
    Ok(found)
}

/// A sheet, with what is known of it before its values are read.
struct SheetInput<'a> {
    sheet: &'a SheetPart,
    facts: SheetFacts,
    policy: Hidden,
}

impl SheetInput<'_> {
    /// Whether a cell, counted from zero, is left out because it is hidden.
    fn skips(&self, row: u32, column: u32) -> bool {
        self.policy == Hidden::Skip && (self.sheet.hidden || self.facts.hides(row + 1, column + 1))
    }
}

/// A sheet with its cells; none for a chart, which has none.
fn filled<'a>(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    input: SheetInput,
    budget: &'a Budget,
) -> Result<Option<SheetBuilder<'a>>, Fault> {
    let mut builder = SheetBuilder::new(&input.sheet.name, budget);
    input.facts.merged.iter().for_each(|merged| builder.span(*merged));
    let is_1904 = book.has_1904_epoch();
    // Read cell by cell, because a range would contain every empty cell between two distant ones.
    let opened = guarded(
        || match book.worksheet_cells_reader(&input.sheet.name) {
            Err(XlsxError::NotAWorksheet(_)) => Ok(None),
            opened => opened.map(Some),
        },
        damaged,
    )?;
    let Some(mut reader) = opened else { return Ok(None) };
    while let Some((cell, style)) = guarded(|| reader.next_cell_with_style_id(), damaged)? {
        // What is hidden costs as well.
        budget.steps(1)?;
        let (row, column) = cell.get_position();
        let style = Shown { style: reader.styles().get(style), is_1904 };
        let value = Data::from(cell.get_value().clone());
        let text = style.text(&value);
        let divided = match input.facts.rich.get(&(row, column)) {
            Some(rich) => rich.divide(style.is_struck()),
            None if style.is_struck() => Divided { struck: text.clone().unwrap_or_default(), ..Divided::default() },
            None => Divided { live: text.clone().unwrap_or_default(), ..Divided::default() },
        };
        if input.skips(row, column) {
            builder.set_apart(row, column, (Why::Hidden, &(divided.live + &divided.struck)))?;
            continue;
        }
        builder.set_apart(row, column, (Why::Struck, &divided.struck))?;
        match (text, number(&value)) {
            (None, Some(number)) => builder.add_unformatted(row, column, number)?,
            (Some(text), Some(number)) if text.is_empty() => {
                builder.set_apart(row, column, (Why::Hidden, &number.to_string()))?;
            }
            _ => builder.add(row, column, divided.live)?,
        }
    }
    Ok(Some(builder))
}

/// The format in which a cell is shown.
struct Shown<'a> {
    style: Option<&'a Style>,
    is_1904: bool,
}

impl Shown<'_> {
    fn is_struck(&self) -> bool {
        self.style.and_then(|style| style.font.as_ref()).is_some_and(|font| font.strikethrough)
    }

    /// The text of a value as it is shown. `None` if it is a number and the format is not understood.
    fn text(&self, value: &Data) -> Option<String> {
        let Some(number) = number(value) else { return Some(text(value)) };
        let format = self.style.and_then(|style| style.number_format.as_ref());
        let code = format.map_or("General", |format| code_of(format.format_id, &format.format_code));
        shown(Stored { value: number, is_1904: self.is_1904 }, code)
    }
}

fn number(value: &Data) -> Option<f64> {
    match value {
        Data::Float(number) => Some(*number),
        #[expect(clippy::cast_precision_loss, reason = "Excel stores all numbers with this precision")]
        Data::Int(number) => Some(*number as f64),
        Data::DateTime(time) => Some(time.as_f64()),
        _ => None,
    }
}

fn add_readings(readings: Vec<String>, found: &mut Found) {
    if !readings.is_empty() {
        found.notes.push(PhoneticDropped { count: readings.len() }.into());
    }
    let apart = |text| SetApart { why: Why::Phonetic, text, place: CellPlace::default() };
    found.set_apart.extend(readings.into_iter().map(apart));
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

fn damaged(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => PasswordProtected.into(),
        error => Damaged { reason: error.to_string() }.into(),
    }
}
