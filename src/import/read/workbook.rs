//! Excel workbooks (.xlsx): values by calamine, and what calamine does not
//! tell by a look at the sheets themselves: what is hidden, which formulas
//! have no stored result, how many readings and merged cells there are.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, XlsxError};

use crate::import::fault::ImportFault;
use crate::import::fault::file::{Damaged, PasswordProtected, TooManyCells};
use crate::import::fault::notice::PartNotRead;
use crate::import::fault::table::{
    FormulaWithoutValue, HiddenCells, HiddenRead, HiddenSkipped, MergedCells, PhoneticDropped,
};
use crate::import::grid::{Block, Line};
use crate::import::read::package::Package;
use crate::import::read::spreadsheet::Filling;
use crate::import::read::xml::{Element, Piece, walk};
use crate::import::read::{CELL_LIMIT, Found};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// A sheet of the workbook.
struct SheetPart {
    name: String,
    hidden: bool,
    part: String,
}

/// What a look at a sheet's XML finds.
#[derive(Default)]
struct Facts {
    hidden_rows: Vec<u32>,
    /// First and last of hidden columns.
    hidden_columns: Vec<(u32, u32)>,
    /// References of cells whose formula has no stored result.
    unsolved: Vec<CellPlace>,
    merged: usize,
}

/// Reads every sheet.
pub(super) fn read(package: &mut Package, bytes: &[u8], policy: Hidden) -> Result<Found, ImportFault> {
    let sheets = sheets(package)?;
    let mut facts = Vec::new();
    for sheet in &sheets {
        facts.push(look(&package.text(&sheet.part)?, &sheet.name)?);
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
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut cells = 0;
    for (sheet, facts) in sheets.iter().zip(&facts) {
        if sheet.hidden && policy == Hidden::Skip || !book.sheet_names().contains(&sheet.name) {
            continue;
        }
        fill(&mut book, sheet, facts, policy, &mut cells, &mut found)?;
    }
    read_shapes(package, &mut found)?;
    Ok(found)
}

/// Text boxes lie over the sheets in parts of their own; comments too, which
/// were written for colleagues.
fn read_shapes(package: &mut Package, found: &mut Found) -> Result<(), ImportFault> {
    for name in package.names() {
        let stem = name.rsplit('/').next().unwrap_or(&name).trim_end_matches(".xml").to_owned();
        let place = CellPlace { sheet: stem.clone(), ..CellPlace::default() };
        let (is_drawing, is_comment) = (
            name.starts_with("xl/drawings/drawing"),
            name.starts_with("xl/comments") || name.starts_with("xl/threadedComments"),
        );
        if name.ends_with(".xml") && (is_drawing || is_comment) {
            let paragraphs = paragraphs(&package.text(&name)?)?;
            if is_drawing {
                found
                    .blocks
                    .extend(paragraphs.iter().filter_map(|text| Line::new(text, None, &place)).map(Block::Line));
            } else {
                found
                    .notes
                    .push(PartNotRead { part: format!("コメント（{stem}）"), text: paragraphs.join(" ") }.into());
            }
        }
    }
    Ok(())
}

/// The text of a part, paragraph by paragraph.
fn paragraphs(text: &str) -> Result<Vec<String>, ImportFault> {
    let (mut paragraphs, mut open) = (vec![String::new()], false);
    walk(text, &mut |piece| {
        match piece {
            Piece::Open(element) if element.name == "t" => open = true,
            Piece::Close(name) if name == "t" => open = false,
            Piece::Close(name) if name == "p" || name == "comment" => paragraphs.push(String::new()),
            Piece::Text(text) if open => paragraphs.last_mut().expect("one is always open").push_str(&text),
            _ => {}
        }
        Ok(())
    })?;
    paragraphs.retain(|text| !text.trim().is_empty());
    Ok(paragraphs)
}

fn fill(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &SheetPart,
    facts: &Facts,
    policy: Hidden,
    cells: &mut u64,
    found: &mut Found,
) -> Result<(), ImportFault> {
    // Cell by cell: a range would hold every empty cell between two far ones.
    let mut reader = match book.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        // A sheet that is a chart has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(damaged(error)),
    };
    let mut filling = Filling::new(&sheet.name);
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        *cells += 1;
        if *cells > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        let (row, column) = cell.get_position();
        if policy == Hidden::Skip && facts.hides(row + 1, column + 1) {
            continue;
        }
        filling.add(row, column, &Data::from(cell.get_value().clone()));
    }
    let (block, note) = filling.finish();
    found.blocks.push(block);
    found.notes.extend(note);
    Ok(())
}

impl Facts {
    fn hides(&self, row: u32, column: u32) -> bool {
        self.hidden_rows.contains(&row)
            || self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

fn refuse_unsolved(facts: &[Facts]) -> Result<(), ImportFault> {
    let places: Vec<CellPlace> = facts.iter().flat_map(|facts| facts.unsolved.clone()).collect();
    if places.is_empty() { Ok(()) } else { Err(FormulaWithoutValue { places }.into()) }
}

fn hidden_note(sheets: &[SheetPart], facts: &[Facts], policy: Hidden) -> Result<Option<ImportFault>, ImportFault> {
    let mut places = Vec::new();
    for (sheet, facts) in sheets.iter().zip(facts) {
        let place = |row, column| CellPlace { sheet: sheet.name.clone(), table: 0, row, column };
        places.extend(sheet.hidden.then(|| place(0, 0)));
        places.extend(facts.hidden_rows.iter().map(|row| place(*row, 0)));
        places.extend(facts.hidden_columns.iter().map(|(first, _)| place(0, *first)));
    }
    note_of(places, policy)
}

/// What is said of hidden places, by what the form wants done with them.
pub(super) fn note_of(places: Vec<CellPlace>, policy: Hidden) -> Result<Option<ImportFault>, ImportFault> {
    match policy {
        _ if places.is_empty() => Ok(None),
        Hidden::Refuse => Err(HiddenCells { places }.into()),
        Hidden::Read => Ok(Some(HiddenRead { places }.into())),
        Hidden::Skip => Ok(Some(HiddenSkipped { places }.into())),
    }
}

/// The sheets in their order, with the parts they are stored in.
fn sheets(package: &mut Package) -> Result<Vec<SheetPart>, ImportFault> {
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

/// A cell while its XML is looked through.
#[derive(Default)]
struct OpenCell {
    place: CellPlace,
    formula: bool,
    solved: bool,
}

fn look(text: &str, sheet: &str) -> Result<Facts, ImportFault> {
    let (mut facts, mut cell, mut row) = (Facts::default(), OpenCell::default(), 0);
    walk(text, &mut |piece| {
        match piece {
            Piece::Open(element) => match element.name.as_str() {
                "row" => {
                    row = element.number("r").unwrap_or(row + 1);
                    facts.hidden_rows.extend(is_hidden(&element).then_some(row));
                }
                "col" if is_hidden(&element) => {
                    let first = element.number("min").unwrap_or(1);
                    facts.hidden_columns.push((first, element.number("max").unwrap_or(first)));
                }
                "c" => {
                    let column = element.attribute("r").map_or(0, |reference| column(&reference));
                    let place = CellPlace { sheet: sheet.to_owned(), table: 0, row, column };
                    cell = OpenCell { place, ..OpenCell::default() };
                }
                "f" => cell.formula = true,
                "v" | "is" => cell.solved = true,
                "mergeCell" => facts.merged += 1,
                _ => {}
            },
            Piece::Close(name) if name == "c" && cell.formula && !cell.solved => {
                facts.unsolved.push(std::mem::take(&mut cell.place));
            }
            Piece::Close(_) | Piece::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(facts)
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("hidden").is_some_and(|value| value == "1" || value == "true")
}

/// The column of a reference such as `AB12`, counted from one.
fn column(reference: &str) -> u32 {
    let letters = reference.chars().take_while(char::is_ascii_alphabetic);
    letters.fold(0, |column: u32, letter| {
        let digit = u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1;
        column.saturating_mul(26).saturating_add(digit)
    })
}

/// calamine leaves readings (`rPh`) out of the text; how many is said.
fn count_readings(package: &mut Package) -> Result<usize, ImportFault> {
    if !package.has("xl/sharedStrings.xml") {
        return Ok(0);
    }
    let mut count = 0;
    walk(&package.text("xl/sharedStrings.xml")?, &mut |piece| {
        count += usize::from(matches!(piece, Piece::Open(element) if element.name == "rPh"));
        Ok(())
    })?;
    Ok(count)
}

fn damaged(error: XlsxError) -> ImportFault {
    match error {
        XlsxError::Password => PasswordProtected.into(),
        error => Damaged { reason: error.to_string() }.into(),
    }
}
