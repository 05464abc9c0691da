//! Positions in content files, so that a fault that is found in a later stage can still name its line.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The range of `length` bytes from `start`.
    pub fn new(start: usize, length: usize) -> Self {
        Self { start, end: start + length }
    }
}

/// A value and its position in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// A position in a file that is not a content file: a cell of a table, or a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellPlace {
    /// The page of a PDF, counted from one; 0 for formats without pages.
    pub page: u32,
    /// The name of the spreadsheet's sheet; empty for formats without sheets.
    pub sheet: String,
    /// The number of the table, counted from one; 0 outside of tables and in spreadsheets.
    pub table: u32,
    /// The row of the table or sheet, or the line of the file, counted from one.
    pub row: u32,
    /// The column, counted from one; 0 for a line outside of tables.
    pub column: u32,
}
