//! A file after it was read.

use crate::diagnostic::Diagnostic;
use crate::import::grid::{Block, Line};
use crate::import::read::format::Format;

/// What a file holds, in reading order.
#[derive(Clone, Debug)]
pub struct Reading {
    /// As it was named on the command line.
    pub file: String,
    pub format: &'static Format,
    /// What the text was written in, where it was not UTF-8.
    pub encoding: Option<String>,
    /// Of the whole file, in hexadecimal digits.
    pub sha256: String,
    pub blocks: Vec<Block>,
    /// Warnings about how the file was read.
    pub notes: Vec<Diagnostic>,
}

impl Reading {
    /// Every line of the file, in and outside tables.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Line(line) => std::slice::from_ref(line).iter().collect::<Vec<_>>(),
            Block::Grid(grid) => grid.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines).collect(),
        })
    }
}
