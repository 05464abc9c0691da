//! Extracts information about the sheets of an Excel workbook from its XML, before the values are read.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;
use crate::import::read::budget::Budget;
use crate::import::read::hidden::Ranges;
use crate::import::read::package::Package;
use crate::import::read::xml::{Element, Piece};
use crate::model::source::CellPlace;

/// A sheet of the workbook.
pub(super) struct SheetPart {
    pub name: String,
    pub hidden: bool,
    /// The name of its part in the archive.
    pub part: String,
}

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
    pub merged: usize,
}

impl SheetFacts {
    /// Whether a cell is hidden. Rows and columns are counted from one.
    pub(super) fn hides(&self, row: u32, column: u32) -> bool {
        self.rows.contains(row) || self.columns.contains(column)
    }
}

/// The sheets in order, each with its part in the archive.
pub(super) fn sheets(package: &mut Package) -> Result<Vec<SheetPart>, Fault> {
    let mut targets = BTreeMap::new();
    if package.has("xl/_rels/workbook.xml.rels") {
        package.walk("xl/_rels/workbook.xml.rels", &mut |piece| {
            if let Piece::Open(element) = piece
                && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            {
                targets.insert(id, part_name(&target));
            }
            Ok(())
        })?;
    }
    let mut sheets = Vec::new();
    package.walk("xl/workbook.xml", &mut |piece| {
        if let Piece::Open(element) = piece
            && element.name == "sheet"
        {
            sheets.extend(sheet_part(&element, &targets));
        }
        Ok(())
    })?;
    sheets.retain(|sheet| package.has(&sheet.part));
    refuse_shared(&sheets)?;
    Ok(sheets)
}

/// Thousands of sheets that are one part would be read thousands of times.
fn refuse_shared(sheets: &[SheetPart]) -> Result<(), Fault> {
    let (mut parts, mut names) = (BTreeSet::new(), BTreeSet::new());
    match sheets.iter().find(|sheet| !parts.insert(&sheet.part) || !names.insert(&sheet.name)) {
        Some(twin) => Err(Damaged { reason: format!("{}: 2", twin.part) }.into()),
        None => Ok(()),
    }
}

fn sheet_part(element: &Element, targets: &BTreeMap<String, String>) -> Option<SheetPart> {
    let hidden = element.attribute("state").is_some_and(|state| state != "visible");
    let part = targets.get(&element.attribute("id")?)?.clone();
    Some(SheetPart { name: element.attribute("name")?, hidden, part })
}

fn part_name(target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    }
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    row: u32,
    column: u32,
    has_formula: bool,
    has_value: bool,
}

/// Finds the facts of a sheet in its XML.
pub(super) fn inspect(package: &mut Package, sheet: &SheetPart, budget: &Budget) -> Result<SheetFacts, Fault> {
    let (facts, cell) = (SheetFacts::default(), OpenCell::default());
    let mut sheet_walk = SheetWalk { sheet: &sheet.name, budget, facts, cell, row: 0 };
    package.walk(&sheet.part, &mut |piece| match piece {
        Piece::Open(element) => sheet_walk.open(&element),
        Piece::Close(name) if name == "c" => sheet_walk.end_cell(),
        Piece::Close(_) | Piece::Text(_) => Ok(()),
    })?;
    Ok(sheet_walk.facts)
}

/// The state of reading the XML of a sheet.
struct SheetWalk<'a> {
    sheet: &'a str,
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
                let column = column(&reference);
                refuse_far(reference)?;
                self.cell = OpenCell { row: self.row, column, ..OpenCell::default() };
            }
            "f" => self.cell.has_formula = true,
            "v" | "is" => self.cell.has_value = true,
            "mergeCell" => self.facts.merged += 1,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        let OpenCell { row, column, has_formula, has_value } = self.cell;
        if has_formula && !has_value {
            self.remember()?;
            self.facts.unsolved.push(CellPlace { sheet: self.sheet.to_owned(), row, column, ..CellPlace::default() });
        }
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
