//! Reads CSV and tab-separated files.

use csv::ReaderBuilder;

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;
use crate::import::grid::{Block, Cell, Grid, GridRow};
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::model::source::CellPlace;

pub(super) static FORMAT: Format = Format {
    id: "csv",
    ja: "CSV",
    en: "CSV",
    endings: &["csv", "tsv"],
    sign: Sign::Text { starts: |_| false, posing_as: &[] },
    reader: Reader::Text(read),
};

/// Reads one table. A quoted field can hold several lines.
fn read(text: &str, budget: &Budget) -> Result<Found, Fault> {
    let delimiter = delimiter(text);
    // A record of millions of empty fields is held before its cells can be counted.
    budget.steps(text.bytes().filter(|byte| *byte == delimiter || *byte == b'\n').count() as u64)?;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut grid = Grid::default();
    for (row, record) in (1..).zip(reader.records()) {
        let record = record.map_err(|error| Damaged { reason: error.to_string() })?;
        budget.cells(record.len() as u64)?;
        record.iter().filter(|text| !text.is_empty()).try_for_each(|text| budget.lines(text, ""))?;
        let place = |column| CellPlace { table: 1, row, column, ..CellPlace::default() };
        let cells = (1..).zip(&record).filter_map(|(column, text)| Cell::of_text(text, &place(column)));
        grid.rows.push(GridRow { cells: cells.collect() });
    }
    Ok(Found { blocks: vec![Block::Grid(grid)], ..Found::default() })
}

/// The separator that occurs most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(b',')
}
