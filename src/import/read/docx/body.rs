//! Reads the text of a part of a Word document, element by element.

use crate::diagnostic::fault::Fault;
use crate::import::grid::{Block, Line};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::docx::numbering::{Numbering, level_of};
use crate::import::read::docx::paragraph::{Paragraph, Run};
use crate::import::read::docx::table::{Merge, Table};
use crate::import::read::package::Package;
use crate::import::read::rich::is_on;
use crate::import::read::xml::{Element, Piece};
use crate::model::form::Hidden;
use crate::model::source::CellPlace;

/// The lines and tables that were read so far.
pub(super) struct Walk<'a> {
    pub(super) budget: &'a Budget,
    policy: Hidden,
    pub(super) numbering: &'a mut Numbering,
    pub blocks: Vec<Block>,
    pub(super) paragraph: Paragraph,
    run: Run,
    /// Why the text of the open elements is not part of the document, outermost first; `None` if it is there twice.
    skipped: Vec<Option<Why>>,
    /// Whether an element with text is open.
    in_text: bool,
    /// The paragraphs around the open text boxes, and the lines of each box.
    pub(super) boxes: Vec<(Paragraph, Vec<Line>)>,
    pub(super) tables: Vec<Table>,
    table_count: u32,
    paragraphs: u32,
    pub found: Counts,
    pub hidden: Vec<CellPlace>,
    pub set_apart: Vec<SetApart>,
}

/// What was found besides text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub merged: usize,
    /// Phonetic guides that were left out.
    pub readings: usize,
    /// Tracked changes.
    pub changes: usize,
    /// Automatic numbers that became text.
    pub numbers: usize,
}

/// Elements whose text is not part of the document: the second version of a drawing, readings, and deleted text.
fn skipped(name: &str) -> Option<Option<Why>> {
    match name {
        "Fallback" | "rPrChange" | "pPrChange" => Some(None),
        "rt" => Some(Some(Why::Phonetic)),
        "del" | "moveFrom" => Some(Some(Why::Deleted)),
        _ => None,
    }
}

impl<'a> Walk<'a> {
    /// The state before the first part.
    pub(super) fn new(policy: Hidden, numbering: &'a mut Numbering, budget: &'a Budget) -> Self {
        Self {
            budget,
            policy,
            numbering,
            blocks: Vec::new(),
            paragraph: Paragraph::default(),
            run: Run::default(),
            skipped: Vec::new(),
            in_text: false,
            boxes: Vec::new(),
            tables: Vec::new(),
            table_count: 0,
            paragraphs: 0,
            found: Counts::default(),
            hidden: Vec::new(),
            set_apart: Vec::new(),
        }
    }

    /// Reads a part of the document, after the previous ones.
    pub(super) fn run(&mut self, package: &mut Package, part: &str) -> Result<(), Fault> {
        package.walk(part, &mut |piece| {
            match piece {
                Piece::Open(element) => self.open(&element)?,
                Piece::Close(name) => self.close(&name)?,
                Piece::Text(text) if self.in_text => self.add(&text),
                Piece::Text(_) => {}
            }
            Ok(())
        })
    }

    fn open(&mut self, element: &Element) -> Result<(), Fault> {
        let name = element.name.as_str();
        if let Some(why) = skipped(name) {
            self.found.readings += usize::from(name == "rt");
            self.found.changes += usize::from(why == Some(Why::Deleted));
            self.skipped.push(why);
            return Ok(());
        }
        match name {
            "ins" | "moveTo" => self.found.changes += 1,
            "p" => self.begin_paragraph()?,
            "pStyle" => self.paragraph.style = element.attribute("val").unwrap_or_default(),
            "outlineLvl" => self.paragraph.is_heading = element.number("val").is_some_and(|level| level < 9),
            "ilvl" => self.paragraph.level = Some(level_of(element)),
            "numId" => self.paragraph.list = element.number("val"),
            "r" => self.run = Run { is_open: true, ..Run::default() },
            "vanish" => self.hide(element)?,
            "strike" | "dstrike" if self.run.is_open => self.run.is_struck |= is_on(element),
            "t" | "delText" => self.in_text = true,
            "tab" | "ptab" if self.run.is_open => self.add(" "),
            "br" | "cr" => self.end_line()?,
            // A character of a symbol font has no meaning in other fonts. 〓 shows that there was one.
            "sym" => self.add("〓"),
            "noBreakHyphen" => self.add("-"),
            "txbxContent" => self.begin_box(),
            _ => self.open_table(element)?,
        }
        Ok(())
    }

    fn open_table(&mut self, element: &Element) -> Result<(), Fault> {
        let is_new = element.name == "tbl";
        if is_new {
            self.end_line()?;
            self.table_count += 1;
            self.tables.push(Table::new(self.table_count));
        }
        let Some(table) = self.tables.last_mut().filter(|_| !is_new) else { return Ok(()) };
        match element.name.as_str() {
            "tr" => table.begin_row(),
            "gridBefore" => table.skip(element.number("val").unwrap_or(0)),
            "tc" => {
                self.budget.cells(1)?;
                table.begin_cell();
            }
            "gridSpan" => {
                let width = element.number("val").unwrap_or(1);
                table.span(width);
                self.found.merged += usize::from(width > 1);
            }
            "vMerge" => {
                let begins = element.attribute("val").is_some_and(|value| value == "restart");
                table.merge(if begins { Merge::Begins } else { Merge::Continues });
                self.found.merged += usize::from(begins);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        if skipped(name).is_some() {
            self.skipped.pop();
            return Ok(());
        }
        match name {
            "t" | "delText" => self.in_text = false,
            "r" => self.run = Run::default(),
            "p" => {
                self.end_paragraph()?;
                self.paragraph = Paragraph::default();
            }
            "tc" => {
                self.end_line()?;
                self.tables.last_mut().into_iter().for_each(Table::end_cell);
            }
            "tbl" => self.end_table(),
            "txbxContent" => self.end_box()?,
            _ => {}
        }
        Ok(())
    }

    fn begin_paragraph(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        self.paragraph = Paragraph::default();
        self.paragraphs += 1;
        Ok(())
    }

    /// A text box is nested in the paragraph to which it is anchored, and interrupts it.
    fn begin_box(&mut self) {
        let around = std::mem::take(&mut self.paragraph);
        self.boxes.push((around, Vec::new()));
    }

    fn end_box(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        let Some((around, lines)) = self.boxes.pop() else { return Ok(()) };
        self.paragraph = around;
        match self.tables.last_mut() {
            Some(table) => lines.into_iter().for_each(|line| table.add(Some(line))),
            None => self.blocks.extend((!lines.is_empty()).then_some(Block::Aside(lines))),
        }
        Ok(())
    }

    fn hide(&mut self, element: &Element) -> Result<(), Fault> {
        self.run.is_hidden = self.run.is_open && is_on(element) && self.skipped.is_empty();
        if self.run.is_hidden {
            self.budget.cells(1)?;
            self.hidden.push(self.place());
        }
        Ok(())
    }

    fn add(&mut self, text: &str) {
        let is_hidden = self.run.is_hidden && self.policy == Hidden::Skip;
        let why = match self.skipped.last() {
            Some(why) => *why,
            None if is_hidden => Some(Why::Hidden),
            None if self.run.is_struck => Some(Why::Struck),
            None => return self.paragraph.text.push_str(text),
        };
        let is_twice = self.skipped.contains(&None);
        let place = self.place();
        let Some(why) = why.filter(|_| !is_twice && !text.trim().is_empty()) else { return };
        match self.set_apart.last_mut().filter(|last| last.why == why && last.place == place) {
            Some(last) => last.text.push_str(text),
            None => self.set_apart.push(SetApart { why, text: text.to_owned(), place }),
        }
    }

    pub(super) fn place(&self) -> CellPlace {
        let line = || CellPlace { row: self.paragraphs, ..CellPlace::default() };
        self.tables.last().map_or_else(line, Table::place)
    }
}
