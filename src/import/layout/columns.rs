//! Assigns the cells of a row to the labels of their columns.

use crate::import::grid::{Cell, Columns, Grid, Line};
use crate::import::header::{ColumnLabel, Header};
use crate::import::label_match::{LabelMatch, is_indicator};
use crate::import::layout::walk::Walk;
use crate::import::record::{Beside, IndicatorPart};
use crate::model::form::{FormField, Records, Split};

impl<'a> Walk<'a> {
    /// Assigns each cell to the column that it stands in. What stands in no column is left unparsed.
    pub(super) fn by_columns(&mut self, cells: &[&Cell], shift: i64) {
        match self.table.columns {
            Columns::Exact => cells.iter().for_each(|cell| self.by_exact_column(cell)),
            Columns::Loose => self.by_loose_columns(cells, shift),
        }
    }

    fn by_exact_column(&mut self, cell: &Cell) {
        // What covers several columns belongs to none of them more than to the others.
        match self.header.covered(cell).as_slice() {
            [column] => self.fill(*column, cell),
            _ => self.leave_unparsed(&cell.lines),
        }
    }

    /// Converters leave out cells. If there are as many cells as columns, they are in the same order; otherwise each belongs
    /// to the column at or before its place.
    fn by_loose_columns(&mut self, cells: &[&Cell], shift: i64) {
        // Where the number begins a record, it has been taken from the row.
        let is_numbered = self.area().is_some_and(|area| area.records == Records::Number);
        let columns = if is_numbered { self.header.content_columns() } else { self.header.all_columns() };
        let is_whole = self.header.is_all_known() && columns.len() == cells.len() && is_shifted(cells, &columns, shift);
        let has_number = self.begins_at_number(cells, shift);
        // With a cell in the column of the numbers and a gap further on, the file has empty cells, and none have moved.
        if is_whole && !(has_number && has_gap(cells)) {
            // Either the number is lacking and all cells have moved, or the last cell is: nobody can know.
            if is_numbered && has_number {
                return self.leave_row(cells);
            }
            for (cell, (_, column)) in cells.iter().zip(columns) {
                self.fill(column, cell);
            }
            return;
        }
        let places: Vec<i64> = cells.iter().map(|cell| i64::from(cell.column) - shift).collect();
        for (cell, at) in cells.iter().zip(&places) {
            match self.header.nearest(*at, &places) {
                Some(column) => self.fill(column, cell),
                None => self.leave_unparsed(&cell.lines),
            }
        }
    }

    /// Whether the first cell of a row stands in the column of the numbers, or before it.
    fn begins_at_number(&self, cells: &[&Cell], shift: i64) -> bool {
        let number = self.header.column_of(FormField::No).map(i64::from);
        let first = cells.first().map(|cell| i64::from(cell.column) - shift);
        number.zip(first).is_some_and(|(number, first)| first <= number)
    }

    /// Assigns a cell to the fields of its column.
    pub(super) fn fill(&mut self, column: ColumnLabel<'a>, cell: &Cell) {
        self.is_passage_open = false;
        match column.label.indicator() {
            Some(field) => match self.header.indicator_set(column.column, field) {
                Some(set) => self.add_indicator(field, (cell.row().max(1) + self.indicator_set, set), cell),
                None => self.leave_unparsed(&cell.lines),
            },
            None if column.label.split == Split::Cell => self.fill_part(column, cell),
            None => self.fill_label(column.label, &cell.lines),
        }
        self.reach_down(column.label, cell);
        self.is_passage_open = false;
    }

    /// Assigns one of the cells below a label that covers a column for each of its fields.
    fn fill_part(&mut self, ColumnLabel { label, column, width }: ColumnLabel<'a>, cell: &Cell) {
        let at = cell.column.checked_sub(column).and_then(|at| usize::try_from(at).ok());
        let field = at.and_then(|at| label.fields.get(at));
        let is_even = usize::try_from(width) == Ok(label.fields.len()) && cell.width == 1;
        match field.filter(|_| is_even) {
            Some(field) => self.fill_field(*field, label.name(), &cell.lines),
            None => self.leave_unparsed(&cell.lines),
        }
    }

    /// A cell that covers several rows holds for all of them.
    fn reach_down(&mut self, label: LabelMatch<'a>, cell: &Cell) {
        let last_row = cell.row() + cell.height - 1;
        if label.fields == [FormField::Department] && cell.height > 1 {
            self.table.department = Some((cell.text(), last_row));
        }
        if let ([field], Some(beside)) = (label.fields.as_slice(), self.record().beside.last_mut())
            && beside.field == *field
        {
            beside.last_row = last_row;
        }
    }

    /// Assigns lines to the fields of their label.
    pub(super) fn fill_label(&mut self, label: LabelMatch<'a>, lines: &[Line]) {
        let name = label.name();
        match label.fields.as_slice() {
            [field] => self.fill_field(*field, name, lines),
            [FormField::No, second] => self.number_and(*second, name, lines),
            [first, second, ..] if label.split == Split::Bullet => self.append_two(*first, *second, name, lines),
            fields if label.split == Split::Line && fields.len() == lines.len() => {
                for (field, line) in fields.iter().zip(lines) {
                    self.is_passage_open = false;
                    self.fill_field(*field, name, std::slice::from_ref(line));
                }
            }
            _ => self.leave_unparsed(lines),
        }
    }

    /// Assigns lines to one field.
    pub(super) fn fill_field(&mut self, field: FormField, name: &str, lines: &[Line]) {
        match field {
            FormField::Plan | FormField::Policies => self.listed(field, lines),
            FormField::No => self.number(lines),
            FormField::Department => lines.iter().for_each(|line| self.state_department(line)),
            FormField::Year => lines.iter().for_each(|line| self.state(field, line)),
            FormField::LeaveOut => self.left_out.extend_from_slice(lines),
            FormField::Due | FormField::Deliverable => self.put_beside(field, name, lines),
            _ if is_indicator(field) => {
                let cell = lines.first().and_then(|first| Cell::of_lines(lines.to_vec(), &first.place));
                if let Some(cell) = cell {
                    self.add_indicator(field, (cell.row().max(1) + self.indicator_set, 1), &cell);
                }
            }
            _ if is_single(field) && self.record().has(field) && !self.is_passage_open => self.leave_unparsed(lines),
            _ => self.append(field, name, lines),
        }
    }

    /// Notes what stands beside a promise.
    fn put_beside(&mut self, field: FormField, name: &str, lines: &[Line]) {
        let is_open = std::mem::replace(&mut self.is_passage_open, true);
        let Some(last_row) = lines.last().map(|line| line.place.row) else { return };
        let beside = &mut self.record().beside;
        match beside.last_mut() {
            Some(last) if is_open && last.field == field && last.label == name => last.lines.extend_from_slice(lines),
            _ => beside.push(Beside { field, label: name.to_owned(), lines: lines.to_vec(), last_row }),
        }
    }

    pub(super) fn add_indicator(&mut self, field: FormField, set: (u32, u32), cell: &Cell) {
        let (lines, line_count) = (cell.lines.clone(), cell.line_count);
        self.record().indicators.push(IndicatorPart { field, set, lines, line_count });
    }
}

/// Whether a column is empty between two cells.
fn has_gap(cells: &[&Cell]) -> bool {
    cells.windows(2).any(|pair| pair[1].column > pair[0].column + pair[0].width)
}

/// Whether each cell is at its column or a little beside it, as if cells before it had been left out, or others put in. What is
/// further away is a note beside the table; and where a cell is at its place again, those before it have not moved: one of
/// them stands below an empty label.
fn is_shifted(cells: &[&Cell], columns: &[(u32, ColumnLabel)], shift: i64) -> bool {
    const FAR: i64 = 2;
    let pairs = cells.iter().zip(columns);
    let moved = pairs.map(|(cell, (column, _))| i64::from(cell.column) - shift - i64::from(*column));
    let moved: Vec<i64> = moved.collect();
    let is_one_way = moved.is_sorted() || moved.is_sorted_by(|one, next| one >= next);
    is_one_way && moved.iter().all(|far| far.abs() <= FAR)
}

impl Header<'_> {
    /// Whether the header of the table before can be that of `grid`, which then continues it on another page: both have the
    /// same number of columns.
    pub fn fits(&self, grid: &Grid) -> bool {
        let cells = grid.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| cell.column + cell.width).max() == self.end()
    }
}

/// Whether a field holds a single value. A second value is kept as an unparsed line.
fn is_single(field: FormField) -> bool {
    matches!(field, FormField::Post | FormField::Name | FormField::Title | FormField::Grade)
}
