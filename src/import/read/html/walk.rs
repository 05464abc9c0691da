//! Reads the lines, lists and tables of HTML.
//!
//! The tokenizer follows the WHATWG HTML standard. No tree is built, since the standard's tree construction moves
//! misplaced text out of tables, but an importer must preserve the order.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::diagnostic::fault::Fault;
use crate::import::fault::table::{MergedCells, PhoneticDropped};
use crate::import::grid::{Block, Line};
use crate::import::read::apart::{SetApart, Why};
use crate::import::read::budget::Budget;
use crate::import::read::format::Found;
use crate::import::read::html::table::{Table, flatten};
use crate::import::read::html::tag::{is_block, span, why_apart};
use crate::model::source::CellPlace;

/// Reads a part of a file after `tables` tables.
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
    let mut found = Found { blocks: walk.blocks, set_apart: walk.set_apart, notes };
    found.note_struck();
    Ok(found)
}

/// Reads the markup within a cell or paragraph as lines. Tables are not allowed in it.
pub(crate) fn read_lines(text: &str, place: &CellPlace, budget: &Budget) -> Result<Lines, Fault> {
    if !text.contains(['<', '&']) {
        budget.lines(text, "")?;
        return Ok(Lines { lines: Line::new(text, None, place).into_iter().collect(), set_apart: Vec::new() });
    }
    let mut walk = Walk::new(place.clone(), budget);
    walk.fixed_place = true;
    walk.run(text)?;
    let mut lines = Vec::new();
    for block in walk.blocks {
        match block {
            Block::Line(line) => lines.push(line),
            Block::Aside(aside) => lines.extend(aside),
            Block::Grid(grid) => lines.extend(flatten(grid, place)),
        }
    }
    Ok(Lines { lines, set_apart: walk.set_apart })
}

/// The lines of a cell or paragraph.
pub(crate) struct Lines {
    pub lines: Vec<Line>,
    pub set_apart: Vec<SetApart>,
}

pub(super) struct Walk<'a> {
    pub budget: &'a Budget,
    pub blocks: Vec<Block>,
    text: String,
    /// The number of open lists. The level of a line is one less.
    pub depth: u8,
    /// Whether the current line is in a list entry.
    in_entry: bool,
    pub tables: Vec<Table>,
    pub table_count: u32,
    /// The open elements whose text is not shown.
    skipped: Vec<Vec<u8>>,
    pub line_place: CellPlace,
    fixed_place: bool,
    pub merged: usize,
    pub phonetic: usize,
    /// The open elements whose text is set apart, and why.
    pub apart: Vec<(Vec<u8>, Why)>,
    pub apart_text: String,
    pub set_apart: Vec<SetApart>,
    /// The number of open headings.
    headings: u32,
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
            apart: Vec::new(),
            apart_text: String::new(),
            set_apart: Vec::new(),
            headings: 0,
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
                Token::String(words) if !self.apart.is_empty() => self.add_apart(&String::from_utf8_lossy(&words)),
                Token::String(words) if self.skipped.is_empty() => self.add(&String::from_utf8_lossy(&words)),
                _ => {}
            }
        }
        self.end_apart();
        self.end_line()?;
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        Ok(())
    }

    fn open(&mut self, tag: &StartTag<()>) -> Result<(), Fault> {
        let name: &[u8] = &tag.name;
        self.end_unclosed(name, &[b"rt", b"rp", b"td", b"th", b"tr", b"li", b"p", b"table"]);
        if let Some((outer, _)) = self.apart.first().filter(|_| !tag.self_closing) {
            if outer == name {
                self.apart.push((name.to_vec(), Why::Hidden));
            }
            return Ok(());
        }
        if let Some(why) = why_apart(tag).filter(|_| self.skipped.is_empty()) {
            match name {
                // The cell keeps its column.
                b"td" | b"th" => self.begin_cell(span(tag, b"colspan"), span(tag, b"rowspan"))?,
                _ if is_block(name) => self.end_line()?,
                _ => {}
            }
            self.apart.push((name.to_vec(), why));
            return Ok(());
        }
        match name {
            b"script" | b"style" | b"template" | b"head" | b"rp" if !tag.self_closing => {
                self.skipped.push(name.to_vec());
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
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.end_line()?;
                self.headings += 1;
            }
            _ if is_block(name) => self.end_line()?,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Fault> {
        self.end_unclosed(name, &[b"ruby", b"td", b"th", b"tr", b"li", b"p", b"table", b"body"]);
        if self.apart.last().is_some_and(|(open, _)| open != name) {
            return Ok(());
        }
        if !self.apart.is_empty() {
            if self.apart.len() == 1 {
                self.end_apart();
            }
            self.apart.pop();
            if !self.apart.is_empty() || !matches!(name, b"td" | b"th") {
                return Ok(());
            }
        }
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
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
                self.end_line()?;
                self.headings = self.headings.saturating_sub(1);
            }
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

    pub(super) fn end_line(&mut self) -> Result<(), Fault> {
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
            let is_heading = self.headings > 0;
            self.blocks.push(Block::Line(Line { is_heading, ..line }));
            self.line_place.row += u32::from(!self.fixed_place);
        }
    }
}
