//! What files of every format are read into: lines, and tables of cells that
//! hold lines. Each line knows its place in the file.

use crate::model::source::CellPlace;

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line outside tables.
    Line(Line),
    Grid(Grid),
}

/// A table, or a spreadsheet's sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The sheet's name.
    pub name: Option<String>,
    pub rows: Vec<GridRow>,
}

/// A row of a table; empty cells are not listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    pub cells: Vec<Cell>,
}

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Counted from one; the first one of a merged cell.
    pub column: u32,
    pub lines: Vec<Line>,
}

/// A line of text; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// How deep it stands in a list, from 0; none outside lists.
    pub level: Option<u8>,
    pub place: CellPlace,
}

impl Line {
    /// A line without the white space around it; none where nothing is left.
    pub fn new(text: &str, level: Option<u8>, place: &CellPlace) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        (!text.is_empty()).then(|| Self { text: text.to_owned(), level, place: place.clone() })
    }
}

impl Cell {
    /// A cell of the lines of `text`; none where it is blank.
    pub fn of_text(text: &str, place: &CellPlace) -> Option<Self> {
        Self::of_lines(text.lines().filter_map(|line| Line::new(line, None, place)).collect(), place)
    }

    /// A cell of `lines`; none where there are none.
    pub fn of_lines(lines: Vec<Line>, place: &CellPlace) -> Option<Self> {
        (!lines.is_empty()).then_some(Self { column: place.column, lines })
    }

    /// All of its text, lines separated by spaces.
    pub fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join(" ")
    }
}

/// White space, the ideographic one and those without width included.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{00ad}')
}

/// The characters that count: all but white space.
pub fn count(text: &str) -> usize {
    text.chars().filter(|c| !is_blank(*c)).count()
}
