//! Assigns lines to the fields of their labels, which are before or above them.

use crate::import::grid::{self, Cell, Line};
use crate::import::layout::walk::Walk;
use crate::model::form::{Area, AreaKind, Form, FormField, Label, Records};
use crate::model::source::CellPlace;

impl<'a> Walk<'a> {
    pub(super) fn is_labelled(&self, cells: &[&Cell]) -> bool {
        let labels = self.labels();
        cells.iter().flat_map(|cell| &cell.lines).any(|line| labels.find(&line.text).is_some())
    }

    pub(super) fn label_row(&mut self, cells: &[&Cell]) {
        for cell in cells {
            self.is_passage_open = false;
            for line in &cell.lines {
                let lines = std::slice::from_ref(line);
                if !self.labelled(lines) {
                    self.leave_unparsed(lines);
                }
            }
        }
        self.is_passage_open = false;
    }

    /// Handles a line that is a label or follows one.
    pub(super) fn labelled(&mut self, lines: &[Line]) -> bool {
        for line in lines {
            if let Some((label, rest)) = self.labels().find(&line.text) {
                self.ledger.form_labels += grid::count(&line.text) - grid::count(rest);
                let rest = Line::new(rest, line.level, &line.place);
                self.ledger.label_bullets += self.bullets([line]) - self.bullets(&rest);
                self.open_label(label, &line.place);
                rest.iter().for_each(|rest| self.under_label(label, rest));
            } else if let Some(label) = self.label {
                self.under_label(label, line);
            } else {
                return false;
            }
        }
        true
    }

    fn open_label(&mut self, label: &'a Label, place: &CellPlace) {
        let begins = self.area().is_some_and(|area| {
            area.kind != AreaKind::Sheet && area.records == Records::Label && begins_record(area, label)
        });
        if begins {
            self.begin_record(place);
        }
        (self.label, self.is_passage_open) = (Some(label), false);
        self.code_field = None;
    }

    fn under_label(&mut self, label: &'a Label, line: &Line) {
        let lines = std::slice::from_ref(line);
        let name = label.spellings.first().map(String::as_str).unwrap_or_default();
        match label.fields.as_slice() {
            [field] if Form::is_code(*field) => self.listed(*field, lines),
            [FormField::No] => self.number(&Cell { column: 0, lines: lines.to_vec() }),
            [field] if is_single(*field) && self.record().has(*field) && !self.is_passage_open => {
                self.leave_unparsed(lines)
            }
            [field] => self.append(*field, name, lines),
            [first, second, ..] => self.append_two(*first, *second, name, lines),
            [] => self.leave_unparsed(lines),
        }
    }

    /// Assigns a cell to the fields of its column.
    pub(super) fn fill(&mut self, label: &'a Label, cell: &Cell) {
        self.is_passage_open = false;
        let name = label.spellings.first().map(String::as_str).unwrap_or_default();
        match label.fields.as_slice() {
            [field] if Form::is_code(*field) => self.listed(*field, &cell.lines),
            [FormField::No] => self.number(cell),
            [field] => self.append(*field, name, &cell.lines),
            [first, second, ..] => self.append_two(*first, *second, name, &cell.lines),
            [] => self.leave_unparsed(&cell.lines),
        }
        self.is_passage_open = false;
    }
}

fn begins_record(area: &Area, label: &Label) -> bool {
    let has = |field: FormField| area.labels.iter().any(|label| label.fields.contains(&field));
    let first = if has(FormField::No) { FormField::No } else { FormField::Title };
    label.fields.contains(&first)
}

/// Whether a field holds a single value. A second value is kept as an unparsed line.
fn is_single(field: FormField) -> bool {
    matches!(field, FormField::Department | FormField::Year | FormField::Post | FormField::Name | FormField::Grade)
}
