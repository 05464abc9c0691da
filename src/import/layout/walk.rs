//! The state of reading files: the current area, record and field, and how lines are added to them.

use crate::import::bullet;
use crate::import::grid::{Cell, Line, is_blank};
use crate::import::header::Header;
use crate::import::labels::{FormWords, Labels};
use crate::import::record::{Ledger, Passage, Record};
use crate::import::words;
use crate::model::form::{Area, AreaKind, Form, FormField, Label};
use crate::model::source::CellPlace;

/// The current position in the files, and what was found so far.
pub(super) struct Walk<'a> {
    pub form: &'a Form,
    pub words: &'a FormWords<'a>,
    /// The sheet, followed by the goals in the order of the files.
    pub records: Vec<Record>,
    pub ledger: Ledger,
    /// The index of the current area.
    pub area: Option<usize>,
    pub header: Header<'a>,
    /// The index of the current record; `None` for the sheet.
    pub current: Option<usize>,
    /// The label of the current field.
    pub label: Option<&'a Label>,
    /// The kind of codes in the rows below a label.
    pub code_field: Option<FormField>,
    /// Whether the next line continues the last passage.
    pub is_passage_open: bool,
    /// Whether the current table has not begun its record yet.
    pub is_table_new: bool,
}

impl<'a> Walk<'a> {
    /// The state before the first line.
    pub(super) fn new(form: &'a Form, words: &'a FormWords<'a>) -> Self {
        Self {
            form,
            words,
            records: vec![Record::new(AreaKind::Sheet, &CellPlace::default())],
            ledger: Ledger::default(),
            area: area_without_heading(form),
            header: Header::default(),
            current: None,
            label: None,
            code_field: None,
            is_passage_open: false,
            is_table_new: false,
        }
    }

    pub(super) fn begin_file(&mut self) {
        self.area = area_without_heading(self.form).or(self.area);
        (self.current, self.label, self.code_field, self.is_passage_open) = (None, None, None, false);
        self.header = Header::default();
    }

    pub(super) fn area(&self) -> Option<&'a Area> {
        self.area.map(|area| &self.form.areas[area])
    }

    pub(super) fn labels(&self) -> Labels<'a> {
        Labels { words: self.words, area: self.area }
    }

    pub(super) fn record(&mut self) -> &mut Record {
        &mut self.records[self.current.unwrap_or(0)]
    }

    pub(super) fn begin_record(&mut self, place: &CellPlace) {
        let Some(area) = self.area() else { return };
        (self.label, self.code_field, self.is_passage_open, self.is_table_new) = (None, None, false, false);
        if area.kind == AreaKind::Sheet {
            self.current = None;
            return;
        }
        self.records.push(Record::new(area.kind, place));
        self.current = Some(self.records.len() - 1);
    }

    /// The number of bullets in `lines`.
    pub(super) fn bullets<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> i64 {
        let count = lines.into_iter().map(|line| bullet::count(line, &self.form.bullets)).sum::<usize>();
        i64::try_from(count).expect("a file has fewer than 2^63 bullets")
    }

    /// Drops a line that is part of the form itself.
    pub(super) fn drop(&mut self, line: &Line) {
        self.ledger.drop(&line.text);
        self.ledger.label_bullets += self.bullets([line]);
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
                let (place, level) = (lines[at].place.clone(), lines[at].level);
                let parts = [head, tail].map(|text| Line::new(text, level, &place));
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

    /// Sets the number of a record from the cell below its label.
    pub(super) fn number(&mut self, cell: &Cell) {
        let text = cell.text();
        match words::leading_number(&text) {
            Some((no, rest)) if rest.trim_matches(is_blank).is_empty() && self.record().no.is_none() => {
                cell.lines.iter().for_each(|line| self.drop(line));
                self.record().no = Some(no);
            }
            _ => self.leave_unparsed(&cell.lines),
        }
    }

    /// Keeps lines that were not understood.
    pub(super) fn leave_unparsed(&mut self, lines: &[Line]) {
        self.record().unparsed.extend_from_slice(lines);
    }
}

/// The area whose lines need no heading before them.
fn area_without_heading(form: &Form) -> Option<usize> {
    form.areas.iter().position(|area| area.headings.is_empty())
}
