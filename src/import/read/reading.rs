//! The content of a file.

use crate::diagnostic::Diagnostic;
use crate::import::grid::{Block, Line};
use crate::import::read::apart::SetApart;
use crate::import::read::format::Format;

/// The content of a file, in reading order.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name of the file, as given on the command line.
    pub file: String,
    pub format: &'static Format,
    /// The encoding of the text, if it was not UTF-8.
    pub encoding: Option<String>,
    /// The SHA-256 checksum of the whole file, in hexadecimal digits.
    pub sha256: String,
    pub blocks: Vec<Block>,
    /// Text that is not imported, word for word.
    pub set_apart: Vec<SetApart>,
    /// Warnings about how the file was read.
    pub notes: Vec<Diagnostic>,
}

impl Reading {
    /// Every line of the file, within and outside of tables.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Line(line) => std::slice::from_ref(line).iter().collect::<Vec<_>>(),
            Block::Aside(lines) => lines.iter().collect(),
            Block::Grid(grid) => grid.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines).collect(),
        })
    }
}
