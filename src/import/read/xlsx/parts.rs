//! Extracts information about the sheets of an Excel workbook from its XML, before the values are read.

use std::collections::BTreeMap;

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;
use crate::import::grid::MergedCell;
use crate::import::read::budget::Budget;
use crate::import::read::hidden::Ranges;
use crate::import::read::package::Package;
use crate::import::read::rich::{RichReader, RichText};
use crate::import::read::xlsx::book::SheetPart;
use crate::import::read::xml::{Element, Piece};
use crate::model::source::CellPlace;

/// The information about a sheet that calamine does not provide.
#[derive(Default)]
pub(super) struct SheetFacts {
    pub hidden_rows: Vec<u32>,
    /// The first columns of hidden ranges.
    pub hidden_columns: Vec<u32>,
    rows: Ranges,
    columns: Ranges,
    /// Cells with a formula whose result is not stored.
    pub unsolved: Vec<CellPlace>,
    pub merged: Vec<MergedCell>,
    /// The cells whose text is a text with formats of its own, counted from zero.
    pub rich: BTreeMap<(u32, u32), RichText>,
}

impl SheetFacts {
    /// Whether a cell is hidden. Rows and columns are counted from one.
    pub(super) fn hides(&self, row: u32, column: u32) -> bool {
        self.rows.contains(row) || self.columns.contains(column)
    }
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    row: u32,
    column: u32,
    has_formula: bool,
    has_value: bool,
    is_shared: bool,
    in_value: bool,
    value: String,
    rich: Option<RichReader>,
}

/// Finds the facts of a sheet in its XML.
pub(super) fn inspect(
    package: &mut Package,
    sheet: &SheetPart,
    strings: &BTreeMap<usize, RichText>,
    budget: &Budget,
) -> Result<SheetFacts, Fault> {
    let (facts, cell) = (SheetFacts::default(), OpenCell::default());
    let mut sheet_walk = SheetWalk { sheet: &sheet.name, strings, budget, facts, cell, row: 0 };
    package.walk(&sheet.part, &mut |piece| {
        if let Some(rich) = &mut sheet_walk.cell.rich {
            rich.add(&piece);
        }
        match piece {
            Piece::Open(element) => sheet_walk.open(&element),
            Piece::Close(name) if name == "c" => sheet_walk.end_cell(),
            Piece::Text(text) if sheet_walk.cell.in_value => {
                sheet_walk.cell.value.push_str(&text);
                Ok(())
            }
            Piece::Close(_) => {
                sheet_walk.cell.in_value = false;
                Ok(())
            }
            Piece::Text(_) => Ok(()),
        }
    })?;
    Ok(sheet_walk.facts)
}

/// The state of reading the XML of a sheet.
struct SheetWalk<'a> {
    sheet: &'a str,
    /// The shared texts with formats of their own, by number.
    strings: &'a BTreeMap<usize, RichText>,
    budget: &'a Budget,
    facts: SheetFacts,
    cell: OpenCell,
    row: u32,
}

impl SheetWalk<'_> {
    fn open(&mut self, element: &Element) -> Result<(), Fault> {
        match element.name.as_str() {
            "row" => {
                refuse_far(element.attribute("r").unwrap_or_default())?;
                self.row = element.number("r").unwrap_or(self.row + 1);
                if is_hidden(element) {
                    self.remember()?;
                    self.facts.hidden_rows.push(self.row);
                    self.facts.rows.add(self.row, self.row);
                }
            }
            "col" if is_hidden(element) => {
                let first = element.number("min").unwrap_or(1);
                self.remember()?;
                self.facts.hidden_columns.push(first);
                self.facts.columns.add(first, element.number("max").unwrap_or(first).max(first));
            }
            "c" => {
                let reference = element.attribute("r").unwrap_or_default();
                let (column, reference_is_missing) = (column(&reference), reference.is_empty());
                refuse_far(reference)?;
                // A cell without a reference follows the one before.
                let column = if reference_is_missing { self.cell.column + 1 } else { column };
                let is_shared = element.attribute("t").is_some_and(|kind| kind == "s");
                self.cell = OpenCell { row: self.row, column, is_shared, ..OpenCell::default() };
            }
            "f" => self.cell.has_formula = true,
            "v" => (self.cell.has_value, self.cell.in_value) = (true, true),
            "is" => (self.cell.has_value, self.cell.rich) = (true, Some(RichReader::default())),
            "mergeCell" => self.merge(&element.attribute("ref").unwrap_or_default())?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let OpenCell { row, column, has_formula, has_value, .. } = self.cell;
        let inline = self.cell.rich.take().map(RichReader::finish).filter(RichText::is_formatted);
        let shared =
            || self.cell.value.trim().parse().ok().and_then(|number: usize| self.strings.get(&number).cloned());
        if let Some(rich) = inline.or_else(|| if self.cell.is_shared { shared() } else { None }) {
            self.remember()?;
            self.budget.text(rich.parts.iter().map(|(text, _)| text.len() as u64).sum())?;
            self.facts.rich.insert((row.saturating_sub(1), column.saturating_sub(1)), rich);
        }
        if has_formula && !has_value {
            self.remember()?;
            self.facts.unsolved.push(CellPlace { sheet: self.sheet.to_owned(), row, column, ..CellPlace::default() });
        }
        Ok(())
    }

    /// Remembers a range such as `A1:C2`.
    fn merge(&mut self, range: &str) -> Result<(), Fault> {
        let (first, last) = range.split_once(':').unwrap_or((range, range));
        let row =
            |reference: &str| reference.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(1_u32);
        let ((top, bottom), (left, right)) = ((row(first), row(last)), (column(first).max(1), column(last).max(1)));
        self.remember()?;
        let (width, height) = (right.saturating_sub(left) + 1, bottom.saturating_sub(top) + 1);
        let (row, column) = (top.saturating_sub(1), left - 1);
        self.facts.merged.push(MergedCell { row, column, width, height });
        Ok(())
    }

    /// A place with the name of its sheet will be held until the end.
    fn remember(&self) -> Result<(), Fault> {
        self.budget.cells(1)?;
        self.budget.text(self.sheet.len() as u64)
    }
}

/// The last row and column of a sheet of Excel.
const LAST: (u32, u32) = (1_048_576, 16_384);

/// Libraries count on with a place outside of every sheet until the number overflows.
fn refuse_far(reference: String) -> Result<(), Fault> {
    let row = reference.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_row = row.is_empty() || row.parse().is_ok_and(|row: u32| (1..=LAST.0).contains(&row));
    if is_row && column(&reference) <= LAST.1 { Ok(()) } else { Err(Damaged { reason: reference }.into()) }
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("hidden").is_some_and(|value| value == "1" || value == "true")
}

/// The column in a reference such as `AB12`, counted from one.
fn column(reference: &str) -> u32 {
    let letters = reference.chars().take_while(char::is_ascii_alphabetic);
    letters.fold(0, |column: u32, letter| {
        let digit = u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1;
        column.saturating_mul(26).saturating_add(digit)
    })
}
