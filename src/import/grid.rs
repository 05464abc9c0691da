//! The common representation of all file formats: lines, and tables of cells that contain lines. Each line has its
//! position in the file.

use crate::model::source::CellPlace;

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line outside of tables.
    Line(Line),
    Grid(Grid),
}

/// A table, or a spreadsheet's sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the sheet.
    pub name: Option<String>,
    pub rows: Vec<GridRow>,
}

/// A row of a table, without its empty cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    pub cells: Vec<Cell>,
}

/// A cell that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column, counted from one; for merged cells the first one.
    pub column: u32,
    pub lines: Vec<Line>,
}

/// A line of text, which is never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// The nesting level in a list, from 0; `None` outside of lists.
    pub level: Option<u8>,
    pub place: CellPlace,
}

impl Line {
    /// A line without the white space around it, and without control characters;
    /// none where nothing is left.
    pub fn new(text: &str, level: Option<u8>, place: &CellPlace) -> Option<Self> {
        let text: String = text.chars().filter(|c| *c == '\t' || !c.is_control()).collect();
        let text = text.trim_matches(is_blank);
        (!text.is_empty()).then(|| Self { text: text.to_owned(), level, place: place.clone() })
    }
}

impl Cell {
    /// A cell with the lines of `text`; `None` if it is blank.
    pub fn of_text(text: &str, place: &CellPlace) -> Option<Self> {
        Self::of_lines(text.split(is_break).filter_map(|line| Line::new(line, None, place)).collect(), place)
    }

    /// A cell with `lines`; `None` if there are none.
    pub fn of_lines(lines: Vec<Line>, place: &CellPlace) -> Option<Self> {
        (!lines.is_empty()).then_some(Self { column: place.column, lines })
    }

    /// The text of all lines, separated by spaces.
    pub fn text(&self) -> String {
        let lines: Vec<_> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join(" ")
    }
}

/// What ends a line, Word's line break within a paragraph (a vertical tab) included.
pub fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `c` is white space, including the ideographic space and characters of zero width.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{00ad}')
}

/// The number of characters that count, which excludes white space.
pub fn count(text: &str) -> usize {
    text.chars().filter(|c| !is_blank(*c)).count()
}
