//! Walks through files by a form: which area, which record, which field.
//!
//! Every line ends in exactly one place: a field, a code, the furniture of the
//! form, or what was not understood. Cell counts differ from row to row in
//! real sheets, so a row is read by what stands in it first, and by its columns
//! second.

mod codes;
mod label;
mod table;

use crate::import::bullet;
use crate::import::grid::{self, Block, Line, Reading};
use crate::import::header::{Header, Labels, Words};
use crate::import::record::{Layout, Ledger, Passage, Record};
use crate::model::form::{Area, AreaKind, Form, FormField, Label};
use crate::model::source::CellPlace;

/// Lays out `readings`, in their order, as one import.
pub fn lay_out(readings: &[Reading], form: &Form) -> Layout {
    let words = Words::new(form);
    let mut walk = Walk {
        form,
        words: &words,
        records: vec![Record::new(AreaKind::Sheet, &CellPlace::default())],
        ledger: Ledger::default(),
        area: form.areas.iter().position(|area| area.headings.is_empty()),
        header: Header::default(),
        current: None,
        label: None,
        zone: None,
        open: false,
        fresh_table: false,
    };
    let mut bullets = 0;
    for reading in readings {
        for line in reading.lines() {
            walk.ledger.read += grid::count(&line.text);
            bullets += bullet::count(line, &form.bullets);
        }
        walk.begin_file();
        reading.blocks.iter().for_each(|block| walk.block(block));
    }
    Layout { records: walk.records, ledger: walk.ledger, bullets }
}

struct Walk<'a> {
    form: &'a Form,
    words: &'a Words<'a>,
    records: Vec<Record>,
    ledger: Ledger,
    area: Option<usize>,
    header: Header<'a>,
    /// The record that is open; the sheet where none is.
    current: Option<usize>,
    /// The label whose field is open.
    label: Option<&'a Label>,
    /// The kind of codes that the rows below a label hold.
    zone: Option<FormField>,
    /// Whether the next line goes on with the last passage.
    open: bool,
    /// Whether the table that is open has not begun its record.
    fresh_table: bool,
}

impl<'a> Walk<'a> {
    fn begin_file(&mut self) {
        self.area = self.form.areas.iter().position(|area| area.headings.is_empty()).or(self.area);
        (self.current, self.label, self.zone, self.open) = (None, None, None, false);
        self.header = Header::default();
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Line(line) => self.line(line),
            Block::Grid(grid) => self.grid(grid),
        }
    }

    fn area(&self) -> Option<&'a Area> {
        self.area.map(|area| &self.form.areas[area])
    }

    fn labels(&self) -> Labels<'a> {
        Labels { words: self.words, area: self.area }
    }

    fn record(&mut self) -> &mut Record {
        &mut self.records[self.current.unwrap_or(0)]
    }

    fn begin_record(&mut self, place: &CellPlace) {
        let Some(area) = self.area() else { return };
        (self.label, self.zone, self.open, self.fresh_table) = (None, None, false, false);
        if area.kind == AreaKind::Sheet {
            self.current = None;
            return;
        }
        self.records.push(Record::new(area.kind, place));
        self.current = Some(self.records.len() - 1);
    }

    /// The bullets in `lines`.
    fn bullets<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> i64 {
        let count = lines.into_iter().map(|line| bullet::count(line, &self.form.bullets)).sum::<usize>();
        i64::try_from(count).expect("a file has fewer than 2^63 bullets")
    }

    /// Drops a line that is part of the form itself.
    fn drop(&mut self, line: &Line) {
        self.ledger.drop(&line.text);
        self.ledger.signs += self.bullets([line]);
    }

    fn line(&mut self, line: &Line) {
        let is_plain = line.level.is_none();
        let lines = std::slice::from_ref(line);
        if is_plain && (self.enter_area(lines) || self.is_furniture(lines) || self.enter_record(line)) {
            return;
        }
        if !self.labelled(lines) {
            match self.area().and_then(|area| area.text) {
                Some(field) => self.append(field, "", lines),
                None => self.leave(lines),
            }
        }
    }

    /// Words of the form that carry no content are dropped wherever they stand.
    fn is_furniture(&mut self, lines: &[Line]) -> bool {
        let is_furniture = matches!(lines, [line] if self.words.is_furniture(&line.text));
        if is_furniture {
            lines.iter().for_each(|line| self.drop(line));
        }
        is_furniture
    }

    /// A heading of an area begins it.
    fn enter_area(&mut self, lines: &[Line]) -> bool {
        let text: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        let Some(area) = self.labels().area_of(&text.join(" ")) else { return false };
        lines.iter().for_each(|line| self.drop(line));
        if self.area != Some(area) {
            self.header = Header::default();
            self.current = None;
        }
        self.area = Some(area);
        (self.label, self.zone, self.open) = (None, None, false);
        true
    }

    /// A line such as `重点目標1 題名` begins a record.
    fn enter_record(&mut self, line: &Line) -> bool {
        let Some(pattern) = self.area().and_then(|area| area.record_heading.as_deref()) else { return false };
        let Some((no, title)) = self.labels().record_heading(&line.text, pattern) else { return false };
        self.begin_record(&line.place);
        self.ledger.furniture += grid::count(&line.text) - grid::count(title);
        let title = Line::new(title, None, &line.place);
        self.ledger.signs += self.bullets([line]) - self.bullets(&title);
        self.record().no = Some(no);
        self.append(FormField::Title, "", title.as_slice());
        true
    }

    /// A title up to the first bullet, then items. Without bullets the first
    /// line is the title.
    fn append_two(&mut self, first: FormField, second: FormField, name: &str, lines: &[Line]) {
        if self.record().has(first) {
            return self.append(second, name, lines);
        }
        let mut lines = lines.to_vec();
        let split = |line: &Line| bullet::split(line, &self.form.bullets);
        let marked = lines.iter().position(|line| split(line).iter().any(|piece| !piece.mark.is_empty()));
        // The bullets may begin inside the line that begins with the title.
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
        self.open = false;
        self.append(second, name, tail);
    }

    fn append(&mut self, field: FormField, name: &str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        let open = self.open;
        self.open = true;
        let passages = &mut self.record().passages;
        match passages.last_mut() {
            Some(last) if open && last.field == field && last.label == name => last.lines.extend_from_slice(lines),
            _ => passages.push(Passage { field, label: name.to_owned(), lines: lines.to_vec() }),
        }
    }

    fn leave(&mut self, lines: &[Line]) {
        self.record().unread.extend_from_slice(lines);
    }
}
