//! HTML, read for its lines, lists and tables.
//!
//! The tokenizer follows the WHATWG standard. No tree is built: a tree builder
//! moves text that stands wrong inside a table out of it, and order is what an
//! importer must keep.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::import::fault::ImportFault;
use crate::import::fault::file::TooManyCells;
use crate::import::fault::table::{MergedCells, PhoneticDropped};
use crate::import::grid::{Block, Cell, Grid, GridRow, Line};
use crate::import::read::{CELL_LIMIT, Found};
use crate::model::source::CellPlace;

/// The widest cell that is taken at its word.
const SPAN_LIMIT: u32 = 1000;

/// Reads a whole page.
pub(super) fn read(text: &str) -> Result<Found, ImportFault> {
    read_part(text, 0)
}

/// Reads a part of a file in which `tables` tables came before.
pub(super) fn read_part(text: &str, tables: u32) -> Result<Found, ImportFault> {
    let mut walk =
        Walk { table_count: tables, line_place: CellPlace { row: 1, ..CellPlace::default() }, ..Walk::default() };
    walk.run(text)?;
    let mut notes = Vec::new();
    if walk.merged > 0 {
        notes.push(MergedCells { count: walk.merged }.into());
    }
    if walk.phonetic > 0 {
        notes.push(PhoneticDropped { count: walk.phonetic }.into());
    }
    Ok(Found { blocks: walk.blocks, notes, ..Found::default() })
}

/// Reads the markup inside a cell or paragraph: its lines, and no tables.
pub(super) fn read_lines(text: &str, place: &CellPlace) -> Result<Vec<Line>, ImportFault> {
    if !text.contains(['<', '&']) {
        return Ok(Line::new(text, None, place).into_iter().collect());
    }
    let mut walk = Walk { line_place: place.clone(), fixed_place: true, ..Walk::default() };
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

/// A table inside a cell gives its lines to the cell.
fn flatten(grid: Grid, place: &CellPlace) -> Vec<Line> {
    let cells = grid.rows.into_iter().flat_map(|row| row.cells);
    cells.flat_map(|cell| cell.lines).map(|line| Line { place: place.clone(), ..line }).collect()
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    text: String,
    /// Open lists; a line's level is one less.
    depth: u8,
    /// Whether the line being read stands in an entry of a list.
    in_entry: bool,
    tables: Vec<Table>,
    table_count: u32,
    /// Elements whose text is not shown.
    silent: Vec<Vec<u8>>,
    line_place: CellPlace,
    fixed_place: bool,
    merged: usize,
    phonetic: usize,
    cells: u64,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    number: u32,
    grid: Grid,
    row: u32,
    cell: Option<OpenCell>,
    /// The next free column of the row.
    column: u32,
    /// Columns that cells of earlier rows reach into: column, width, rows left.
    reaching: Vec<(u32, u32, u32)>,
    depth_outside: u8,
}

struct OpenCell {
    place: CellPlace,
    lines: Vec<Line>,
}

impl Walk {
    fn run(&mut self, text: &str) -> Result<(), ImportFault> {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let number = |name: &[u8]| {
                        let value = tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
                        value.and_then(|value| value.trim().parse::<u32>().ok()).unwrap_or(1).clamp(1, SPAN_LIMIT)
                    };
                    self.open(&tag.name, tag.self_closing, (number(b"colspan"), number(b"rowspan")))?;
                }
                Token::EndTag(tag) => self.close(&tag.name),
                Token::String(words) if self.silent.is_empty() => self.add(&String::from_utf8_lossy(&words)),
                _ => {}
            }
        }
        self.end_line();
        while !self.tables.is_empty() {
            self.end_table();
        }
        Ok(())
    }

    fn open(&mut self, name: &[u8], self_closing: bool, span: (u32, u32)) -> Result<(), ImportFault> {
        match name {
            b"script" | b"style" | b"template" | b"head" | b"rt" | b"rp" => {
                self.phonetic += usize::from(name == b"rt");
                if !self_closing {
                    self.silent.push(name.to_vec());
                }
            }
            b"body" => self.silent.clear(),
            // The lines after a break belong to the same entry of a list.
            b"br" | b"hr" => self.end_line(),
            b"ul" | b"ol" => {
                self.end_line();
                self.depth = self.depth.saturating_add(1);
            }
            b"li" => {
                self.end_line();
                self.in_entry = true;
            }
            b"table" => self.begin_table(),
            b"tr" => self.begin_row(),
            b"td" | b"th" => self.begin_cell(span)?,
            _ if is_block(name) => self.end_line(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) {
        if self.silent.last().is_some_and(|silent| silent == name) {
            self.silent.pop();
            return;
        }
        match name {
            b"ul" | b"ol" => {
                self.end_line();
                self.depth = self.depth.saturating_sub(1);
            }
            b"td" | b"th" => self.end_cell(),
            b"tr" => self.end_row(),
            b"table" => self.end_table(),
            _ if is_block(name) => self.end_line(),
            _ => {}
        }
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

    fn end_line(&mut self) {
        self.push_line();
        self.in_entry = false;
    }

    fn push_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        let level = self.level();
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            cell.lines.extend(Line::new(&text, level, &cell.place));
            return;
        }
        if let Some(line) = Line::new(&text, level, &self.line_place) {
            self.blocks.push(Block::Line(line));
            self.line_place.row += u32::from(!self.fixed_place);
        }
    }

    fn begin_table(&mut self) {
        self.end_line();
        self.table_count += 1;
        let depth_outside = std::mem::take(&mut self.depth);
        self.tables.push(Table { number: self.table_count, depth_outside, ..Table::default() });
    }

    fn begin_row(&mut self) {
        self.end_row();
        let Some(table) = self.tables.last_mut() else { return };
        table.row += 1;
        table.column = 1;
        table.grid.rows.push(GridRow::default());
    }

    fn begin_cell(&mut self, (width, height): (u32, u32)) -> Result<(), ImportFault> {
        self.end_cell();
        self.cells += 1;
        if self.cells > CELL_LIMIT {
            return Err(TooManyCells { limit: CELL_LIMIT }.into());
        }
        if self.tables.last().is_some_and(|table| table.grid.rows.is_empty() || table.column == 0) {
            self.begin_row();
        }
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        while let Some((column, width, _)) =
            table.reaching.iter().find(|(column, width, _)| (*column..*column + *width).contains(&table.column))
        {
            table.column = column + width;
        }
        let place = CellPlace { table: table.number, row: table.row, column: table.column, ..CellPlace::default() };
        if height > 1 {
            table.reaching.push((table.column, width, height));
        }
        table.column += width;
        table.cell = Some(OpenCell { place, lines: Vec::new() });
        self.merged += usize::from(width > 1 || height > 1);
        Ok(())
    }

    fn end_cell(&mut self) {
        self.end_line();
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(OpenCell { place, lines }) = table.cell.take() {
            let row = table.grid.rows.last_mut().expect("a cell opens a row");
            row.cells.extend(Cell::of_lines(lines, &place));
        }
        self.depth = 0;
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if table.column == 0 {
            return;
        }
        table.column = 0;
        table.reaching.iter_mut().for_each(|reach| reach.2 -= 1);
        table.reaching.retain(|reach| reach.2 > 0);
    }

    fn end_table(&mut self) {
        self.end_row();
        let Some(table) = self.tables.pop() else { return };
        self.depth = table.depth_outside;
        match self.tables.last_mut().and_then(|outer| outer.cell.as_mut()) {
            Some(cell) => cell.lines.extend(flatten(table.grid, &cell.place)),
            None => self.blocks.push(Block::Grid(table.grid)),
        }
    }
}

fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 28] = [
        b"p",
        b"div",
        b"li",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"section",
        b"article",
        b"header",
        b"footer",
        b"main",
        b"nav",
        b"aside",
        b"dl",
        b"dt",
        b"dd",
        b"blockquote",
        b"pre",
        b"figure",
        b"figcaption",
        b"caption",
        b"thead",
        b"tbody",
        b"tfoot",
        b"address",
    ];
    BLOCKS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::{read, read_lines};
    use crate::import::grid::Block;
    use crate::model::source::CellPlace;

    fn check(html: &str, expected: &str) {
        let mut told = Vec::new();
        for block in read(html).unwrap_or_default().blocks {
            match block {
                Block::Line(line) => told.push(line.text),
                Block::Grid(grid) => {
                    for row in grid.rows {
                        let cells = row.cells.iter().map(|cell| format!("{}:{}", cell.column, cell.text()));
                        told.push(format!("[{}]", cells.collect::<Vec<_>>().join("|")));
                    }
                }
            }
        }
        assert_eq!(told.join(" "), expected);
    }

    #[test]
    fn reads_lines_and_tables_in_order() {
        check("前<table><tr><td>a<td>b</tr><tr><th>c</th></tr></table>後", "前 [1:a|2:b] [1:c] 後");
    }

    #[test]
    fn cells_stand_where_merged_ones_leave_room() {
        check(
            "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>",
            "[1:a|2:b|4:c] [2:d|3:e|4:f]",
        );
    }

    #[test]
    fn a_table_in_a_cell_gives_it_its_lines() {
        check("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>", "[1:a b c|2:d]");
    }

    #[test]
    fn drops_readings_and_scripts() {
        check("<p><ruby>目標<rt>もくひょう</rt></ruby>です</p><script>x</script>", "目標です");
    }

    #[test]
    fn knows_entries_of_lists() {
        let lines = read_lines("a<ul><li>b<ul><li>c</ul><li>d</ul>e &amp; f", &CellPlace::default()).unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.level)).collect();
        assert_eq!(told, [("a", None), ("b", Some(0)), ("c", Some(1)), ("d", Some(0)), ("e & f", None)]);
    }
}
