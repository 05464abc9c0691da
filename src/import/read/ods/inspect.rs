//! Extracts information from the XML of an OpenDocument spreadsheet before its values are read.

use crate::diagnostic::fault::Fault;
use crate::import::fault::bound::TooMuchText;
use crate::import::fault::file::{Damaged, TooManyCells};
use crate::import::grid::Line;
use crate::import::read::budget::{Budget, CELL_LIMIT, TEXT_LIMIT};
use crate::import::read::ods::facts::Facts;
use crate::import::read::package::Package;
use crate::import::read::xml::{Element, Piece};
use crate::model::source::CellPlace;

/// The state of reading the XML.
struct Walk<'a> {
    budget: &'a Budget,
    facts: Facts,
    sheet: String,
    /// Tables that are open; a sheet has none inside it.
    tables: usize,
    row: u32,
    row_times: u32,
    column: u32,
    column_times: u32,
    /// The number of columns declared at the start of the sheet.
    declared: u32,
    /// The last row and column with content.
    used: (u32, u32),
    /// The cells of the sheets before.
    cells: u64,
    /// The bytes of text, each cell that repeats one counted.
    text: u64,
    /// The formula of the current cell, and whether its result was found.
    formula: Option<bool>,
    in_cell: bool,
    in_comment: bool,
}

impl<'a> Walk<'a> {
    fn new(budget: &'a Budget) -> Self {
        Self {
            budget,
            facts: Facts::default(),
            sheet: String::new(),
            tables: 0,
            row: 0,
            row_times: 1,
            column: 0,
            column_times: 1,
            declared: 0,
            used: (0, 0),
            cells: 0,
            text: 0,
            formula: None,
            in_cell: false,
            in_comment: false,
        }
    }
}

/// Extracts the information from a workbook's `content.xml`.
///
/// # Errors
///
/// [`TooManyCells`], [`Damaged`].
pub(super) fn inspect(package: &mut Package, budget: &Budget) -> Result<Facts, Fault> {
    let mut state = Walk::new(budget);
    package.walk("content.xml", &mut |piece| match piece {
        Piece::Open(element) => state.open(&element),
        Piece::Close(name) => state.close(&name),
        Piece::Text(text) => state.text(&text),
    })?;
    Ok(state.facts)
}

impl Walk<'_> {
    fn open(&mut self, element: &Element) -> Result<(), Fault> {
        match element.name.as_str() {
            "table" => self.begin_table(element)?,
            "table-column" => self.declare_column(element)?,
            "table-row" => self.begin_row(element)?,
            // So many blanks.
            "s" => self.repeat(u64::from(times(element, "c")))?,
            "table-cell" | "covered-table-cell" => self.begin_cell(element)?,
            "annotation" => self.in_comment = true,
            _ => {}
        }
        Ok(())
    }

    fn begin_table(&mut self, element: &Element) -> Result<(), Fault> {
        self.tables += 1;
        if self.tables > 1 {
            return Err(Damaged { reason: "table:table".to_owned() }.into());
        }
        self.cells += u64::from(self.used.0) * u64::from(self.used.1);
        self.sheet = element.attribute("name").unwrap_or_default();
        (self.row, self.row_times, self.declared, self.used) = (0, 1, 0, (0, 0));
        Ok(())
    }

    fn declare_column(&mut self, element: &Element) -> Result<(), Fault> {
        let (first, times) = (self.declared + 1, times(element, "number-columns-repeated"));
        self.declared = self.declared.saturating_add(times);
        // Columns that fill the sheet up to its end were not hidden by a person.
        if is_hidden(element) && times < 256 {
            self.remember(times)?;
            let places: Vec<_> = (first..first.saturating_add(times)).map(|column| self.place(0, column)).collect();
            self.facts.hidden.extend(places);
            let [_, columns] = self.facts.ranges.entry(self.sheet.clone()).or_default();
            columns.add(first, first.saturating_add(times - 1));
        }
        Ok(())
    }

    fn begin_row(&mut self, element: &Element) -> Result<(), Fault> {
        self.row = self.row.saturating_add(self.row_times);
        (self.row_times, self.column, self.column_times) = (times(element, "number-rows-repeated"), 0, 1);
        if is_hidden(element) && self.row_times < 1024 {
            self.remember(self.row_times)?;
            let last = self.row.saturating_add(self.row_times - 1);
            let places: Vec<_> = (self.row..=last).map(|row| self.place(row, 0)).collect();
            self.facts.hidden.extend(places);
            let [rows, _] = self.facts.ranges.entry(self.sheet.clone()).or_default();
            rows.add(self.row, last);
        }
        Ok(())
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
        // calamine copies values and formulas into each cell that repeats them.
        let written = VALUES.iter().chain(&["formula"]).filter_map(|name| element.attribute(name));
        let written = written.map(|text| text.len() as u64).sum();
        if is_solved || self.formula.is_some() {
            self.fill()?;
        }
        self.repeat(written)
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                if self.formula.take() == Some(false) {
                    self.remember(1)?;
                    self.facts.unsolved.push(self.place(self.row, self.column));
                }
            }
            "annotation" => {
                self.in_comment = false;
                self.facts.comments.push(' ');
            }
            "table" => {
                self.tables -= 1;
                self.sheet.clear();
            }
            _ => {}
        }
        Ok(())
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
            self.budget.lines(text, &self.sheet)?;
            self.facts.shapes.extend(Line::new(text, None, &self.place(0, 0)));
            return Ok(());
        }
        self.formula = self.formula.map(|_| true);
        self.fill()?;
        self.repeat(text.len() as u64)
    }

    /// calamine stores every cell between the first and the last one with content, and expands repeated ones.
    fn fill(&mut self) -> Result<(), Fault> {
        let reach = |at: u32, times: u32| at.saturating_add(times - 1);
        let rows = self.used.0.max(reach(self.row, self.row_times));
        let columns = self.used.1.max(reach(self.column, self.column_times));
        self.used = (rows, columns);
        if self.cells + u64::from(rows) * u64::from(columns) > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        Ok(())
    }

    /// So many bytes stand in the open cell, and in each that repeats it. They are
    /// counted beside the budget: it is spent when the cells are read.
    fn repeat(&mut self, bytes: u64) -> Result<(), Fault> {
        let places = u64::from(self.row_times) * u64::from(self.column_times);
        let bytes = if self.in_cell { bytes.saturating_mul(places) } else { bytes };
        self.text = self.text.saturating_add(bytes);
        if self.text > TEXT_LIMIT { Err(TooMuchText { limit: TEXT_LIMIT }.into()) } else { Ok(()) }
    }

    /// So many places with the name of their sheet will be held until the end.
    fn remember(&self, places: u32) -> Result<(), Fault> {
        self.budget.cells(u64::from(places))?;
        self.budget.text(u64::from(places).saturating_mul(self.sheet.len() as u64))
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        CellPlace { sheet: self.sheet.clone(), row, column, ..CellPlace::default() }
    }
}

/// The repeat count of an element.
fn times(element: &Element, attribute: &str) -> u32 {
    element.number(attribute).unwrap_or(1).max(1)
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("visibility").is_some_and(|value| value == "collapse" || value == "filter")
}
