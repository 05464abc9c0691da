//! Finds the sheets and the shared texts of an Excel workbook in its XML.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;
use crate::import::read::package::Package;
use crate::import::read::rich::{RichReader, RichText};
use crate::import::read::xml::{Element, Piece};

/// A sheet of the workbook.
pub(super) struct SheetPart {
    pub name: String,
    pub hidden: bool,
    /// The name of its part in the archive.
    pub part: String,
}

/// The shared texts that have formats of their own by number, and the readings of all texts.
pub(super) fn rich_strings(package: &mut Package) -> Result<(BTreeMap<usize, RichText>, Vec<String>), Fault> {
    let (mut rich, mut readings, mut count) = (BTreeMap::new(), Vec::new(), 0);
    let mut open: Option<RichReader> = None;
    if !package.has("xl/sharedStrings.xml") {
        return Ok((rich, readings));
    }
    package.walk("xl/sharedStrings.xml", &mut |piece| {
        match &piece {
            Piece::Open(element) if element.name == "si" => open = Some(RichReader::default()),
            Piece::Close(name) if name == "si" => {
                let text = open.take().map(RichReader::finish).unwrap_or_default();
                readings.extend(Some(text.phonetic.clone()).filter(|reading| !reading.is_empty()));
                if text.is_formatted() {
                    rich.insert(count, text);
                }
                count += 1;
            }
            _ => open.iter_mut().for_each(|open| open.add(&piece)),
        }
        Ok(())
    })?;
    Ok((rich, readings))
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
