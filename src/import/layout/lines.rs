//! Handles lines outside of tables: headings of areas, labels, and lines that begin a record.

use std::mem;

use crate::import::grid::Line;
use crate::import::labels::HeadingMatch;
use crate::import::layout::walk::Walk;
use crate::import::sighting::Sighted;
use crate::import::words;
use crate::model::form::FormField;

impl Walk<'_> {
    pub(super) fn line(&mut self, line: &Line) {
        let is_plain = line.level.is_none();
        let lines = std::slice::from_ref(line);
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

    /// Drops lines that are labels of the form and have no content.
    pub(super) fn drop_form_label(&mut self, lines: &[Line]) -> bool {
        let is_form_label = matches!(lines, [line] if self.words.is_form_label(&line.text));
        if is_form_label {
            lines.iter().for_each(|line| self.drop(line));
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
            self.table.former = mem::take(&mut self.header);
            self.current = None;
        }
        (self.area, self.is_below_unknown) = (Some(area), false);
        (self.label, self.code_field, self.is_passage_open) = (None, None, false);
        true
    }

    /// Begins the part of a department if the line is its name: one that the site knows, possibly with its head after it, or
    /// a heading that looks like one.
    pub(super) fn enter_department(&mut self, line: &Line) -> bool {
        let Some(name) = self.department_in(line).and_then(|name| line.part(name)) else { return false };
        self.begin_department(&name);
        true
    }

    fn department_in<'l>(&self, line: &'l Line) -> Option<&'l str> {
        const KINDS: [&str; 9] = ["部", "局", "課", "室", "所", "署", "院", "委員会", "事務局"];
        const LONGEST: usize = 16;
        let text = line.text.as_str();
        // 【総務部】総務部長 氏名: the name is in brackets.
        let begun = text.trim_start_matches(['■', '●', '◆']);
        let end = begun.char_indices().find(|(_, c)| matches!(c, '】' | ']' | '〕')).map(|(at, c)| at + c.len_utf8());
        let inner = end.filter(|_| begun.starts_with(['【', '[', '〔'])).map(|end| &begun[..end]);
        let is_known =
            |name: &&str| words::without_numbering(name).any(|rest| self.departments.contains(&words::label(rest)));
        let is_named = |name: &&str| {
            let name = words::label(name);
            line.is_heading && name.chars().count() <= LONGEST && KINDS.iter().any(|kind| name.ends_with(kind))
        };
        inner.filter(is_known).or(Some(text).filter(is_known)).or(inner.or(Some(text)).filter(is_named))
    }

    /// Begins a record if the line is one such as `重点目標1 題名`.
    pub(super) fn enter_record(&mut self, line: &Line) -> bool {
        let Some(pattern) = self.area().and_then(|area| area.record_heading.as_deref()) else { return false };
        let Some((no, title)) = self.labels().record_heading(&line.text, pattern) else { return false };
        self.begin_record(&line.place);
        self.form_word(&line.text[..line.text.len() - title.len()], line);
        self.record().no = Some(no);
        self.append(FormField::Title, "", line.part(title).as_slice());
        true
    }
}
