//! Extracts information about the sheets of an Excel workbook from its XML, before the values are read.

use std::collections::BTreeMap;

use crate::diagnostic::fault::Fault;
use crate::import::read::package::Package;
use crate::import::read::xml::{Element, Piece, walk};
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
    /// The first and last column of each range of hidden columns.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula whose result is not stored.
    pub unsolved: Vec<CellPlace>,
    pub merged: usize,
}

impl SheetFacts {
    /// Whether a cell is hidden. Rows and columns are counted from one.
    pub(super) fn hides(&self, row: u32, column: u32) -> bool {
        self.hidden_rows.contains(&row)
            || self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// The sheets in order, each with its part in the archive.
pub(super) fn sheets(package: &mut Package) -> Result<Vec<SheetPart>, Fault> {
    let mut targets = BTreeMap::new();
    if package.has("xl/_rels/workbook.xml.rels") {
        walk(&package.text("xl/_rels/workbook.xml.rels")?, &mut |piece| {
            if let Piece::Open(element) = piece
                && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            {
                targets.insert(id, part_name(&target));
            }
            Ok(())
        })?;
    }
    let mut sheets = Vec::new();
    walk(&package.text("xl/workbook.xml")?, &mut |piece| {
        if let Piece::Open(element) = piece
            && element.name == "sheet"
        {
            sheets.extend(sheet_part(&element, &targets));
        }
        Ok(())
    })?;
    sheets.retain(|sheet| package.has(&sheet.part));
    Ok(sheets)
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
    place: CellPlace,
    has_formula: bool,
    has_value: bool,
}

/// Extracts the information from the XML of the sheet named `sheet`.
pub(super) fn inspect(text: &str, sheet: &str) -> Result<SheetFacts, Fault> {
    let mut sheet_walk = SheetWalk { sheet, facts: SheetFacts::default(), cell: OpenCell::default(), row: 0 };
    walk(text, &mut |piece| {
        match piece {
            Piece::Open(element) => sheet_walk.open(&element),
            Piece::Close(name) if name == "c" => sheet_walk.end_cell(),
            Piece::Close(_) | Piece::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(sheet_walk.facts)
}

/// The state of reading the XML of a sheet.
struct SheetWalk<'a> {
    sheet: &'a str,
    facts: SheetFacts,
    cell: OpenCell,
    row: u32,
}

impl SheetWalk<'_> {
    fn open(&mut self, element: &Element) {
        match element.name.as_str() {
            "row" => {
                self.row = element.number("r").unwrap_or(self.row + 1);
                self.facts.hidden_rows.extend(is_hidden(element).then_some(self.row));
            }
            "col" if is_hidden(element) => {
                let first = element.number("min").unwrap_or(1);
                self.facts.hidden_columns.push((first, element.number("max").unwrap_or(first)));
            }
            "c" => {
                let column = element.attribute("r").map_or(0, |reference| column(&reference));
                let place = CellPlace { sheet: self.sheet.to_owned(), table: 0, row: self.row, column };
                self.cell = OpenCell { place, ..OpenCell::default() };
            }
            "f" => self.cell.has_formula = true,
            "v" | "is" => self.cell.has_value = true,
            "mergeCell" => self.facts.merged += 1,
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        if self.cell.has_formula && !self.cell.has_value {
            self.facts.unsolved.push(std::mem::take(&mut self.cell.place));
        }
    }
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
