//! CSV and tab-separated files.

use csv::ReaderBuilder;

use crate::import::fault::ImportFault;
use crate::import::fault::file::{Damaged, TooManyCells};
use crate::import::grid::{Block, Cell, Grid, GridRow};
use crate::import::read::{CELL_LIMIT, Found};
use crate::model::source::CellPlace;

/// Reads one table; a quoted field may hold several lines.
pub(super) fn read(text: &str) -> Result<Found, ImportFault> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let (mut grid, mut cells) = (Grid::default(), 0);
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.map_err(|error| Damaged { reason: error.to_string() })?;
        cells += record.len() as u64;
        if cells > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        let place = |column| CellPlace { table: 1, row, column, ..CellPlace::default() };
        let cells = (1..).zip(&record).filter_map(|(column, text)| Cell::of_text(text, &place(column)));
        grid.rows.push(GridRow { cells: cells.collect() });
    }
    Ok(Found { blocks: vec![Block::Grid(grid)], ..Found::default() })
}

/// The separator that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}
