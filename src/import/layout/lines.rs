//! Handles lines outside of tables: headings of areas, labels, and lines that begin a record.

use crate::import::grid::Line;
use crate::import::labels::HeadingMatch;
use crate::import::layout::walk::Walk;
use crate::import::record_heading::record_heading;
use crate::import::sighting::Sighted;
use crate::model::form::FormField;

impl Walk<'_> {
    pub(super) fn line(&mut self, line: &Line) {
        let is_plain = line.level.is_none();
        let lines = std::slice::from_ref(line);
        if self.leave_out(lines) {
            return;
        }
        if is_plain
            && (self.enter_department(line)
                || self.enter_area(lines)
                || self.drop_form_label(lines)
                || self.enter_record(line))
        {
            return;
        }
        if self.current.is_some() && self.labels().begins_sheet(&line.text) {
            self.begin_file();
        }
        if line.is_heading && self.labels().find(&line.text).is_none() {
            // What is below a heading that the form does not know does not belong to the field before it.
            (self.label, self.is_passage_open, self.is_below_unknown) = (None, false, true);
            return self.leave_unparsed(lines);
        }
        let field = self.area().and_then(|area| area.text);
        self.text_line(line, field.filter(|_| !self.is_below_unknown));
    }

    /// Handles a text box or a footnote. Its lines have a field only if it has the label itself.
    pub(super) fn aside(&mut self, lines: &[Line]) {
        (self.label, self.is_passage_open) = (None, false);
        for line in lines {
            self.text_line(line, None);
        }
        (self.label, self.is_passage_open) = (None, false);
    }

    pub(super) fn text_line(&mut self, line: &Line, field: Option<FormField>) {
        let lines = std::slice::from_ref(line);
        if !self.labelled(lines) {
            match field {
                Some(field) => self.append(field, "", lines),
                None => self.leave_unparsed(lines),
            }
        }
    }

    /// Leaves out lines as the form says; false if it does not say so of the first.
    pub(super) fn leave_out(&mut self, lines: &[Line]) -> bool {
        let is_left_out = lines.first().is_some_and(|first| self.labels().is_left_out(&first.text));
        if is_left_out {
            self.left_out.extend_from_slice(lines);
        }
        is_left_out
    }

    /// Drops lines that are labels of the form and have no content.
    pub(super) fn drop_form_label(&mut self, lines: &[Line]) -> bool {
        let is_form_label = matches!(lines, [line] if self.words.is_form_label(&line.text));
        if is_form_label {
            self.drop_all(lines);
        }
        is_form_label
    }

    /// Begins an area if the lines are its heading.
    pub(super) fn enter_area(&mut self, lines: &[Line]) -> bool {
        let text: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        let text = text.join(" ");
        let (Some(HeadingMatch { area, words, year }), Some(first)) = (self.labels().heading(&text), lines.first())
        else {
            return false;
        };
        self.form_word(words, first);
        self.sight(Sighted::Heading(self.form.areas[area].kind), words.trim().to_owned(), &first.place);
        if let Some(year) = year.and_then(|year| first.part(year)) {
            self.state(FormField::Year, &year);
        }
        if self.area != Some(area) {
            self.end_header();
            self.table.heading = first.place.column;
            self.current = None;
        }
        (self.area, self.is_below_unknown) = (Some(area), false);
        (self.label, self.code_field, self.is_passage_open) = (None, None, false);
        true
    }

    /// Begins a record if the line is one such as `重点目標1 題名`.
    pub(super) fn enter_record(&mut self, line: &Line) -> bool {
        let Some(pattern) = self.area().and_then(|area| area.record_heading.as_deref()) else { return false };
        let Some((no, title)) = record_heading(&line.text, pattern) else { return false };
        self.begin_record(&line.place);
        self.form_word(&line.text[..line.text.len() - title.len()], line);
        self.record().no = Some(no);
        self.append(FormField::Title, "", line.part(title).as_slice());
        true
    }
}
