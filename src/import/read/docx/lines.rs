//! Ends the lines and tables of a Word document.

use crate::diagnostic::fault::Fault;
use crate::import::grid::{Block, Line};
use crate::import::read::docx::body::Walk;
use crate::import::read::docx::numbering::ListPlace;

impl Walk<'_> {
    pub(super) fn end_paragraph(&mut self) -> Result<(), Fault> {
        let is_empty = self.paragraph.text.trim().is_empty();
        let number = self.number();
        match number {
            // In a table, a number alone is the content of its cell.
            Some(number) if is_empty && !self.tables.is_empty() => {
                self.paragraph.text = number.trim().to_owned();
                self.paragraph.list = Some(0);
                self.found.numbers += 1;
            }
            Some(number) if !is_empty && (self.is_heading() || has_words(&number)) => {
                self.paragraph.text.insert_str(0, &format!("{} ", number.trim()));
                self.paragraph.list = Some(0);
                self.found.numbers += 1;
            }
            _ => {}
        }
        self.end_line_of_paragraph()
    }

    /// The automatic number of the current paragraph. It counts on with every paragraph of the list.
    fn number(&mut self) -> Option<String> {
        let place = self.list_place()?;
        if std::mem::replace(&mut self.paragraph.is_numbered, true) {
            return None;
        }
        self.numbering.next(place)
    }

    fn list_place(&self) -> Option<ListPlace> {
        let of_style = self.numbering.of_style(&self.paragraph.style);
        match self.paragraph.list {
            Some(0) => None,
            Some(list) => Some((list, self.paragraph.level.or(of_style.map(|(_, level)| level)).unwrap_or(0))),
            None => of_style.map(|(list, level)| (list, self.paragraph.level.unwrap_or(level))),
        }
    }

    fn is_heading(&self) -> bool {
        self.paragraph.is_heading || self.numbering.is_heading(&self.paragraph.style)
    }

    /// Ends a line within a paragraph.
    pub(super) fn end_line(&mut self) -> Result<(), Fault> {
        if self.paragraph.text.trim().is_empty() {
            self.paragraph.text.clear();
            return Ok(());
        }
        self.end_line_of_paragraph()
    }

    fn end_line_of_paragraph(&mut self) -> Result<(), Fault> {
        let text = std::mem::take(&mut self.paragraph.text);
        let is_heading = self.is_heading();
        let level = self.list_place().map(|(_, level)| level).filter(|_| !is_heading);
        let line = Line::new(&text, level, &self.place()).map(|line| Line { is_heading, ..line });
        line.iter().try_for_each(|line| self.budget.lines(&line.text, ""))?;
        match (self.boxes.last_mut(), self.tables.last_mut()) {
            (Some((_, lines)), _) => lines.extend(line),
            (None, Some(table)) => table.add(line),
            (None, None) => self.blocks.extend(line.map(Block::Line)),
        }
        Ok(())
    }

    /// The lines of a table inside a cell or a text box become lines of what is around it.
    pub(super) fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let place = self.place();
        let moved = |line: Line| Line { place: place.clone(), ..line };
        match (self.boxes.last_mut(), self.tables.last_mut()) {
            (Some((_, lines)), _) => lines.extend(table.into_lines().map(moved)),
            (None, Some(outer)) => table.into_lines().map(moved).for_each(|line| outer.add(Some(line))),
            (None, None) => self.blocks.push(Block::Grid(table.into_grid())),
        }
    }
}

/// Whether a number has words around it, as in 重点目標1.
fn has_words(number: &str) -> bool {
    number.chars().filter(|c| c.is_alphabetic() && !"一二三四五六七八九十第".contains(*c)).count() > 1
}
