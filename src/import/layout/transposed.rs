//! Handles tables with a record in each column, and the labels at the left.

use crate::import::grid::{Cell, Line};
use crate::import::label_match::LabelMatch;
use crate::import::layout::table_state::{ColumnRecord, OpenLabel};
use crate::import::layout::walk::Walk;
use crate::import::number;
use crate::import::sighting::Sighted;
use crate::model::form::FormField;

impl<'a> Walk<'a> {
    /// A row whose first cell is a label, or is covered by one. Each other cell is a value of the record of its column; one that
    /// covers several columns belongs to none of them more than to the others.
    pub(super) fn column_row(&mut self, cells: &[&Cell]) {
        self.current = None;
        let Some((label, values)) = self.label_of_row(cells) else { return self.leave_row(cells) };
        self.table.indicators += u32::from(label.fields == [FormField::IndicatorName]);
        for cell in values {
            self.current = None;
            if cell.width == 1 && self.enter_column(label, cell) {
                self.fill_in_column(label, cell);
            }
        }
        self.current = None;
    }

    fn label_of_row<'c>(&mut self, cells: &'c [&'c Cell]) -> Option<(LabelMatch<'a>, &'c [&'c Cell])> {
        let (first, rest) = cells.split_first()?;
        if let Some((label, "")) = self.labels().find(&first.text()) {
            self.drop_all(&first.lines);
            self.sight(Sighted::Label(label.fields.clone()), first.text(), &first.lines[0].place);
            let last_row = first.row() + first.height - 1;
            self.table.beside.push(OpenLabel { label, column: first.column, width: first.width, last_row });
            return Some((label, rest));
        }
        let is_beside = |open: &&OpenLabel| open.last_row >= first.row() && first.column >= open.column + open.width;
        self.table.beside.iter().rfind(is_beside).map(|open| (open.label, cells))
    }

    /// Makes the record of the cell's column the current one. It begins with its title, or with the first value below its
    /// number; false if the cell is no value of a record.
    fn enter_column(&mut self, label: LabelMatch<'a>, cell: &Cell) -> bool {
        match self.table.records.get(&cell.column).cloned() {
            Some(ColumnRecord::Begun(record)) => self.current = Some(record),
            Some(ColumnRecord::Announced(number)) => {
                self.begin_column(cell);
                self.number(std::slice::from_ref(&number));
            }
            None if label.fields.first() == Some(&FormField::Title) => self.begin_column(cell),
            None => {
                match number_of(label, cell) {
                    Some(line) => drop(self.table.records.insert(cell.column, ColumnRecord::Announced(line))),
                    None => self.leave_unparsed(&cell.lines),
                }
                return false;
            }
        }
        true
    }

    fn begin_column(&mut self, cell: &Cell) {
        self.begin_record(&cell.lines[0].place);
        let begun = self.current.map(|current| (cell.column, ColumnRecord::Begun(current)));
        self.table.records.extend(begun);
    }

    fn fill_in_column(&mut self, label: LabelMatch<'a>, cell: &Cell) {
        self.is_passage_open = false;
        match label.indicator() {
            Some(field) => self.add_indicator(field, (0, self.table.indicators), cell),
            None => self.fill_label(label, &cell.lines),
        }
        self.is_passage_open = false;
    }

    /// Keeps the numbers of columns that nobody has filled in.
    pub(super) fn end_columns(&mut self) {
        for record in std::mem::take(&mut self.table.records).into_values() {
            if let ColumnRecord::Announced(line) = record {
                self.leave_unparsed(&[line]);
            }
        }
    }
}

/// The line of a cell that is the number of a record.
fn number_of(label: LabelMatch, cell: &Cell) -> Option<Line> {
    let [line] = cell.lines.as_slice() else { return None };
    let is_number = number::row_number(&line.text).is_some_and(|(_, rest)| rest.is_empty());
    (label.fields == [FormField::No] && is_number).then(|| line.clone())
}
