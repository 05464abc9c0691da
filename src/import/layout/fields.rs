//! Assigns lines to the fields of their labels, which are before or above them.

use crate::import::grid::{Cell, Line};
use crate::import::label_match::{LabelMatch, is_indicator};
use crate::import::layout::table_state::OpenLabel;
use crate::import::layout::walk::Walk;
use crate::import::sighting::Sighted;
use crate::model::form::{Area, AreaKind, FormField, Label, Records, Split};
use crate::model::source::CellPlace;

impl<'a> Walk<'a> {
    pub(super) fn is_labelled(&self, cells: &[&Cell]) -> bool {
        let labels = self.labels();
        cells.iter().flat_map(|cell| &cell.lines).any(|line| labels.find(&line.text).is_some())
    }

    /// A row in which labels stand before their values: each label has the one cell after it. A cell that no label stands
    /// before or above is no value.
    pub(super) fn label_row(&mut self, cells: &[&Cell]) {
        let row = cells.first().map_or(0, |cell| cell.row());
        let beside = self.table.beside.iter().copied().filter(|open| open.last_row >= row).collect::<Vec<_>>();
        let above = std::mem::take(&mut self.table.above);
        let (mut waiting, mut is_first): (Option<(OpenLabel, usize)>, bool) = (None, true);
        for cell in cells {
            self.is_passage_open = false;
            let is_label = cell.lines.iter().any(|line| self.labels().find(&line.text).is_some());
            if is_label {
                self.leave_open(waiting.take());
                waiting = self.label_cell(cell).map(|open| (open, 0));
            } else if let Some((open, at)) = waiting.take() {
                waiting = self.part_cell(open.label, at, cell).then_some((open, at + 1));
            } else if let Some(open) = above.iter().find(|open| {
                cell.column >= open.column && cell.column - open.column < open.width && open.last_row + 1 >= row
            }) {
                self.value_cell(open.label, cell);
                self.table.above.push(OpenLabel { last_row: row, ..*open });
            } else if let Some(open) = beside.iter().rfind(|open| is_first && cell.column >= open.column + open.width) {
                self.value_cell(open.label, cell);
            } else {
                self.leave_unparsed(&cell.lines);
            }
            is_first = false;
        }
        self.leave_open(waiting);
        (self.label, self.is_passage_open) = (None, false);
    }

    /// A label without a value in its row can have it below.
    fn leave_open(&mut self, open: Option<(OpenLabel<'a>, usize)>) {
        self.table.above.extend(open.filter(|(_, filled)| *filled == 0).map(|(open, _)| open));
    }

    /// Assigns the cell that is the next of those after a label, of which `at` are filled. True if one more belongs to the
    /// label: several fields can have a cell each, and a number can stand before its title.
    fn part_cell(&mut self, label: LabelMatch<'a>, at: usize, cell: &Cell) -> bool {
        match label.fields.get(at).filter(|_| label.split == Split::Cell) {
            Some(field) => {
                self.begin_announced(label);
                self.fill_field(*field, label.name(), &cell.lines);
                at + 1 < label.fields.len()
            }
            None => {
                self.value_cell(label, cell);
                matches!(label.fields.as_slice(), [FormField::No, second] if at == 0 && !self.record().has(*second))
            }
        }
    }

    /// A cell that begins with a label. If it has no value itself, the label still waits for one.
    fn label_cell(&mut self, cell: &Cell) -> Option<OpenLabel<'a>> {
        self.label = None;
        let mut has_value = false;
        for line in &cell.lines {
            match self.labels().find(&line.text) {
                Some((label, rest)) => {
                    self.begin_label(label, rest, line);
                    has_value = !rest.is_empty();
                }
                None if self.label.is_some() => {
                    has_value = true;
                    self.labelled(std::slice::from_ref(line));
                }
                None => self.leave_unparsed(std::slice::from_ref(line)),
            }
        }
        let label = self.label?;
        let last_row = cell.row() + cell.height - 1;
        let open = OpenLabel { label, column: cell.column, width: cell.width, last_row };
        if cell.height > 1 {
            self.table.beside.push(open);
        }
        (!has_value).then_some(open)
    }

    fn value_cell(&mut self, label: LabelMatch<'a>, cell: &Cell) {
        self.begin_announced(label);
        match label.fields.as_slice() {
            [field] if is_indicator(*field) => self.add_indicator(*field, (0, self.indicator_set), cell),
            _ => self.fill_label(label, &cell.lines),
        }
        self.is_passage_open = false;
    }

    /// Handles a line that is a label or follows one.
    pub(super) fn labelled(&mut self, lines: &[Line]) -> bool {
        for line in lines {
            if let Some((label, rest)) = self.labels().find(&line.text) {
                self.begin_label(label, rest, line);
            } else if let Some(label) = self.label {
                self.under_label(label, line);
            } else {
                return false;
            }
        }
        true
    }

    /// Begins a field with a line that starts with its label; `rest` is the text after it.
    fn begin_label(&mut self, label: LabelMatch<'a>, rest: &str, line: &Line) {
        let words = &line.text[..line.text.len() - rest.len()];
        self.form_word(words, line);
        self.sight(Sighted::Label(label.fields.clone()), words.trim().to_owned(), &line.place);
        self.open_label(label, &line.place);
        line.part(rest).iter().for_each(|rest| self.under_label(label, rest));
    }

    fn open_label(&mut self, label: LabelMatch<'a>, place: &CellPlace) {
        if self.begins_record(&label) {
            // An empty field begins no record, but ends the one before.
            self.current = None;
            self.pending = Some(place.clone());
        }
        self.indicator_set += u32::from(label.fields == [FormField::IndicatorName]);
        (self.label, self.is_passage_open) = (Some(label), false);
        self.code_field = None;
    }

    pub(super) fn begins_record(&self, label: &Label) -> bool {
        self.area().is_some_and(|area| {
            area.kind != AreaKind::Sheet && area.records == Records::Label && begins_record(area, label)
        })
    }

    /// Begins the record that a label announced, now that it has a value.
    fn begin_announced(&mut self, label: LabelMatch<'a>) {
        if self.begins_record(&label)
            && let Some(place) = self.pending.take()
        {
            self.begin_record(&place);
            self.label = Some(label);
        }
    }

    fn under_label(&mut self, label: LabelMatch<'a>, line: &Line) {
        self.begin_announced(label);
        let lines = std::slice::from_ref(line);
        match label.fields.as_slice() {
            [field] if is_indicator(*field) => self.indicator_line(*field, line),
            _ => self.fill_label(label, lines),
        }
    }

    /// Adds a line to the part of the indicator that its label began.
    fn indicator_line(&mut self, field: FormField, line: &Line) {
        let set = (0, self.indicator_set);
        let is_open = self.is_passage_open;
        self.is_passage_open = true;
        match self.record().indicators.last_mut() {
            Some(part) if is_open && part.field == field && part.set == set => {
                part.lines.push(Line { index: part.line_count, ..line.clone() });
                part.line_count += 1;
            }
            _ => {
                let cell = Cell::of_lines(vec![line.clone()], &line.place);
                cell.iter().for_each(|cell| self.add_indicator(field, set, cell));
            }
        }
    }
}

fn begins_record(area: &Area, label: &Label) -> bool {
    let has = |field: FormField| area.labels.iter().any(|label| label.fields.contains(&field));
    let first = if has(FormField::No) { FormField::No } else { FormField::Title };
    label.fields.contains(&first)
}
