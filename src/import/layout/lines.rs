//! Handles lines outside of tables: headings of areas, labels, and lines that begin a record.

use crate::import::grid::{self, Line};
use crate::import::header::Header;
use crate::import::layout::walk::Walk;
use crate::model::form::FormField;

impl Walk<'_> {
    pub(super) fn line(&mut self, line: &Line) {
        let is_plain = line.level.is_none();
        let lines = std::slice::from_ref(line);
        if is_plain && (self.enter_area(lines) || self.drop_form_label(lines) || self.enter_record(line)) {
            return;
        }
        if !self.labelled(lines) {
            match self.area().and_then(|area| area.text) {
                Some(field) => self.append(field, "", lines),
                None => self.leave_unparsed(lines),
            }
        }
    }

    /// Drops lines that are labels of the form and have no content.
    pub(super) fn drop_form_label(&mut self, lines: &[Line]) -> bool {
        let is_form_label = matches!(lines, [line] if self.words.is_form_label(&line.text));
        if is_form_label {
            lines.iter().for_each(|line| self.drop(line));
        }
        is_form_label
    }

    /// Begins an area if the line is its heading.
    pub(super) fn enter_area(&mut self, lines: &[Line]) -> bool {
        let text: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        let Some(area) = self.labels().area_of(&text.join(" ")) else { return false };
        lines.iter().for_each(|line| self.drop(line));
        if self.area != Some(area) {
            self.header = Header::default();
            self.current = None;
        }
        self.area = Some(area);
        (self.label, self.code_field, self.is_passage_open) = (None, None, false);
        true
    }

    /// Begins a record if the line is one such as `重点目標1 題名`.
    pub(super) fn enter_record(&mut self, line: &Line) -> bool {
        let Some(pattern) = self.area().and_then(|area| area.record_heading.as_deref()) else { return false };
        let Some((no, title)) = self.labels().record_heading(&line.text, pattern) else { return false };
        self.begin_record(&line.place);
        self.ledger.form_labels += grid::count(&line.text) - grid::count(title);
        let title = Line::new(title, None, &line.place);
        self.ledger.label_bullets += self.bullets([line]) - self.bullets(&title);
        self.record().no = Some(no);
        self.append(FormField::Title, "", title.as_slice());
        true
    }
}
