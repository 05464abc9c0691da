//! Extracts information from the XML of an OpenDocument spreadsheet before its values are read.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::TooManyCells;
use crate::import::grid::Line;
use crate::import::read::format::CELL_LIMIT;
use crate::import::read::xml::{Element, Piece, walk};
use crate::model::source::CellPlace;

/// The information about a workbook that calamine does not provide.
#[derive(Default)]
pub(super) struct Facts {
    /// Hidden cells. The row or column is 0 if a whole column or row is hidden.
    pub hidden: Vec<CellPlace>,
    /// Cells with a formula whose result is not stored.
    pub unsolved: Vec<CellPlace>,
    pub merged: usize,
    /// The text of shapes above the cells.
    pub shapes: Vec<Line>,
    /// The text of comments.
    pub comments: String,
}

impl Facts {
    /// Whether a cell is hidden. Rows and columns are counted from one.
    pub(super) fn hides(&self, sheet: &str, row: u32, column: u32) -> bool {
        self.hidden.iter().any(|place| {
            place.sheet == sheet
                && (place.row == row || place.row == 0)
                && (place.column == column || place.column == 0)
        })
    }
}

/// The state of reading the XML.
#[derive(Default)]
struct Walk {
    facts: Facts,
    sheet: String,
    row: u32,
    row_times: u32,
    column: u32,
    column_times: u32,
    /// The number of columns declared at the start of the sheet.
    declared: u32,
    /// The last row and column with content.
    used: (u32, u32),
    /// The formula of the current cell, and whether its result was found.
    formula: Option<bool>,
    in_cell: bool,
    in_comment: bool,
}

/// Extracts the information from a workbook's `content.xml`.
///
/// # Errors
///
/// [`TooManyCells`], [`Damaged`].
pub(super) fn inspect(text: &str) -> Result<Facts, Fault> {
    let mut state = Walk::default();
    walk(text, &mut |piece| match piece {
        Piece::Open(element) => state.open(&element),
        Piece::Close(name) => {
            state.close(&name);
            Ok(())
        }
        Piece::Text(text) => state.text(&text),
    })?;
    Ok(state.facts)
}

impl Walk {
    fn open(&mut self, element: &Element) -> Result<(), Fault> {
        match element.name.as_str() {
            "table" => {
                self.sheet = element.attribute("name").unwrap_or_default();
                (self.row, self.row_times, self.declared, self.used) = (0, 1, 0, (0, 0));
            }
            "table-column" => self.declare_column(element),
            "table-row" => self.begin_row(element),
            "table-cell" | "covered-table-cell" => self.begin_cell(element)?,
            "annotation" => self.in_comment = true,
            _ => {}
        }
        Ok(())
    }

    fn declare_column(&mut self, element: &Element) {
        let (first, times) = (self.declared + 1, times(element, "number-columns-repeated"));
        self.declared = self.declared.saturating_add(times);
        // Columns that fill the sheet up to its end were not hidden by a person.
        if is_hidden(element) && times < 256 {
            let places: Vec<_> = (first..first + times).map(|column| self.place(0, column)).collect();
            self.facts.hidden.extend(places);
        }
    }

    fn begin_row(&mut self, element: &Element) {
        self.row = self.row.saturating_add(self.row_times);
        (self.row_times, self.column, self.column_times) = (times(element, "number-rows-repeated"), 0, 1);
        if is_hidden(element) && self.row_times < 1024 {
            let places: Vec<_> = (0..self.row_times).map(|more| self.place(self.row + more, 0)).collect();
            self.facts.hidden.extend(places);
        }
    }

    fn begin_cell(&mut self, element: &Element) -> Result<(), Fault> {
        const VALUES: [&str; 5] = ["value", "string-value", "date-value", "time-value", "boolean-value"];
        self.column = self.column.saturating_add(self.column_times);
        self.column_times = times(element, "number-columns-repeated");
        let is_merged = times(element, "number-columns-spanned") > 1 || times(element, "number-rows-spanned") > 1;
        self.facts.merged += usize::from(is_merged);
        let is_solved = VALUES.iter().any(|name| element.attribute(name).is_some());
        self.in_cell = true;
        self.formula = element.attribute("formula").map(|_| is_solved);
        if is_solved { self.fill() } else { Ok(()) }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                if self.formula.take() == Some(false) {
                    self.facts.unsolved.push(self.place(self.row, self.column));
                }
            }
            "annotation" => {
                self.in_comment = false;
                self.facts.comments.push(' ');
            }
            "table" => self.sheet.clear(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        if text.trim().is_empty() || self.sheet.is_empty() {
            return Ok(());
        }
        if self.in_comment {
            self.facts.comments.push_str(text);
            return Ok(());
        }
        if !self.in_cell {
            self.facts.shapes.extend(Line::new(text, None, &self.place(0, 0)));
            return Ok(());
        }
        self.formula = self.formula.map(|_| true);
        self.fill()
    }

    /// calamine stores every cell between the first and the last one with content, and expands repeated ones.
    fn fill(&mut self) -> Result<(), Fault> {
        let reach = |at: u32, times: u32| at.saturating_add(times - 1);
        let rows = self.used.0.max(reach(self.row, self.row_times));
        let columns = self.used.1.max(reach(self.column, self.column_times));
        self.used = (rows, columns);
        if u64::from(rows) * u64::from(columns) > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        Ok(())
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        CellPlace { sheet: self.sheet.clone(), table: 0, row, column }
    }
}

/// The repeat count of an element.
fn times(element: &Element, attribute: &str) -> u32 {
    element.number(attribute).unwrap_or(1).max(1)
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("visibility").is_some_and(|value| value == "collapse" || value == "filter")
}
