//! Places in content files, so that a fault found late still names its line.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The range from `start` over `length` bytes.
    pub fn new(start: usize, length: usize) -> Self {
        Self { start, end: start + length }
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// A place in a file that is no content file: a cell of a table, or a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellPlace {
    /// The spreadsheet's sheet; empty in files that have none.
    pub sheet: String,
    /// The table, counted from one; 0 outside tables and in spreadsheets.
    pub table: u32,
    /// Row of the table or sheet, or line of the file, counted from one.
    pub row: u32,
    /// Column, counted from one; 0 for a line outside tables.
    pub column: u32,
}
