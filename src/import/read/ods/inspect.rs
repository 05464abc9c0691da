//! Extracts information from the XML of an OpenDocument spreadsheet before its values are read.

use std::collections::BTreeSet;

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::Damaged;
use crate::import::grid::{Line, MergedCell};
use crate::import::read::budget::Budget;
use crate::import::read::ods::facts::Facts;
use crate::import::read::package::Package;
use crate::import::read::rich::Divided;
use crate::import::read::xml::{Element, Piece};
use crate::model::source::CellPlace;

/// The state of reading the XML.
pub(super) struct Walk<'a> {
    pub budget: &'a Budget,
    pub facts: Facts,
    pub sheet: String,
    /// Tables that are open; a sheet has none inside it.
    tables: usize,
    pub row: u32,
    pub row_times: u32,
    pub column: u32,
    pub column_times: u32,
    /// The number of columns declared at the start of the sheet.
    declared: u32,
    /// The last row and column with content.
    pub used: (u32, u32),
    /// The cells of the sheets before.
    pub cells: u64,
    /// The bytes of text, each cell that repeats one counted.
    pub text: u64,
    /// The formula of the current cell, and whether its result was found.
    formula: Option<bool>,
    pub in_cell: bool,
    in_comment: bool,
    /// The styles that strike text through, and the one that is being read.
    pub struck_styles: BTreeSet<String>,
    pub style: String,
    /// The current cell's text, whether it is a number, and the styles of the open elements around the text.
    pub divided: Divided,
    pub is_number: bool,
    pub styles: Vec<(String, bool)>,
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
            struck_styles: BTreeSet::new(),
            style: String::new(),
            divided: Divided::default(),
            is_number: false,
            styles: Vec::new(),
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
            "style" => self.style = element.attribute("name").unwrap_or_default(),
            "text-properties" => self.style_text(element),
            "p" | "span" => self.begin_text(element),
            "line-break" => self.divided.live.push('\n'),
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
        let (width, height) = (times(element, "number-columns-spanned"), times(element, "number-rows-spanned"));
        if width > 1 || height > 1 {
            self.remember(1)?;
            let (row, column) = (self.row.saturating_sub(1), self.column.saturating_sub(1));
            let merged = MergedCell { row, column, width, height };
            self.facts.merged.entry(self.sheet.clone()).or_default().push(merged);
        }
        let is_struck = element.attribute("style-name").is_some_and(|style| self.struck_styles.contains(&style));
        self.styles = vec![(element.name.clone(), is_struck)];
        self.divided = Divided::default();
        self.is_number = element.attribute("value-type").is_some_and(|kind| kind != "string");
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
                self.end_text()?;
                if self.formula.take() == Some(false) {
                    self.remember(1)?;
                    self.facts.unsolved.push(self.place(self.row, self.column));
                }
            }
            "p" | "span" if self.styles.len() > 1 => {
                self.styles.pop();
            }
            "annotation" => {
                self.in_comment = false;
                self.facts.comments.push('\u{1}');
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
        let is_struck = self.styles.last().is_some_and(|(_, struck)| *struck);
        let side = if is_struck { &mut self.divided.struck } else { &mut self.divided.live };
        side.push_str(text);
        self.formula = self.formula.map(|_| true);
        self.fill()?;
        self.repeat(text.len() as u64)
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
