//! Reads the text of a part of a Word document, element by element.

use crate::diagnostic::fault::Fault;
use crate::import::grid::{Block, Cell, Grid, GridRow, Line};
use crate::import::read::budget::Budget;
use crate::import::read::package::Package;
use crate::import::read::xml::{Element, Piece};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// The lines and tables that were read so far.
pub(super) struct Walk<'a> {
    budget: &'a Budget,
    policy: Hidden,
    pub blocks: Vec<Block>,
    text: String,
    level: Option<u8>,
    /// The number of open elements whose text is not part of the document.
    skipped: u32,
    /// Whether an element with text is open.
    in_text: bool,
    /// Whether the current run is hidden.
    hidden_run: bool,
    tables: Vec<Table>,
    table_count: u32,
    paragraphs: u32,
    /// The number of merged cells.
    pub merged: usize,
    /// The number of phonetic guides that were left out.
    pub readings: usize,
    /// The number of tracked changes.
    pub changes: usize,
    pub hidden: Vec<CellPlace>,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    number: u32,
    grid: Grid,
    row: u32,
    column: u32,
    width: u32,
    lines: Vec<Line>,
}

impl<'a> Walk<'a> {
    /// The state before the first part.
    pub(super) fn new(policy: Hidden, budget: &'a Budget) -> Self {
        Self {
            budget,
            policy,
            blocks: Vec::new(),
            text: String::new(),
            level: None,
            skipped: 0,
            in_text: false,
            hidden_run: false,
            tables: Vec::new(),
            table_count: 0,
            paragraphs: 0,
            merged: 0,
            readings: 0,
            changes: 0,
            hidden: Vec::new(),
        }
    }

    /// Reads a part of the document, after the previous ones.
    pub(super) fn run(&mut self, package: &mut Package, part: &str) -> Result<(), Fault> {
        package.walk(part, &mut |piece| {
            match piece {
                Piece::Open(element) => self.open(&element)?,
                Piece::Close(name) => self.close(&name)?,
                Piece::Text(text) if self.in_text && self.skipped == 0 => self.add(&text),
                Piece::Text(_) => {}
            }
            Ok(())
        })
    }

    fn open(&mut self, element: &Element) -> Result<(), Fault> {
        match element.name.as_str() {
            // The fallback version of a drawing, the reading of a ruby, and deleted text.
            name @ ("Fallback" | "rt" | "del" | "moveFrom" | "rPrChange" | "pPrChange") => {
                self.readings += usize::from(name == "rt");
                self.changes += usize::from(name == "del" || name == "moveFrom");
                self.skipped += 1;
            }
            "ins" | "moveTo" => self.changes += 1,
            "p" => self.begin_paragraph()?,
            "ilvl" => self.level = element.number("val").map(|level| u8::try_from(level).unwrap_or(u8::MAX)),
            "numId" if element.number("val") == Some(0) => self.level = None,
            "r" => self.hidden_run = false,
            "vanish" => self.hide(element)?,
            "t" => self.in_text = true,
            "tab" | "ptab" => self.add(" "),
            "br" | "cr" => self.end_line()?,
            // A character of a symbol font has no meaning in other fonts. 〓 shows that there was one.
            "sym" if self.skipped == 0 => self.text.push('〓'),
            "noBreakHyphen" => self.add("-"),
            "tbl" => self.begin_table()?,
            "tr" => self.begin_row(),
            "tc" => self.begin_cell()?,
            "gridSpan" => self.span(element.number("val").unwrap_or(1)),
            "vMerge" => self.merged += usize::from(element.attribute("val").is_some_and(|value| value == "restart")),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "Fallback" | "rt" | "del" | "moveFrom" | "rPrChange" | "pPrChange" => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            "t" => self.in_text = false,
            "p" => {
                self.end_line()?;
                self.level = None;
            }
            "tc" => self.end_cell()?,
            "tbl" => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    fn begin_paragraph(&mut self) -> Result<(), Fault> {
        // A text box is nested in the paragraph to which it is anchored.
        self.end_line()?;
        self.level = None;
        self.paragraphs += 1;
        Ok(())
    }

    fn hide(&mut self, element: &Element) -> Result<(), Fault> {
        let off = element.attribute("val").is_some_and(|value| value == "0" || value == "false");
        self.hidden_run = !off && self.skipped == 0;
        if self.hidden_run {
            self.budget.cells(1)?;
            self.hidden.push(self.place());
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        if self.skipped == 0 && !(self.hidden_run && self.policy == Hidden::Skip) {
            self.text.push_str(text);
        }
    }

    fn place(&self) -> CellPlace {
        match self.tables.last() {
            Some(table) => {
                CellPlace { table: table.number, row: table.row, column: table.column, ..CellPlace::default() }
            }
            None => CellPlace { row: self.paragraphs, ..CellPlace::default() },
        }
    }

    fn end_line(&mut self) -> Result<(), Fault> {
        let text = std::mem::take(&mut self.text);
        let Some(line) = Line::new(&text, self.level, &self.place()) else { return Ok(()) };
        self.budget.lines(&line.text, "")?;
        match self.tables.last_mut() {
            Some(table) => table.lines.push(line),
            None => self.blocks.push(Block::Line(line)),
        }
        Ok(())
    }

    fn begin_table(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        self.table_count += 1;
        self.tables.push(Table { number: self.table_count, ..Table::default() });
        Ok(())
    }

    fn begin_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        (table.row, table.column, table.width) = (table.row + 1, 1, 0);
        table.grid.rows.push(GridRow::default());
    }

    fn begin_cell(&mut self) -> Result<(), Fault> {
        self.budget.cells(1)?;
        if let Some(table) = self.tables.last_mut() {
            (table.column, table.width) = (table.column.saturating_add(table.width), 1);
        }
        Ok(())
    }

    fn span(&mut self, width: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.width = width.clamp(1, 1000);
            self.merged += usize::from(width > 1);
        }
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        let place = self.place();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let lines = std::mem::take(&mut table.lines);
        if let Some(row) = table.grid.rows.last_mut() {
            row.cells.extend(Cell::of_lines(lines, &place));
        }
        Ok(())
    }

    /// The lines of a table inside a cell become lines of the cell.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let place = self.place();
        match self.tables.last_mut() {
            Some(outer) => {
                let cells = table.grid.rows.into_iter().flat_map(|row| row.cells);
                let lines = cells.flat_map(|cell| cell.lines);
                outer.lines.extend(lines.map(|line| Line { place: place.clone(), ..line }));
            }
            None => self.blocks.push(Block::Grid(table.grid)),
        }
    }
}
