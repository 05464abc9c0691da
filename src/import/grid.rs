//! The common representation of all file formats: lines, and tables of cells that contain lines. Each line has its
//! position in the file.

use crate::model::source::CellPlace;

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line outside of tables.
    Line(Line),
    /// The lines of a text box or a footnote, which interrupt the text around them.
    Aside(Vec<Line>),
    Grid(Grid),
}

/// A table, or a spreadsheet's sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the sheet.
    pub name: Option<String>,
    pub columns: Columns,
    pub rows: Vec<GridRow>,
}

/// How far the column of a cell can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// The file says which columns a cell covers.
    #[default]
    Exact,
    /// A converter wrote the table: merged cells and empty ones can be missing, so that cells stand further left.
    Loose,
}

/// A cell that covers several others, counted from zero, and how many columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergedCell {
    pub row: u32,
    pub column: u32,
    pub width: u32,
    pub height: u32,
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
    /// The number of columns that it covers.
    pub width: u32,
    /// The number of rows that it covers.
    pub height: u32,
    pub lines: Vec<Line>,
    /// The number of its lines, empty ones included.
    pub line_count: u32,
}

/// A line of text, which is never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// The nesting level in a list, from 0; `None` outside of lists.
    pub level: Option<u8>,
    pub place: CellPlace,
    /// How many lines, empty ones included, are before it in its cell.
    pub index: u32,
    /// Whether the file marks it as a heading.
    pub is_heading: bool,
}

impl Line {
    /// A line without the white space around it, and without control characters;
    /// none where nothing is left.
    pub fn new(text: &str, level: Option<u8>, place: &CellPlace) -> Option<Self> {
        let text: String = text.chars().filter(|c| *c == '\t' || !c.is_control()).collect();
        let text = text.trim_matches(is_blank);
        let place = place.clone();
        (!text.is_empty()).then(|| Self { text: text.to_owned(), level, place, index: 0, is_heading: false })
    }

    /// A part of this line; `None` if nothing visible is left.
    pub fn part(&self, text: &str) -> Option<Self> {
        let part = Self::new(text, self.level, &self.place)?;
        Some(Self { index: self.index, ..part })
    }
}

impl Cell {
    /// A cell with the lines of `text`; `None` if it is blank.
    pub fn of_text(text: &str, place: &CellPlace) -> Option<Self> {
        let (mut lines, mut count) = (Vec::new(), 0);
        for line in text.replace("\r\n", "\n").split(is_break) {
            lines.extend(Line::new(line, None, place).map(|line| Line { index: count, ..line }));
            count += 1;
        }
        Self::with_gaps(lines, count, place)
    }

    /// A cell with `lines`, one below the other; `None` if there are none.
    pub fn of_lines(lines: Vec<Line>, place: &CellPlace) -> Option<Self> {
        let lines: Vec<Line> = (0..).zip(lines).map(|(index, line)| Line { index, ..line }).collect();
        let line_count = u32::try_from(lines.len()).expect("a cell has fewer than 2^32 lines");
        Self::with_gaps(lines, line_count, place)
    }

    /// A cell of `line_count` lines, of which those that are not in `lines` are empty; `None` if all are.
    pub fn with_gaps(lines: Vec<Line>, line_count: u32, place: &CellPlace) -> Option<Self> {
        (!lines.is_empty()).then_some(Self { column: place.column, width: 1, height: 1, lines, line_count })
    }

    /// The same cell, covering `width` columns and `height` rows.
    #[must_use]
    pub fn spanning(self, width: u32, height: u32) -> Self {
        Self { width: width.max(1), height: height.max(1), ..self }
    }

    /// Whether it covers the column `column`.
    pub fn covers(&self, column: u32) -> bool {
        column >= self.column && column - self.column < self.width
    }

    /// The row, counted from one.
    pub fn row(&self) -> u32 {
        self.lines.first().map_or(0, |line| line.place.row)
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

/// The characters that count, which excludes white space.
pub fn visible(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_blank(*c))
}

/// The number of characters that count, which excludes white space.
pub fn count(text: &str) -> usize {
    visible(text).count()
}
