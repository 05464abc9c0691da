//! Recognizes the rows that begin a record, and those that only look like it.

use crate::import::asides::is_note;
use crate::import::bullet;
use crate::import::grid::{Cell, Columns, Line, is_blank};
use crate::import::header::ColumnLabel;
use crate::import::layout::walk::Walk;
use crate::import::number;
use crate::model::form::{FormField, Records};

/// In a table with so many columns, a row with a single cell is the heading of a section, or a note.
const MANY_COLUMNS: usize = 3;

impl Walk<'_> {
    /// Whether the row is the heading of a section or a note: its only cell is in the column of numbers or titles, or covers
    /// several columns. A number without anything else is a row that nobody has filled in.
    pub(super) fn is_section(&self, cells: &[&Cell]) -> bool {
        let [only] = cells else { return false };
        if is_note(&only.text()) && !self.is_labelled(cells) {
            return true;
        }
        if self.header.known() < MANY_COLUMNS || self.table.columns == Columns::Loose {
            return false;
        }
        match self.header.covered(only).as_slice() {
            [column] => column.label.fields.iter().all(|field| matches!(field, FormField::No | FormField::Title)),
            _ => true,
        }
    }

    /// Whether a row belongs to the record of the row before: the number or title there covers it, or it has neither.
    pub(super) fn continues_record(&self, cells: &[&Cell]) -> bool {
        let has = |field: FormField| {
            self.header.column_of(field).is_some_and(|column| cells.iter().any(|cell| cell.covers(column)))
        };
        let row = cells.first().map_or(0, |cell| cell.row());
        let is_covered = row <= self.table.record_until && !has(FormField::Title);
        self.current.is_some() && is_covered
    }

    /// Remembers how far down the number and the title of a record reach.
    pub(super) fn remember_reach(&mut self, cells: &[&Cell]) {
        let columns = [FormField::No, FormField::Title].map(|field| self.header.column_of(field));
        let of_record = cells.iter().filter(|cell| columns.iter().flatten().any(|column| cell.covers(*column)));
        let reach = of_record.map(|cell| if cell.height > 1 { cell.row() + cell.height - 1 } else { 0 }).max();
        self.table.record_until = reach.unwrap_or(0);
    }

    /// Begins a record with a row that has a number. False if it has none.
    pub(super) fn begin_numbered(&mut self, cells: &[&Cell]) -> bool {
        if self.header.is_empty() {
            return false;
        }
        match (self.table.columns, self.header.column_of(FormField::No)) {
            (Columns::Loose, _) => self.begin_loose(cells),
            (Columns::Exact, Some(column)) => self.begin_exact(column, cells),
            (Columns::Exact, None) => self.begin_with_title(cells),
        }
    }

    fn begin_exact(&mut self, column: u32, cells: &[&Cell]) -> bool {
        let Some(at) = cells.iter().position(|cell| cell.covers(column)) else {
            return self.begin_with_title(cells);
        };
        let (cell, mut others) = (cells[at], cells.to_vec());
        others.remove(at);
        let found = number::row_number(&cell.lines[0].text);
        if self.code_field.is_some() && !self.has_record_bullets(&others, found.as_ref().map(|(no, _)| no.as_str())) {
            return false;
        }
        let Some((no, rest)) = found else {
            // The cell has something else than a number, and must not be joined with the goal before.
            return self.has_title(&others) && {
                self.begin(None, cell, cells);
                self.leave_unparsed(&cell.lines);
                self.by_columns(&others, 0);
                true
            };
        };
        if others.is_empty() && rest.is_empty() {
            self.leave_row(cells);
            return true;
        }
        let first = &cell.lines[0];
        let (number, title) = (&first.text[..first.text.len() - rest.len()], first.part(rest));
        self.begin(Some(no), cell, cells);
        self.form_word(number, first);
        let rest: Vec<Line> = title.into_iter().chain(cell.lines[1..].iter().cloned()).collect();
        self.fill_beside_number(&rest, &others);
        self.by_columns(&others, 0);
        true
    }

    /// What the cell of the number has besides is the title, if there is no other.
    fn fill_beside_number(&mut self, rest: &[Line], others: &[&Cell]) {
        if rest.is_empty() {
            return;
        }
        let title = self.header.column_of(FormField::Title).and_then(|column| self.header.exact(column));
        match title.filter(|_| !self.has_title(others)) {
            Some(column) => self.fill_label(column.label, rest),
            None => self.leave_unparsed(rest),
        }
    }

    /// A row without a number begins a record if it has a title in a column of its own.
    pub(super) fn begin_with_title(&mut self, cells: &[&Cell]) -> bool {
        let is_covered = self.continues_record(cells);
        let has_title = self.has_title(cells) || self.begins_with_title(cells);
        if is_covered || self.code_field.is_some() || !has_title {
            return false;
        }
        self.begin(None, cells[0], cells);
        self.by_columns(cells, 0);
        true
    }

    fn begin(&mut self, no: Option<String>, cell: &Cell, cells: &[&Cell]) {
        self.begin_record(&cell.lines[0].place);
        self.record().no = no;
        self.remember_reach(cells);
    }

    /// Whether a cell is in a column that has only titles.
    fn has_title(&self, cells: &[&Cell]) -> bool {
        let labels = cells.iter().flat_map(|cell| self.header.covered(cell));
        labels.into_iter().any(|column| {
            matches!(column.label.fields.as_slice(), [FormField::Title] | [FormField::No, FormField::Title])
        })
    }

    /// Whether a cell that does not begin with a bullet is in a column that begins with titles, where these separate the
    /// records.
    fn begins_with_title(&self, cells: &[&Cell]) -> bool {
        let is_text = |cell: &Cell| {
            let pieces = bullet::split(&cell.lines[0], &self.form.bullets);
            pieces.first().is_some_and(|piece| piece.sign.is_none())
        };
        let is_title = |column: &ColumnLabel| column.label.fields.first() == Some(&FormField::Title);
        self.area().is_some_and(|area| area.records == Records::Title)
            && cells.iter().any(|cell| is_text(cell) && self.header.covered(cell).iter().any(is_title))
    }

    /// In tables that lack cells: the first cell is a number, and the other cells are those of a record. Policy numbers are
    /// in the same column, so below a label of codes a bullet is required as well.
    fn begin_loose(&mut self, cells: &[&Cell]) -> bool {
        let Some(rest) = self.numbered(cells) else { return false };
        let body: Vec<&Cell> = rest.cells.iter().collect();
        self.by_columns(&body, rest.shift);
        true
    }

    fn numbered(&mut self, cells: &[&Cell]) -> Option<Numbered> {
        let first = cells[0];
        let (no, rest) = number::leading_number(&first.lines[0].text)
            .or_else(|| number::row_number(&first.lines[0].text).filter(|(_, rest)| rest.is_empty()))?;
        let has_rest = |rest: &str| !rest.trim_matches(|c: char| is_blank(c) || AFTER_NUMBER.contains(&c)).is_empty();
        let shares_cell = has_rest(rest) || first.lines.len() > 1;
        if shares_cell
            && !rest.is_empty()
            && !rest.starts_with(|c: char| is_blank(c) || matches!(c, '.' | '．' | ')' | '）'))
        {
            return None;
        }
        let mut body: Vec<Cell> = cells[1..].iter().map(|cell| (*cell).clone()).collect();
        if shares_cell {
            body.insert(0, without_number(first, rest)?);
        }
        let others: Vec<&Cell> = body.iter().collect();
        if body.is_empty()
            || ((self.code_field.is_some() || shares_cell) && !self.has_record_bullets(&others, Some(no.as_str())))
        {
            return None;
        }
        self.begin_record(&first.lines[0].place);
        let line = &first.lines[0];
        let after = if shares_cell { rest.trim_start_matches(AFTER_NUMBER) } else { "" };
        self.form_word(&line.text[..line.text.len() - after.len()], line);
        self.record().no = Some(no);
        let column = self.header.column_of(FormField::No);
        let shift = column.map_or(0, |column| i64::from(first.column) - i64::from(column));
        // Beside its own column, a number has moved the other cells to the left; in one with the title it has not.
        let shares_column =
            column.and_then(|column| self.header.exact(column)).is_some_and(|of| of.label.fields.len() > 1);
        Some(Numbered { cells: body, shift: shift - i64::from(shares_cell && !shares_column) })
    }

    /// Whether the cells after a number contain bullets of items, as only a record does. Text without bullets could be
    /// the title of a policy.
    fn has_record_bullets(&self, cells: &[&Cell], no: Option<&str>) -> bool {
        let lines = || cells.iter().flat_map(|cell| &cell.lines);
        let pieces = || lines().flat_map(|line| bullet::split(line, &self.form.bullets));
        pieces().any(|piece| !piece.mark.is_empty())
            || pieces().any(|piece| piece.sign.is_some()) && no.is_some_and(|no| self.is_next(no))
    }

    /// Whether `no` follows the number of the current record.
    fn is_next(&self, no: &str) -> bool {
        let last = self.current.and_then(|current| self.records[current].no.as_deref()).unwrap_or("0");
        matches!((last.parse::<u32>(), no.parse::<u32>()), (Ok(last), Ok(no)) if no == last + 1)
    }
}

/// A row that begins a record, without its number.
struct Numbered {
    cells: Vec<Cell>,
    shift: i64,
}

const AFTER_NUMBER: [char; 4] = ['.', '．', ')', '）'];

fn without_number(cell: &Cell, rest: &str) -> Option<Cell> {
    let rest = rest.trim_start_matches(AFTER_NUMBER);
    let first = &cell.lines[0];
    let lines = first.part(rest).into_iter().chain(cell.lines[1..].iter().cloned()).collect();
    Cell::of_lines(lines, &first.place)
}
