//! Reads the lines, lists and tables of HTML.
//!
//! The tokenizer follows the WHATWG HTML standard. No tree is built, since the standard's tree construction moves
//! misplaced text out of tables, but an importer must preserve the order.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::diagnostic::fault::Fault;
use crate::import::fault::table::{MergedCells, PhoneticDropped};
use crate::import::grid::{Block, Line};
use crate::import::read::budget::{Budget, nested};
use crate::import::read::format::Found;
use crate::import::read::html::table::{Table, flatten};
use crate::import::read::html::tag::{is_block, span};
use crate::model::source::CellPlace;

/// Reads a part of a file, before which there were `tables` tables.
pub(crate) fn read_part(text: &str, tables: u32, budget: &Budget) -> Result<Found, Fault> {
    let mut walk = Walk::new(CellPlace { row: 1, ..CellPlace::default() }, budget);
    walk.table_count = tables;
    walk.run(text)?;
    let mut notes = Vec::new();
    if walk.merged > 0 {
        notes.push(MergedCells { count: walk.merged }.into());
    }
    if walk.phonetic > 0 {
        notes.push(PhoneticDropped { count: walk.phonetic }.into());
    }
    Ok(Found { blocks: walk.blocks, notes })
}

/// Reads the markup within a cell or paragraph as lines. Tables are not allowed in it.
pub(crate) fn read_lines(text: &str, place: &CellPlace, budget: &Budget) -> Result<Vec<Line>, Fault> {
    if !text.contains(['<', '&']) {
        budget.lines(text, "")?;
        return Ok(Line::new(text, None, place).into_iter().collect());
    }
    let mut walk = Walk::new(place.clone(), budget);
    walk.fixed_place = true;
    walk.run(text)?;
    let mut lines = Vec::new();
    for block in walk.blocks {
        match block {
            Block::Line(line) => lines.push(line),
            Block::Grid(grid) => lines.extend(flatten(grid, place)),
        }
    }
    Ok(lines)
}

struct Walk<'a> {
    budget: &'a Budget,
    blocks: Vec<Block>,
    text: String,
    /// The number of open lists. The level of a line is one less.
    depth: u8,
    /// Whether the current line is in a list entry.
    in_entry: bool,
    tables: Vec<Table>,
    table_count: u32,
    /// The open elements whose text is not shown.
    skipped: Vec<Vec<u8>>,
    line_place: CellPlace,
    fixed_place: bool,
    merged: usize,
    phonetic: usize,
}

impl<'a> Walk<'a> {
    fn new(line_place: CellPlace, budget: &'a Budget) -> Self {
        Self {
            budget,
            blocks: Vec::new(),
            text: String::new(),
            depth: 0,
            in_entry: false,
            tables: Vec::new(),
            table_count: 0,
            skipped: Vec::new(),
            line_place,
            fixed_place: false,
            merged: 0,
            phonetic: 0,
        }
    }

    fn run(&mut self, text: &str) -> Result<(), Fault> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            self.budget.steps(1)?;
            match token {
                Token::StartTag(tag) => self.open(&tag)?,
                Token::EndTag(tag) => self.close(&tag.name)?,
                Token::String(words) if self.skipped.is_empty() => self.add(&String::from_utf8_lossy(&words)),
                _ => {}
            }
        }
        self.end_line()?;
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        Ok(())
    }

    fn open(&mut self, tag: &StartTag<()>) -> Result<(), Fault> {
        let name: &[u8] = &tag.name;
        match name {
            b"script" | b"style" | b"template" | b"head" | b"rt" | b"rp" => {
                self.phonetic += usize::from(name == b"rt");
                if !tag.self_closing {
                    self.skipped.push(name.to_vec());
                }
            }
            b"body" => self.skipped.clear(),
            // The lines after a line break belong to the same list entry.
            b"br" | b"hr" => self.end_line()?,
            b"ul" | b"ol" => {
                self.end_line()?;
                self.depth = self.depth.saturating_add(1);
            }
            b"li" => {
                self.end_line()?;
                self.in_entry = true;
            }
            b"table" => self.begin_table()?,
            b"tr" => self.begin_row()?,
            b"td" | b"th" => self.begin_cell(span(tag, b"colspan"), span(tag, b"rowspan"))?,
            _ if is_block(name) => self.end_line()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Fault> {
        if self.skipped.last().is_some_and(|skipped| skipped == name) {
            self.skipped.pop();
            return Ok(());
        }
        match name {
            b"ul" | b"ol" => {
                self.end_line()?;
                self.depth = self.depth.saturating_sub(1);
            }
            b"td" | b"th" => self.end_cell()?,
            b"tr" => self.end_row()?,
            b"table" => self.end_table()?,
            _ if is_block(name) => self.end_line()?,
            _ => {}
        }
        Ok(())
    }

    fn add(&mut self, words: &str) {
        for c in words.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if blank && !self.text.ends_with(' ') {
                self.text.push(' ');
            } else if !blank {
                self.text.push(c);
            }
        }
    }

    fn level(&self) -> Option<u8> {
        self.in_entry.then(|| self.depth.saturating_sub(1))
    }

    fn end_line(&mut self) -> Result<(), Fault> {
        if !self.text.is_empty() {
            self.budget.lines(&self.text, "")?;
            self.push_line();
        }
        self.in_entry = false;
        Ok(())
    }

    fn push_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        let level = self.level();
        if let Some(cell) = self.tables.last_mut().and_then(Table::open_cell) {
            cell.lines.extend(Line::new(&text, level, &cell.place));
            return;
        }
        if let Some(line) = Line::new(&text, level, &self.line_place) {
            self.blocks.push(Block::Line(line));
            self.line_place.row += u32::from(!self.fixed_place);
        }
    }

    fn begin_table(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        nested(self.tables.len() + 1)?;
        self.table_count += 1;
        let depth_outside = std::mem::take(&mut self.depth);
        self.tables.push(Table::new(self.table_count, depth_outside));
        Ok(())
    }

    fn begin_row(&mut self) -> Result<(), Fault> {
        self.end_row()?;
        if let Some(table) = self.tables.last_mut() {
            self.budget.steps(table.begin_row())?;
        }
        Ok(())
    }

    fn begin_cell(&mut self, width: u32, height: u32) -> Result<(), Fault> {
        self.end_cell()?;
        self.budget.cells(1)?;
        if self.tables.last().is_some_and(Table::needs_row) {
            self.begin_row()?;
        }
        if let Some(table) = self.tables.last_mut() {
            table.begin_cell(width, height);
            self.merged += usize::from(width > 1 || height > 1);
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Fault> {
        self.end_line()?;
        if let Some(table) = self.tables.last_mut() {
            table.end_cell();
            self.depth = 0;
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        self.end_cell()?;
        if let Some(table) = self.tables.last_mut() {
            table.end_row();
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Fault> {
        self.end_row()?;
        let Some(table) = self.tables.pop() else { return Ok(()) };
        self.depth = table.depth_outside;
        match self.tables.last_mut().and_then(Table::open_cell) {
            Some(cell) => cell.lines.extend(flatten(table.into_grid(), &cell.place)),
            None => self.blocks.push(Block::Grid(table.into_grid())),
        }
        Ok(())
    }
}
