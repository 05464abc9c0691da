//! What is read from a file.

use serde::{Deserialize, Serialize};

/// The text of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The number of pages.
    pub pages: u32,
    /// Lines and tables in reading order.
    pub blocks: Vec<Block>,
    /// What stands on the pages and is not part of the text.
    pub set_aside: Vec<SetAside>,
    /// The pages on which text is in a font that cannot be read, so that it is missing, counted from one.
    pub unreadable_fonts: Vec<u32>,
    /// The pages that have images and no text, counted from one.
    pub images_only: Vec<u32>,
}

/// A line outside of tables, or a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph outside of tables.
    Line(Line),
    /// A table, ruled or not. A table that goes on over several pages is one table.
    Table(Table),
}

/// A paragraph: lines that only the width of the column broke are joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its text, without line breaks, not blank.
    pub text: String,
    /// The page on which it begins, counted from one.
    pub page: u32,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows; rows without text are left out.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The cells that have text and begin in this row, from left to right.
    pub cells: Vec<Cell>,
}

/// A cell that has text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The column in which it begins, counted from zero.
    pub column: u32,
    /// How many columns it spans.
    pub columns: u32,
    /// How many rows it spans.
    pub rows: u32,
    /// Its paragraphs.
    pub lines: Vec<Line>,
}

/// A piece of text that is not part of the blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The text.
    pub text: String,
    /// The page, counted from one.
    pub page: u32,
    /// Why it is set aside.
    pub reason: Reason,
}

/// Why a piece of text is not part of the blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// A number of the page, by itself at its upper or lower edge.
    PageNumber,
    /// A line at the upper or lower edge that other pages have as well.
    Repeated,
    /// A header row of a table, which is repeated where the table goes on on another page.
    RepeatedHeader,
    /// A line is drawn through it.
    Struck,
}

impl Cell {
    /// The text of all paragraphs, one per line.
    pub fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }
}
