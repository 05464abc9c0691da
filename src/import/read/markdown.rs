//! Reads Markdown and plain text, as converters produce them from PDF: headings, lists, and tables in HTML, with pipes,
//! or with tabs. Cells can contain HTML.

use crate::diagnostic::fault::Fault;
use crate::import::grid::{Block, Cell, Columns, Grid, GridRow, Line};
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::html::walk::{Lines, read_lines, read_part};
use crate::model::source::CellPlace;

pub(super) static FORMAT: Format = Format {
    id: "markdown",
    ja: "Markdown・テキスト",
    en: "Markdown or text",
    endings: &["md", "markdown", "txt"],
    sign: Sign::OtherText,
    reader: Reader::Text(read),
};

/// Reads the whole text.
fn read(text: &str, budget: &Budget) -> Result<Found, Fault> {
    let mut walk = Walk { budget, found: Found::default(), grid: None, tables: 0 };
    let mut lines = (1..).zip(text.lines());
    while let Some((number, line)) = lines.next() {
        budget.steps(1)?;
        if line.to_ascii_lowercase().contains("<table") {
            let page = whole_table(line, &mut lines);
            walk.page(&page)?;
        } else {
            walk.line(number, line)?;
        }
    }
    walk.end_grid();
    walk.found.note_struck();
    Ok(walk.found)
}

/// The lines from `<table` to the matching `</table>`, nested tables included.
fn whole_table<'a>(first: &'a str, lines: &mut impl Iterator<Item = (u32, &'a str)>) -> String {
    let depth = |line: &str| {
        let line = line.to_ascii_lowercase();
        (line.matches("<table").count(), line.matches("</table").count())
    };
    let (mut open, mut closed) = depth(first);
    let mut page = first.to_owned();
    while open > closed {
        let Some((_, line)) = lines.next() else { break };
        page.push('\n');
        page.push_str(line);
        let (more_open, more_closed) = depth(line);
        (open, closed) = (open + more_open, closed + more_closed);
    }
    page
}

struct Walk<'a> {
    budget: &'a Budget,
    found: Found,
    grid: Option<Grid>,
    tables: u32,
}

impl Walk<'_> {
    fn page(&mut self, page: &str) -> Result<(), Fault> {
        self.end_grid();
        let part = read_part(page, self.tables, self.budget)?;
        self.tables += u32::try_from(part.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count())
            .expect("there are fewer tables than cells");
        self.found.blocks.extend(part.blocks);
        self.found.set_apart.extend(part.set_apart);
        self.found.notes.extend(part.notes);
        Ok(())
    }

    fn line(&mut self, number: u32, line: &str) -> Result<(), Fault> {
        let trimmed = line.trim();
        if let Some(cells) = cells(line) {
            return if is_ruler(&cells) { Ok(()) } else { self.row(&cells) };
        }
        if trimmed.is_empty() {
            self.end_grid();
            return Ok(());
        }
        // Until the next blank line, a line below a row is a row with one cell.
        if self.grid.is_some() {
            return self.row(&[line]);
        }
        let place = CellPlace { row: number, ..CellPlace::default() };
        let indent = line.len() - line.trim_start().len();
        let (text, level) = match trimmed.strip_prefix("- ").or_else(|| trimmed.strip_prefix("+ ")) {
            Some(text) => (text, Some(u8::try_from(indent / 2).unwrap_or(u8::MAX))),
            None => (trimmed.trim_start_matches('#'), None),
        };
        let is_heading = trimmed.starts_with('#');
        for mut line in self.lines(text, &place)? {
            line.level = line.level.or(level);
            line.is_heading = is_heading;
            self.found.blocks.push(Block::Line(line));
        }
        Ok(())
    }

    fn row(&mut self, cells: &[&str]) -> Result<(), Fault> {
        self.budget.cells(cells.len() as u64)?;
        if self.grid.is_none() {
            self.tables += 1;
        }
        let rows = self.grid.get_or_insert_with(|| Grid { columns: Columns::Loose, ..Grid::default() }).rows.len();
        let row = u32::try_from(rows + 1).expect("there are fewer rows than cells");
        let mut filled = Vec::new();
        for (column, cell) in (1..).zip(cells) {
            let place = CellPlace { table: self.tables, row, column, ..CellPlace::default() };
            filled.extend(Cell::of_lines(self.lines(cell, &place)?, &place));
        }
        self.grid.iter_mut().for_each(|grid| grid.rows.push(GridRow { cells: std::mem::take(&mut filled) }));
        Ok(())
    }

    fn lines(&mut self, text: &str, place: &CellPlace) -> Result<Vec<Line>, Fault> {
        let Lines { lines, set_apart } = read_lines(&with_strikes(text), place, self.budget)?;
        self.found.set_apart.extend(set_apart);
        Ok(lines)
    }

    fn end_grid(&mut self) {
        self.found.blocks.extend(self.grid.take().map(Block::Grid));
    }
}

/// Text that Markdown strikes through, `~~…~~`, as HTML.
fn with_strikes(text: &str) -> String {
    let parts: Vec<&str> = text.split("~~").collect();
    if parts.len() < 3 || parts.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let part = |(at, part): (usize, &&str)| if at % 2 == 1 { format!("<s>{part}</s>") } else { (*part).to_owned() };
    parts.iter().enumerate().map(part).collect()
}

/// The cells of a line with tabs or pipes, if it is the row of a table.
fn cells(line: &str) -> Option<Vec<&str>> {
    if line.contains('\t') {
        return Some(line.split('\t').collect());
    }
    let inner = line.trim().strip_prefix('|')?;
    Some(inner.strip_suffix('|').unwrap_or(inner).split('|').collect())
}

/// Whether the row separates the head of a table from its body: `-----` or `|:--|`.
fn is_ruler(cells: &[&str]) -> bool {
    let is_rule = |cell: &str| cell.len() >= 3 && cell.chars().all(|c| matches!(c, '-' | ':' | '='));
    cells.iter().any(|cell| is_rule(cell.trim()))
        && cells.iter().all(|cell| cell.trim().is_empty() || is_rule(cell.trim()))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::grid::Block;
    use crate::import::read::budget::Budget;

    fn check(text: &str, expected: &[&str]) {
        let blocks = read(text, &Budget::new()).unwrap_or_default().blocks;
        let found: Vec<_> = blocks
            .iter()
            .map(|block| match block {
                Block::Line(line) => format!("{}@{}:{:?}", line.text, line.place.row, line.level),
                Block::Aside(lines) => format!("{lines:?}"),
                Block::Grid(grid) => format!(
                    "{:?}",
                    grid.rows
                        .iter()
                        .map(|row| row.cells.iter().map(|cell| cell.lines.len()).collect::<Vec<_>>())
                        .collect::<Vec<_>>()
                ),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_tables_of_every_make() {
        check("a\t<p>b</p> <p>c</p>\n---\t---\nd\t\n", &["[[1, 2], [1]]"]);
        check("| a | b<br>c |\n|---|---|\n| d | |\n", &["[[1, 2], [1]]"]);
        check("a\tb\nc\n\nd\n", &["[[1, 1], [1]]", "d@4:None"]);
        check("<table>\n<tr><td>a</td></tr>\n</table>\n", &["[[1]]"]);
    }

    #[test]
    fn reads_lines_with_their_places() {
        check("# 使命\n\n- 一つ目\n  - その下\n", &["使命@1:None", "一つ目@3:Some(0)", "その下@4:Some(1)"]);
    }
}
