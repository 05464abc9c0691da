//! Counts what a workbook asks for, and copies the records that are read: values of cells, formats and names of sheets.
//!
//! Every sheet is copied for itself, so that no record can be read in two ways.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{ArchiveTooLarge, TooManyCells};
use crate::import::read::budget::Budget;
use crate::import::read::package::UNPACKED_LIMIT;
use crate::import::read::xls::facts::{self, Fonts, SheetFacts};
use crate::import::read::xls::record::{self, Record, Walk, cut, kind, long};
use crate::import::read::xls::strings::{self, Runs, Shared};

/// The most places of all sheets, the empty ones between their cells included: calamine holds each of them three times,
/// in some 90 bytes.
const AREA_LIMIT: u64 = 4_000_000;

/// The stream of a workbook with the same values, which calamine can read within the budget, and what it does not tell of each
/// sheet.
///
/// # Errors
///
/// If it is too large or damaged.
pub(super) fn examine(stream: &[u8], budget: &Budget) -> Result<(Vec<u8>, Vec<SheetFacts>), Fault> {
    let mut book = Book {
        budget,
        written: Vec::new(),
        sheets: Vec::new(),
        strings: Vec::new(),
        fonts: Fonts::default(),
        facts: Vec::new(),
        area: 0,
    };
    record::walk(stream, budget, &mut |record| book.globals(&record))?;
    record::write(kind::END, &[], &mut book.written);
    for Sheet { start, place, is_hidden } in std::mem::take(&mut book.sheets) {
        let here = u32::try_from(book.written.len()).map_err(|_| cut())?;
        book.written[place..place + 4].copy_from_slice(&here.to_le_bytes());
        book.facts.push(SheetFacts::new(is_hidden));
        book.sheet(stream.get(start..).ok_or_else(cut)?)?;
    }
    Ok((book.written, book.facts))
}

struct Book<'a> {
    budget: &'a Budget,
    written: Vec<u8>,
    sheets: Vec<Sheet>,
    strings: Vec<Shared>,
    fonts: Fonts,
    /// What is known of each sheet so far.
    facts: Vec<SheetFacts>,
    area: u64,
}

struct Sheet {
    /// Where it begins in the stream.
    start: usize,
    /// Where the written stream says where it begins.
    place: usize,
    is_hidden: bool,
}

impl Book<'_> {
    fn globals(&mut self, record: &Record) -> Result<Walk, Fault> {
        let data = record.data();
        self.fonts.note(record)?;
        let least = match record.kind {
            kind::END => return Ok(Walk::End),
            kind::BEGIN | kind::PASSWORD | kind::CODE_PAGE | kind::DATE_MODE | kind::NUMBER_FORMAT => 2,
            kind::CELL_FORMAT => 4,
            kind::SHEET => 8,
            kind::SHARED_STRINGS => {
                self.strings = strings::shared(record, self.budget, &|font| self.fonts.is_struck(font))?;
                record.write(&mut self.written);
                return Ok(Walk::On);
            }
            _ => return Ok(Walk::On),
        };
        if data.len() < least {
            return Err(cut());
        }
        if record.kind == kind::SHEET {
            let start = usize::try_from(long(data, 0)?).map_err(|_| cut())?;
            self.sheets.push(Sheet { start, place: self.written.len() + 4, is_hidden: data[4] & 3 != 0 });
        }
        self.write(record.kind, data)?;
        Ok(Walk::On)
    }

    fn sheet(&mut self, stream: &[u8]) -> Result<(), Fault> {
        let (mut depth, mut area) = (0_usize, Area::default());
        record::walk(stream, self.budget, &mut |record| {
            match record.kind {
                kind::BEGIN => depth += 1,
                // Whatever is not begun is ended by the first end.
                kind::END if depth <= 1 => return Ok(Walk::End),
                kind::END => depth -= 1,
                // A chart in the sheet has records like those of cells.
                _ if depth > 1 => {}
                _ => {
                    let budget = self.budget;
                    self.facts().note(&record, budget)?;
                    self.cell(&record, &mut area)?;
                }
            }
            Ok(Walk::On)
        })?;
        self.area += area.places();
        if self.area > AREA_LIMIT {
            return Err(TooManyCells { limit: AREA_LIMIT }.into());
        }
        self.write(kind::END, &[])
    }

    fn cell(&mut self, record: &Record, area: &mut Area) -> Result<(), Fault> {
        let (data, mut last) = (record.data(), None);
        let (least, text) = match record.kind {
            kind::NUMBER => (14, 0),
            kind::BOOLEAN => (8, 0),
            kind::SHORT_NUMBER => (10, 0),
            kind::LABEL | kind::RICH_LABEL => (8, data.len() as u64),
            kind::SHARED_LABEL => (10, self.shared(long(data, 6)?).length),
            kind::FORMULA => (22, 0),
            // calamine takes a text without a formula for the text of the first cell.
            kind::FORMULA_TEXT if area.has_formula => (0, data.len() as u64),
            kind::NUMBERS => {
                last = Some(last_of_numbers(record)?);
                (6, 0)
            }
            _ => return Ok(()),
        };
        if data.len() < least {
            return Err(cut());
        }
        self.budget.text(text)?;
        if record.kind == kind::FORMULA_TEXT {
            self.budget.cells(1)?;
            return self.write(record.kind, data);
        }
        let (row, first) = (record.short(0)?, record.short(2)?);
        let last = last.unwrap_or(first);
        self.budget.cells(u64::from(last - first) + 1)?;
        let runs = if record.kind == kind::SHARED_LABEL { self.shared(long(data, 6)?).runs } else { Runs::default() };
        for at in 0..=last - first {
            let is_struck = facts::format_strikes(record, &self.fonts, at)?;
            self.facts().cell((row, first + at), is_struck, runs);
        }
        area.add(row, [first, last]);
        area.has_formula |= record.kind == kind::FORMULA;
        match record.kind {
            // The value without the formula, which can name long names thousands of times.
            kind::FORMULA => self.write(record.kind, &[&data[..20], &[0; 2]].concat()),
            kind => self.write(kind, data),
        }
    }

    fn shared(&self, no: u32) -> Shared {
        usize::try_from(no).ok().and_then(|no| self.strings.get(no)).copied().unwrap_or_default()
    }

    fn facts(&mut self) -> &mut SheetFacts {
        self.facts.last_mut().expect("each sheet begins with its facts")
    }

    fn write(&mut self, kind: u16, data: &[u8]) -> Result<(), Fault> {
        record::write(kind, data, &mut self.written);
        let is_too_large = self.written.len() as u64 > UNPACKED_LIMIT;
        if is_too_large { Err(ArchiveTooLarge { limit: UNPACKED_LIMIT }.into()) } else { Ok(()) }
    }
}

/// The last column of a row of numbers, each of which has six bytes.
fn last_of_numbers(record: &Record) -> Result<u16, Fault> {
    let length = record.data().len();
    let (first, last) = (record.short(2)?, record.short(length.saturating_sub(2))?);
    let count = last.checked_sub(first).ok_or_else(cut)?;
    if length == 6 + 6 * (usize::from(count) + 1) { Ok(last) } else { Err(cut()) }
}

/// The places from the first to the last cell of a sheet.
#[derive(Default)]
struct Area {
    rows: Option<[u16; 2]>,
    columns: Option<[u16; 2]>,
    has_formula: bool,
}

impl Area {
    fn add(&mut self, row: u16, columns: [u16; 2]) {
        let widen = |range: Option<[u16; 2]>, [first, last]: [u16; 2]| {
            range.map_or([first, last], |[from, to]| [from.min(first), to.max(last)])
        };
        self.rows = Some(widen(self.rows, [row, row]));
        self.columns = Some(widen(self.columns, columns));
    }

    fn places(&self) -> u64 {
        let length = |range: Option<[u16; 2]>| range.map_or(0, |[from, to]| u64::from(to - from) + 1);
        length(self.rows) * length(self.columns)
    }
}
