//! Handles tables: rows of labels, rows that begin a record, and the assignment of cells to columns.

use crate::import::bullet;
use crate::import::grid::{self, Cell, Grid, GridRow, Line, is_blank};
use crate::import::header::Header;
use crate::import::layout::walk::Walk;
use crate::import::words;
use crate::model::form::{Area, AreaKind, FormField, Records};

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, grid: &Grid) {
        if let Some(area) = grid.name.as_deref().and_then(|name| self.labels().area_of(name)) {
            if self.area != Some(area) {
                self.header = Header::default();
            }
            self.area = Some(area);
            self.current = None;
        }
        self.is_passage_open = false;
        self.is_table_new = true;
        grid.rows.iter().for_each(|row| self.row(row));
        self.label = None;
        self.is_passage_open = false;
    }

    fn row(&mut self, row: &GridRow) {
        let cells: Vec<&Cell> = row.cells.iter().collect();
        match cells.as_slice() {
            [] => {}
            [only] if self.enter_area(&only.lines) || self.drop_form_label(&only.lines) => {}
            [only] if only.lines.len() == 1 && self.enter_record(&only.lines[0]) => {}
            _ if self.is_header(&cells) => {}
            _ if self.holds_code_label(&cells) => self.codes(&cells),
            _ => self.content_row(&cells),
        }
    }

    fn is_header(&mut self, cells: &[&Cell]) -> bool {
        let Some(header) = self.labels().header(cells) else { return false };
        for cell in cells {
            if header.foreign.iter().any(|foreign| std::ptr::eq(*foreign, *cell)) {
                self.leave_unparsed(&cell.lines);
            } else {
                cell.lines.iter().for_each(|line| self.drop(line));
            }
        }
        self.header.extend(header);
        (self.code_field, self.label, self.is_passage_open) = (None, None, false);
        true
    }

    fn content_row(&mut self, cells: &[&Cell]) {
        self.header.close();
        let Some(area) = self.area() else {
            cells.iter().for_each(|cell| self.leave_unparsed(&cell.lines));
            return;
        };
        if area.kind != AreaKind::Sheet && self.begin_with_row(area, cells) {
            return;
        }
        let has_header = !self.header.is_empty() && (self.current.is_some() || area.kind == AreaKind::Sheet);
        if self.is_labelled(cells) {
            self.label_row(cells);
        } else if self.code_field.is_some() {
            self.codes(cells);
        } else if has_header {
            self.by_order(&cells.iter().map(|cell| (*cell).clone()).collect::<Vec<_>>(), 0);
        } else {
            self.label_row(cells);
        }
    }

    /// Handles a row that begins a record; false if the row does not begin one.
    fn begin_with_row(&mut self, area: &Area, cells: &[&Cell]) -> bool {
        if area.records == Records::Table && self.is_table_new {
            self.begin_record(&cells[0].lines[0].place);
        }
        if area.records == Records::Row && !self.header.is_empty() {
            self.begin_record(&cells[0].lines[0].place);
            self.by_columns(cells, 0);
            return true;
        }
        if area.records != Records::Number {
            return false;
        }
        let Some(rest) = self.numbered(cells) else { return false };
        self.by_order(&rest.cells, rest.shift);
        true
    }

    /// Recognizes a row that begins a record: its first cell is a number, and the other cells are those of a record.
    /// Policy numbers are in the same column, so below a label of codes a bullet is required as well.
    fn numbered(&mut self, cells: &[&Cell]) -> Option<Numbered> {
        let first = cells[0];
        let (no, rest) = words::leading_number(&first.lines[0].text)?;
        let shares_cell = !rest.trim_matches(is_blank).is_empty() || first.lines.len() > 1;
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
        if body.is_empty() || ((self.code_field.is_some() || shares_cell) && !self.has_record_bullets(&body, &no)) {
            return None;
        }
        self.begin_record(&first.lines[0].place);
        let rest = if shares_cell { body[0].lines.as_slice() } else { &[] };
        self.ledger.label_bullets += self.bullets(&first.lines) - self.bullets(rest);
        self.ledger.form_labels +=
            grid::count(&first.text()) - rest.iter().map(|line| grid::count(&line.text)).sum::<usize>();
        self.record().no = Some(no);
        let column = self.header.column_of(FormField::No);
        let shift = column.map_or(0, |column| i64::from(first.column) - i64::from(column));
        Some(Numbered { cells: body, shift: shift - i64::from(shares_cell) })
    }

    /// Whether the cells after a number contain bullets of items, as only a record does. Text without bullets could be
    /// the title of a policy.
    fn has_record_bullets(&self, cells: &[Cell], no: &str) -> bool {
        let lines = || cells.iter().flat_map(|cell| &cell.lines);
        let pieces = || lines().flat_map(|line| bullet::split(line, &self.form.bullets));
        pieces().any(|piece| !piece.mark.is_empty()) || pieces().any(|piece| piece.sign.is_some()) && self.is_next(no)
    }

    /// Whether `no` follows the number of the current record.
    fn is_next(&self, no: &str) -> bool {
        let last = self.current.and_then(|current| self.records[current].no.as_deref()).unwrap_or("0");
        matches!((last.parse::<u32>(), no.parse::<u32>()), (Ok(last), Ok(no)) if no == last + 1)
    }

    /// Assigns the cells of a row to the columns: in order if there are as many cells as columns, by position if cells
    /// are empty.
    fn by_order(&mut self, cells: &[Cell], shift: i64) {
        let columns = self.header.content_columns(self.area());
        if columns.len() == cells.len() && self.header.is_all_known() {
            for (cell, (_, label)) in cells.iter().zip(columns) {
                self.fill(label, cell);
            }
            return;
        }
        let cells: Vec<&Cell> = cells.iter().collect();
        self.by_columns(&cells, shift);
    }

    fn by_columns(&mut self, cells: &[&Cell], shift: i64) {
        let columns: Vec<i64> = cells.iter().map(|cell| i64::from(cell.column) - shift).collect();
        for (cell, at) in cells.iter().zip(&columns) {
            match self.header.label_at(*at, &columns) {
                Some(label) => self.fill(label, cell),
                None => self.leave_unparsed(&cell.lines),
            }
        }
    }
}

/// A row that begins a record, without its number.
struct Numbered {
    cells: Vec<Cell>,
    shift: i64,
}

fn without_number(cell: &Cell, rest: &str) -> Option<Cell> {
    let rest = rest.trim_start_matches(['.', '．', ')', '）']);
    let place = &cell.lines[0].place;
    let lines = Line::new(rest, None, place).into_iter().chain(cell.lines[1..].iter().cloned()).collect();
    Cell::of_lines(lines, place)
}
