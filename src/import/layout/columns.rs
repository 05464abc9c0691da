//! Assigns the cells of a row to the labels of their columns.

use crate::import::grid::{Cell, Columns, Grid, Line};
use crate::import::header::{ColumnLabel, Header};
use crate::import::layout::walk::Walk;
use crate::import::record::IndicatorPart;
use crate::model::form::{Form, FormField, Label};

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
        let columns = self.header.content_columns();
        if self.header.is_all_known() && columns.len() == cells.len() && is_shifted(cells, &columns, shift) {
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

    /// Assigns a cell to the fields of its column.
    pub(super) fn fill(&mut self, column: ColumnLabel<'a>, cell: &Cell) {
        let ColumnLabel { label, repetition } = column;
        self.is_passage_open = false;
        match label.fields.as_slice() {
            [field] if is_indicator(*field) => {
                let set = (cell.row().max(1) + self.indicator_set, repetition + 1);
                self.add_indicator(*field, set, cell);
            }
            _ => self.fill_label(label, &cell.lines),
        }
        self.is_passage_open = false;
    }

    /// Assigns lines to the fields of their label.
    pub(super) fn fill_label(&mut self, label: &'a Label, lines: &[Line]) {
        let name = label.spellings.first().map(String::as_str).unwrap_or_default();
        match label.fields.as_slice() {
            [field] if Form::is_code(*field) => self.listed(*field, lines),
            [FormField::No] => self.number(lines),
            [field @ (FormField::Department | FormField::Year)] => {
                lines.iter().for_each(|line| self.state(*field, line))
            }
            [field] if is_single(*field) && self.record().has(*field) && !self.is_passage_open => {
                self.leave_unparsed(lines);
            }
            [field] => self.append(*field, name, lines),
            [first, second, ..] => self.append_two(*first, *second, name, lines),
            [] => self.leave_unparsed(lines),
        }
    }

    pub(super) fn add_indicator(&mut self, field: FormField, set: (u32, u32), cell: &Cell) {
        let (lines, line_count) = (cell.lines.clone(), cell.line_count);
        self.record().indicators.push(IndicatorPart { field, set, lines, line_count });
    }
}

/// Whether each cell is at its column or a little beside it. What is further away is a note beside the table.
fn is_shifted(cells: &[&Cell], columns: &[(u32, ColumnLabel)], shift: i64) -> bool {
    const FAR: i64 = 2;
    let mut pairs = cells.iter().zip(columns);
    pairs.all(|(cell, (column, _))| (i64::from(cell.column) - shift - i64::from(*column)).abs() <= FAR)
}

impl Header<'_> {
    /// Whether the header of the table before can be that of `grid`, which then continues it on another page: both have the
    /// same number of columns.
    pub fn fits(&self, grid: &Grid) -> bool {
        let cells = grid.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| cell.column + cell.width).max() == self.end()
    }
}

pub(super) fn is_indicator(field: FormField) -> bool {
    matches!(
        field,
        FormField::IndicatorName
            | FormField::IndicatorUnit
            | FormField::IndicatorBaseline
            | FormField::IndicatorTarget
            | FormField::IndicatorActual
            | FormField::IndicatorAsOf
    )
}

/// Whether a field holds a single value. A second value is kept as an unparsed line.
fn is_single(field: FormField) -> bool {
    matches!(field, FormField::Post | FormField::Name | FormField::Title | FormField::Grade)
}
