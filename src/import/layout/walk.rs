//! The state of reading files: the current area, record and field, and how lines are added to them.

use std::mem;

use crate::import::bullet;
use crate::import::grid::Line;
use crate::import::header::Header;
use crate::import::label_match::LabelMatch;
use crate::import::labels::{FormWords, Labels};
use crate::import::layout::table_state::TableState;
use crate::import::number;
use crate::import::record::{Passage, Record};
use crate::import::sighting::{Sighted, Sighting};
use crate::import::words;
use crate::model::form::{Area, AreaKind, Form, FormField};
use crate::model::site::Tables;
use crate::model::source::CellPlace;

/// The current position in the files, and what was found so far.
pub(super) struct Walk<'a> {
    pub form: &'a Form,
    pub words: &'a FormWords<'a>,
    /// The names of the site's departments, normalized.
    pub departments: Vec<String>,
    /// The sheet, followed by the goals in the order of the files.
    pub records: Vec<Record>,
    /// The labels, headings, numbers and signs of the form itself.
    pub form_words: Vec<Line>,
    /// The lines that the form leaves out.
    pub left_out: Vec<Line>,
    /// The headings, columns and labels.
    pub sightings: Vec<Sighting>,
    /// The index of the current area.
    pub area: Option<usize>,
    pub header: Header<'a>,
    /// The index of the current record; `None` for the sheet.
    pub current: Option<usize>,
    /// The index of the current sheet among the records.
    pub sheet: usize,
    /// The label of the current field.
    pub label: Option<LabelMatch<'a>>,
    /// The kind of codes in the rows below a label.
    pub code_field: Option<FormField>,
    /// Whether the next line continues the last passage.
    pub is_passage_open: bool,
    /// Whether the last heading is one that the form does not know.
    pub is_below_unknown: bool,
    pub table: TableState<'a>,
    /// The number of the current set of parts of indicators, by which they belong together.
    pub indicator_set: u32,
    /// The place of a label that begins a record as soon as it has a value.
    pub pending: Option<CellPlace>,
}

impl<'a> Walk<'a> {
    /// The state before the first line.
    pub(super) fn new(form: &'a Form, words: &'a FormWords<'a>, tables: &Tables) -> Self {
        Self {
            form,
            words,
            departments: tables.departments.iter().map(|department| words::label(&department.name)).collect(),
            records: vec![Record::new(AreaKind::Sheet, &CellPlace::default())],
            form_words: Vec::new(),
            left_out: Vec::new(),
            sightings: Vec::new(),
            area: area_without_heading(form),
            header: Header::default(),
            current: None,
            sheet: 0,
            label: None,
            code_field: None,
            is_passage_open: false,
            is_below_unknown: false,
            table: TableState::default(),
            indicator_set: 0,
            pending: None,
        }
    }

    /// Begins a file, a sheet of a workbook, or the part of another department: nothing before it belongs to it.
    pub(super) fn begin_anew(&mut self, area: Option<usize>) {
        self.area = area;
        (self.current, self.label, self.code_field, self.is_passage_open) = (None, None, None, false);
        (self.pending, self.is_below_unknown) = (None, false);
        self.end_header();
        let TableState { columns, former, heading, .. } = mem::take(&mut self.table);
        self.table = TableState { columns, former, heading, ..TableState::default() };
    }

    /// Ends the header, which no longer says what stands below it, but what does not belong to the parts that follow.
    pub(super) fn end_header(&mut self) {
        let header = mem::take(&mut self.header);
        if !header.is_empty() {
            self.table.former = header;
        }
    }

    pub(super) fn begin_file(&mut self) {
        self.sheet = 0;
        self.begin_anew(area_without_heading(self.form).or(self.area));
        self.table = TableState::default();
    }

    /// Notes a department or a year that the file states.
    pub(super) fn state(&mut self, field: FormField, line: &Line) {
        self.records[self.sheet].passages.push(Passage { field, label: String::new(), lines: vec![line.clone()] });
    }

    pub(super) fn area(&self) -> Option<&'a Area> {
        self.area.map(|area| &self.form.areas[area])
    }

    pub(super) fn labels(&self) -> Labels<'a> {
        Labels { words: self.words, area: self.area }
    }

    pub(super) fn record(&mut self) -> &mut Record {
        &mut self.records[self.current.unwrap_or(self.sheet)]
    }

    pub(super) fn begin_record(&mut self, place: &CellPlace) {
        let Some(area) = self.area() else { return };
        (self.label, self.code_field, self.is_passage_open, self.table.is_new) = (None, None, false, false);
        self.indicator_set += 1;
        if area.kind == AreaKind::Sheet {
            self.current = None;
            return;
        }
        self.begin_record_of(area.kind, place);
    }

    /// Begins a goal, whatever the area is.
    pub(super) fn begin_record_of(&mut self, kind: AreaKind, place: &CellPlace) {
        let covering =
            self.table.department.as_ref().filter(|(_, last)| place.row <= *last).map(|(name, _)| name.clone());
        let department = covering.or_else(|| self.records[self.sheet].department.clone());
        self.records.push(Record { department, ..Record::new(kind, place) });
        self.current = Some(self.records.len() - 1);
    }

    /// Notes a text that belongs to the form itself.
    pub(super) fn form_word(&mut self, text: &str, line: &Line) {
        self.form_words.extend(line.part(text));
    }

    /// Notes a text that says what others mean.
    pub(super) fn sight(&mut self, what: Sighted, text: String, place: &CellPlace) {
        self.sightings.push(Sighting { what, text, place: place.clone() });
    }

    /// Notes a line that belongs to the form itself.
    pub(super) fn drop(&mut self, line: &Line) {
        self.form_words.push(line.clone());
    }

    /// As [`Walk::drop`], of several lines.
    pub(super) fn drop_all(&mut self, lines: &[Line]) {
        self.form_words.extend_from_slice(lines);
    }

    /// Adds a title up to the first bullet, followed by items. Without bullets, the first line is the title.
    pub(super) fn append_two(&mut self, first: FormField, second: FormField, name: &str, lines: &[Line]) {
        if self.record().has(first) {
            return self.append(second, name, lines);
        }
        let mut lines = lines.to_vec();
        let split = |line: &Line| bullet::split(line, &self.form.bullets);
        let marked = lines.iter().position(|line| split(line).iter().any(|piece| !piece.mark.is_empty()));
        // The bullets may begin within the line that begins with the title.
        let cut = marked.map_or(1, |at| match split(&lines[at]).first() {
            Some(piece) if piece.mark.is_empty() => {
                let (head, tail) = lines[at].text.split_at(piece.text.len());
                let parts = [head, tail].map(|text| lines[at].part(text));
                lines.splice(at..=at, parts.into_iter().flatten());
                at + 1
            }
            _ => at,
        });
        let (head, tail) = lines.split_at(cut.min(lines.len()));
        self.append(first, name, head);
        self.is_passage_open = false;
        self.append(second, name, tail);
    }

    pub(super) fn append(&mut self, field: FormField, name: &str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        let is_open = self.is_passage_open;
        self.is_passage_open = true;
        let passages = &mut self.record().passages;
        match passages.last_mut() {
            Some(last) if is_open && last.field == field && last.label == name => last.lines.extend_from_slice(lines),
            _ => passages.push(Passage { field, label: name.to_owned(), lines: lines.to_vec() }),
        }
    }

    /// Sets the number of a record from the cell below or beside its label.
    pub(super) fn number(&mut self, lines: &[Line]) {
        match lines {
            [line] if self.record().no.is_none() => match number::row_number(&line.text) {
                Some((no, "")) => {
                    self.drop(line);
                    self.record().no = Some(no);
                }
                _ => self.leave_unparsed(lines),
            },
            _ => self.leave_unparsed(lines),
        }
    }

    /// Lines that begin with the number of the record, and go on with a field.
    pub(super) fn number_and(&mut self, field: FormField, name: &str, lines: &[Line]) {
        let number = lines.first().filter(|_| self.record().no.is_none());
        let found = number.and_then(|line| Some((line, number::row_number(&line.text)?)));
        let Some((line, (no, rest))) = found else {
            return if self.record().has(field) { self.leave_unparsed(lines) } else { self.append(field, name, lines) };
        };
        self.form_word(&line.text[..line.text.len() - rest.len()], line);
        self.record().no = Some(no);
        let rest: Vec<Line> = line.part(rest).into_iter().chain(lines[1..].iter().cloned()).collect();
        self.append(field, name, &rest);
    }

    /// Keeps lines that were not understood.
    pub(super) fn leave_unparsed(&mut self, lines: &[Line]) {
        self.record().unparsed.extend_from_slice(lines);
    }
}

/// The area whose lines need no heading before them.
pub(super) fn area_without_heading(form: &Form) -> Option<usize> {
    form.areas.iter().position(|area| area.headings.is_empty())
}
