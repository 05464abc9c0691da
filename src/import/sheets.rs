//! Chooses which sheets of a workbook are imported.

use crate::diagnostic::Diagnostic;
use crate::import::fault::contradiction::{SheetsLeftOut, UnknownSheet};
use crate::import::grid::Block;
use crate::import::read::reading::Reading;

/// Leaves only the sheets `names` in workbooks; all of them if there are no names. What is left out is said.
///
/// # Errors
///
/// [`UnknownSheet`] for each name that no file has.
pub fn choose(readings: Vec<Reading>, names: &[String]) -> Result<Vec<Reading>, Vec<Diagnostic>> {
    if names.is_empty() {
        return Ok(readings);
    }
    let known: Vec<String> = readings.iter().flat_map(|reading| reading.blocks.iter().filter_map(sheet)).collect();
    let file = readings.first().map(|reading| reading.file.clone()).unwrap_or_default();
    let unknown = names.iter().filter(|name| !known.contains(name));
    let faults: Vec<Diagnostic> = unknown
        .map(|name| Diagnostic::of_file(&file, UnknownSheet { name: name.clone(), known: known.clone() }))
        .collect();
    if faults.is_empty() { Ok(readings.into_iter().map(|reading| only(reading, names)).collect()) } else { Err(faults) }
}

fn only(mut reading: Reading, names: &[String]) -> Reading {
    let is_chosen = |block: &Block| sheet(block).is_none_or(|name| names.contains(&name));
    let (chosen, others): (Vec<Block>, Vec<Block>) =
        std::mem::take(&mut reading.blocks).into_iter().partition(is_chosen);
    reading.set_apart.retain(|apart| apart.place.sheet.is_empty() || names.contains(&apart.place.sheet));
    let left_out: Vec<String> = others.iter().filter_map(sheet).collect();
    let note = (!left_out.is_empty()).then(|| Diagnostic::of_file(&reading.file, SheetsLeftOut { names: left_out }));
    reading.notes.extend(note);
    Reading { blocks: chosen, ..reading }
}

fn sheet(block: &Block) -> Option<String> {
    match block {
        Block::Grid(grid) => grid.name.clone(),
        Block::Line(_) | Block::Aside(_) => None,
    }
}
