//! Handles tables: rows of labels, rows that begin a record, and rows that belong to none.

use std::mem;

use crate::import::asides::is_sum;
use crate::import::grid::{Cell, Columns, Grid, GridRow};
use crate::import::header::{Header, HeaderRow};
use crate::import::labels::NormalizedRow;
use crate::import::layout::table_state::TableState;
use crate::import::layout::walk::{Walk, area_without_heading};
use crate::import::sighting::Sighted;
use crate::model::form::{AreaKind, Records};

/// After so many empty rows, what follows is no longer the same table.
const GAP: u32 = 3;

impl<'a> Walk<'a> {
    pub(super) fn table(&mut self, grid: &Grid) {
        if let Some(name) = grid.name.as_deref() {
            self.begin_anew(self.labels().area_of_sheet(name).or(area_without_heading(self.form)));
            self.enter_department_of_sheet(name);
        }
        self.is_passage_open = false;
        let TableState { former, heading, .. } =
            if grid.name.is_some() { TableState::default() } else { mem::take(&mut self.table) };
        self.table = TableState { columns: grid.columns, is_new: true, former, heading, ..TableState::default() };
        if grid.columns == Columns::Exact && !self.header.fits(grid) {
            self.header = Header::default();
        }
        grid.rows.iter().for_each(|row| self.row(row));
        self.end_columns();
        self.label = None;
        self.is_passage_open = false;
    }

    fn row(&mut self, row: &GridRow) {
        let cells: Vec<&Cell> = row.cells.iter().collect();
        let [first, ..] = cells.as_slice() else { return };
        self.end_at_gap(first.row());
        let begins_sheet = self.labels().begins_sheet(&first.text());
        if begins_sheet && self.area != area_without_heading(self.form) {
            self.begin_anew(area_without_heading(self.form));
        }
        match cells.as_slice() {
            [first, ..] if self.leave_out(&first.lines) => {
                cells[1..].iter().for_each(|cell| self.left_out.extend_from_slice(&cell.lines));
            }
            [only] if self.enter_area(&only.lines) || self.drop_form_label(&only.lines) => {}
            [only] if only.lines.len() == 1 && self.enter_department(&only.lines[0]) => {}
            [only] if only.lines.len() == 1 && self.enter_record(&only.lines[0]) => {}
            [first, ..] if is_sum(&first.text()) => self.leave_row(&cells),
            _ if self.is_header(&cells) => {}
            // The column of the numbers is not always the first.
            [_, second, ..] if is_sum(&second.text()) => self.leave_row(&cells),
            _ if self.holds_code_label(&cells) => self.codes(&cells),
            _ => self.content_row(&cells),
        }
        self.table.last_row = first.row();
    }

    /// What stands far below a table is a note beside it.
    fn end_at_gap(&mut self, row: u32) {
        let is_far = self.table.columns == Columns::Exact && self.table.last_row > 0 && row > self.table.last_row + GAP;
        if is_far {
            self.header = Header::default();
            (self.label, self.code_field, self.is_passage_open) = (None, None, false);
            (self.table.above, self.table.beside) = (Vec::new(), Vec::new());
        }
    }

    pub(super) fn leave_row(&mut self, cells: &[&Cell]) {
        cells.iter().for_each(|cell| self.leave_unparsed(&cell.lines));
    }

    fn is_header(&mut self, cells: &[&Cell]) -> bool {
        let row = NormalizedRow::new(cells);
        let in_area = self.labels().header(&row);
        let Some(header) = in_area.or_else(|| {
            let area = self.labels().area_of_header(&row)?;
            self.begin_anew(Some(area));
            self.labels().header(&row)
        }) else {
            return false;
        };
        for cell in cells {
            if header.foreign.iter().any(|foreign| std::ptr::eq(*foreign, *cell)) {
                self.leave_unparsed(&cell.lines);
            } else {
                self.drop_all(&cell.lines);
            }
            self.sight_column(&header, cell);
        }
        self.header.extend(header);
        (self.code_field, self.label, self.is_passage_open) = (None, None, false);
        true
    }

    fn sight_column(&mut self, header: &HeaderRow, cell: &Cell) {
        let of_cell = header.columns.iter().filter(|(column, _)| cell.covers(*column));
        let fields: Vec<_> =
            of_cell.filter_map(|(_, found)| found.label).flat_map(|label| label.label.fields.clone()).collect();
        let what = if fields.is_empty() { Sighted::UnknownColumn } else { Sighted::Column(fields) };
        self.sight(what, cell.text(), &cell.lines[0].place);
    }

    fn content_row(&mut self, cells: &[&Cell]) {
        self.header.close();
        let Some(area) = self.area() else { return self.leave_row(cells) };
        if let ([only], Some(_)) = (cells, area.text)
            && area.columns.is_empty()
            && only.row() <= self.table.last_row + GAP
        {
            if self.is_value_of_former(only) {
                return self.leave_row(cells);
            }
            // Below the heading of such a part, a row with one cell is a line of its text.
            return only.lines.iter().for_each(|line| self.text_line(line, area.text));
        }
        if area.kind != AreaKind::Sheet {
            if self.code_field.is_none() && self.is_section(cells) {
                return self.leave_row(cells);
            }
            if self.begin_with_row(area.records, cells) {
                return;
            }
        }
        let has_header = !self.header.is_empty() && (self.current.is_some() || area.kind == AreaKind::Sheet);
        if self.is_labelled(cells) {
            self.label_row(cells);
        } else if self.code_field.is_some() {
            self.codes(cells);
        } else if has_header {
            self.by_columns(cells, 0);
        } else {
            self.label_row(cells);
        }
    }

    /// Whether a cell beside the heading stands in a column of the table that the heading has interrupted.
    fn is_value_of_former(&self, cell: &Cell) -> bool {
        cell.column > self.table.heading.max(1) && self.table.former.is_above(cell.column)
    }

    /// Handles a row that begins a record; false if the row does not begin one.
    fn begin_with_row(&mut self, records: Records, cells: &[&Cell]) -> bool {
        let place = &cells[0].lines[0].place;
        match records {
            Records::Table if self.table.is_new => {
                self.begin_record(place);
                false
            }
            Records::Row if !self.header.is_empty() => {
                if !self.continues_record(cells) {
                    self.begin_record(place);
                    self.remember_reach(cells);
                }
                self.by_columns(cells, 0);
                true
            }
            Records::Number => self.begin_numbered(cells),
            Records::Title if !self.header.is_empty() => self.begin_with_title(cells),
            Records::Column => {
                self.column_row(cells);
                true
            }
            Records::Table | Records::Row | Records::Title | Records::Heading | Records::Label => false,
        }
    }
}
