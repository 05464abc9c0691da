//! The state of reading a table: its current record, and the labels whose values can follow.

use std::collections::BTreeMap;

use crate::import::grid::{Columns, Line};
use crate::import::header::Header;
use crate::import::label_match::LabelMatch;

/// The state of reading a table.
#[derive(Clone, Debug, Default)]
pub(super) struct TableState<'a> {
    pub columns: Columns,
    /// Whether the table has not begun its record yet.
    pub is_new: bool,
    /// The last header above the heading by which the current part began, in this table or in one before it.
    pub former: Header<'a>,
    /// The column of that heading; 0 if it is a line.
    pub heading: u32,
    /// The last row, from which a gap is measured.
    pub last_row: u32,
    /// The last row that the number or title of the current record covers.
    pub record_until: u32,
    /// Labels without a value in their row: the value can be below them.
    pub above: Vec<OpenLabel<'a>>,
    /// Labels that cover several rows: the values can be beside them in each.
    pub beside: Vec<OpenLabel<'a>>,
    /// In a table with a record in each column: the records by their columns.
    pub records: BTreeMap<u32, ColumnRecord>,
    pub indicators: u32,
    /// The department in a cell that covers further rows, and the last of these.
    pub department: Option<(String, u32)>,
}

/// The record of a column.
#[derive(Clone, Debug)]
pub(super) enum ColumnRecord {
    /// It begins with its first value; the line is its number.
    Announced(Line),
    Begun(usize),
}

/// A label in a table whose value can follow.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenLabel<'a> {
    pub label: LabelMatch<'a>,
    pub column: u32,
    pub width: u32,
    /// The last row in or below which its value can be.
    pub last_row: u32,
}
