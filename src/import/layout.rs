//! Walks through files by a form: which area, which record, which field.
//!
//! Every line ends in exactly one place: a field, a code, the furniture of the
//! form, or what was not understood. Cell counts differ from row to row in
//! real sheets, so a row is read by what stands in it first, and by its columns
//! second.

use crate::import::bullet;
use crate::import::code::{self, Manner, Mention};
use crate::import::grid::{self, Block, Cell, Grid, GridRow, Line, Reading, is_blank};
use crate::import::header::{Header, Labels};
use crate::import::record::{Layout, Ledger, Passage, Record};
use crate::import::words;
use crate::model::form::{Area, AreaKind, Form, FormField, Label, Records};
use crate::model::source::CellPlace;

/// Lays out `readings`, in their order, as one import.
pub fn lay_out(readings: &[Reading], form: &Form) -> Layout {
    let mut walk = Walk {
        form,
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
        Labels { form: self.form, area: self.area() }
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

    // Lines outside tables

    fn line(&mut self, line: &Line) {
        let is_plain = line.level.is_none();
        let lines = std::slice::from_ref(line);
        if is_plain && (self.enter_area(lines) || self.enter_record(line)) {
            return;
        }
        if !self.labelled(lines) {
            match self.area().and_then(|area| area.text) {
                Some(field) => self.append(field, "", lines),
                None => self.leave(lines),
            }
        }
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

    // Tables

    fn grid(&mut self, grid: &Grid) {
        if let Some(area) = grid.name.as_deref().and_then(|name| self.labels().area_of(name)) {
            if self.area != Some(area) {
                self.header = Header::default();
            }
            self.area = Some(area);
            self.current = None;
        }
        self.open = false;
        self.fresh_table = true;
        grid.rows.iter().for_each(|row| self.row(row));
        self.label = None;
        self.open = false;
    }

    fn row(&mut self, row: &GridRow) {
        let cells: Vec<&Cell> = row.cells.iter().collect();
        match cells.as_slice() {
            [] => {}
            [only] if self.enter_area(&only.lines) => {}
            [only] if only.lines.len() == 1 && self.enter_record(&only.lines[0]) => {}
            _ if self.is_header(&cells) => {}
            _ if self.holds_code_label(&cells) => self.codes(&cells),
            _ => self.content_row(&cells),
        }
    }

    fn is_header(&mut self, cells: &[&Cell]) -> bool {
        let Some(columns) = self.labels().header(cells) else { return false };
        cells.iter().flat_map(|cell| &cell.lines).for_each(|line| self.drop(line));
        self.header.extend(columns);
        (self.zone, self.label, self.open) = (None, None, false);
        true
    }

    fn content_row(&mut self, cells: &[&Cell]) {
        self.header.close();
        let Some(area) = self.area() else {
            cells.iter().for_each(|cell| self.leave(&cell.lines));
            return;
        };
        if area.kind != AreaKind::Sheet {
            if area.records == Records::Table && self.fresh_table {
                self.begin_record(&cells[0].lines[0].place);
            }
            match area.records {
                Records::Row if !self.header.is_empty() => {
                    self.begin_record(&cells[0].lines[0].place);
                    return self.by_columns(cells, 0);
                }
                Records::Number => {
                    if let Some(rest) = self.numbered(cells) {
                        return self.by_order(&rest.cells, rest.shift);
                    }
                }
                _ => {}
            }
        }
        match () {
            () if self.zone.is_some() => self.codes(cells),
            () if self.is_labelled(cells) => self.label_row(cells),
            () if !self.header.is_empty() && (self.current.is_some() || area.kind == AreaKind::Sheet) => {
                self.by_order(&cells.iter().map(|cell| (*cell).clone()).collect::<Vec<_>>(), 0);
            }
            () => self.label_row(cells),
        }
    }

    /// Begins a record where the row begins with a number and goes on with
    /// what a record holds. Policy numbers stand in the same column; below a
    /// label of codes, only a bullet tells a record.
    fn numbered(&mut self, cells: &[&Cell]) -> Option<Numbered> {
        let first = cells[0];
        let (no, rest) = words::leading_number(&first.lines[0].text)?;
        let peeled = !rest.trim_matches(is_blank).is_empty() || first.lines.len() > 1;
        if peeled
            && !rest.is_empty()
            && !rest.starts_with(|c: char| is_blank(c) || matches!(c, '.' | '．' | ')' | '）'))
        {
            return None;
        }
        let mut body: Vec<Cell> = cells[1..].iter().map(|cell| (*cell).clone()).collect();
        if peeled {
            body.insert(0, without_number(first, rest)?);
        }
        let has_bullet =
            body.iter().flat_map(|cell| &cell.lines).any(|line| bullet::count(line, &self.form.bullets) > 0);
        if body.is_empty() || ((self.zone.is_some() || peeled) && !has_bullet) {
            return None;
        }
        self.begin_record(&first.lines[0].place);
        let rest = if peeled { body[0].lines.as_slice() } else { &[] };
        self.ledger.signs += self.bullets(&first.lines) - self.bullets(rest);
        self.ledger.furniture +=
            grid::count(&first.text()) - rest.iter().map(|line| grid::count(&line.text)).sum::<usize>();
        self.record().no = Some(no);
        let column = self.header.column_of(FormField::No);
        let shift = column.map_or(0, |column| i64::from(first.column) - i64::from(column));
        Some(Numbered { cells: body, shift: shift - i64::from(peeled) })
    }

    /// Gives the cells of a row to its columns: in order where there are as
    /// many cells as columns, by place where cells are empty.
    fn by_order(&mut self, cells: &[Cell], shift: i64) {
        let columns = self.header.content_columns(self.area());
        if columns.len() == cells.len() {
            for (cell, (_, label)) in cells.iter().zip(columns) {
                self.fill(label, cell);
            }
            return;
        }
        let cells: Vec<&Cell> = cells.iter().collect();
        self.by_columns(&cells, shift);
    }

    fn by_columns(&mut self, cells: &[&Cell], shift: i64) {
        let taken: Vec<i64> = cells.iter().map(|cell| i64::from(cell.column) - shift).collect();
        for (cell, at) in cells.iter().zip(&taken) {
            match self.header.label_at(*at, &taken) {
                Some(label) => self.fill(label, cell),
                None => self.leave(&cell.lines),
            }
        }
    }

    fn fill(&mut self, label: &'a Label, cell: &Cell) {
        self.open = false;
        let name = label.spellings.first().map(String::as_str).unwrap_or_default();
        match label.fields.as_slice() {
            [field] if Form::is_code(*field) => self.listed(*field, &cell.lines),
            [FormField::No] => self.number(cell),
            [field] => self.append(*field, name, &cell.lines),
            [first, second, ..] => self.append_two(*first, *second, name, &cell.lines),
            [] => self.leave(&cell.lines),
        }
        self.open = false;
    }

    fn number(&mut self, cell: &Cell) {
        let text = cell.text();
        match words::leading_number(&text) {
            Some((no, rest)) if rest.trim_matches(is_blank).is_empty() && self.record().no.is_none() => {
                cell.lines.iter().for_each(|line| self.drop(line));
                self.record().no = Some(no);
            }
            _ => self.leave(&cell.lines),
        }
    }

    /// A title up to the first bullet, then items. Without bullets the first
    /// line is the title.
    fn append_two(&mut self, first: FormField, second: FormField, name: &str, lines: &[Line]) {
        if self.record().has(first) {
            return self.append(second, name, lines);
        }
        let mut lines = lines.to_vec();
        let signed = lines.iter().position(|line| bullet::count(line, &self.form.bullets) > 0);
        let cut = match signed {
            // The bullets may begin inside a line that begins with the title.
            Some(at) => {
                let pieces = bullet::split(&lines[at], &self.form.bullets);
                match pieces.first() {
                    Some(piece) if piece.sign.is_none() => {
                        let (head, tail) = lines[at].text.split_at(piece.text.len());
                        let (place, level) = (lines[at].place.clone(), lines[at].level);
                        let parts = [Line::new(head, None, &place), Line::new(tail, level, &place)];
                        lines.splice(at..=at, parts.into_iter().flatten());
                        at + 1
                    }
                    _ => at,
                }
            }
            None => 1,
        };
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

    // Labels beside what they name

    fn is_labelled(&self, cells: &[&Cell]) -> bool {
        let labels = self.labels();
        cells.iter().flat_map(|cell| &cell.lines).any(|line| labels.find(&line.text).is_some())
    }

    fn label_row(&mut self, cells: &[&Cell]) {
        for cell in cells {
            self.open = false;
            for line in &cell.lines {
                let lines = std::slice::from_ref(line);
                if !self.labelled(lines) {
                    self.leave(lines);
                }
            }
        }
        self.open = false;
    }

    /// Takes a line that is a label, or that stands behind one.
    fn labelled(&mut self, lines: &[Line]) -> bool {
        for line in lines {
            if let Some((label, rest)) = self.labels().find(&line.text) {
                self.ledger.furniture += grid::count(&line.text) - grid::count(rest);
                let rest = Line::new(rest, line.level, &line.place);
                self.ledger.signs += self.bullets([line]) - self.bullets(&rest);
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
        (self.label, self.open) = (Some(label), false);
        self.zone = None;
    }

    fn under_label(&mut self, label: &'a Label, line: &Line) {
        let lines = std::slice::from_ref(line);
        let name = label.spellings.first().map(String::as_str).unwrap_or_default();
        match label.fields.as_slice() {
            [field] if Form::is_code(*field) => self.listed(*field, lines),
            [FormField::No] => self.number(&Cell { column: 0, lines: lines.to_vec() }),
            [field] if is_single(*field) && self.record().has(*field) && !self.open => self.leave(lines),
            [field] => self.append(*field, name, lines),
            [first, second, ..] => self.append_two(*first, *second, name, lines),
            [] => self.leave(lines),
        }
    }

    // Codes

    fn holds_code_label(&self, cells: &[&Cell]) -> bool {
        let labels = self.labels();
        self.area().is_some_and(|area| area.kind != AreaKind::Sheet)
            && cells.iter().flat_map(|cell| &cell.lines).any(|line| labels.code_label(&line.text).is_some())
    }

    /// A list of codes in a cell of its own.
    fn listed(&mut self, field: FormField, lines: &[Line]) {
        self.record().asked.insert(field);
        let settled = self.settled();
        self.ledger.signs += self.bullets(lines);
        for line in lines {
            if self.is_none(field, line) {
                continue;
            }
            let parted = code::part(&line.text, &line.place, self.form, field, Manner::Listed);
            self.leave(Line::new(&parted.before, None, &line.place).as_slice());
            let dropped = grid::count(&line.text) - grid::count(&parted.before) - counted(&parted.mentions);
            self.ledger.furniture += dropped;
            for mention in parted.mentions {
                self.mention(mention);
            }
        }
        self.ledger.signs -= self.settled() - settled;
    }

    /// The bullets in what is not understood and in titles of codes so far:
    /// those are counted where they end.
    fn settled(&mut self) -> i64 {
        let record = self.record();
        let titles = record.mentions.iter().filter_map(|mention| Line::new(&mention.title, None, &mention.place));
        let lines: Vec<Line> = titles.chain(record.unread.iter().cloned()).collect();
        self.bullets(&lines)
    }

    fn is_none(&mut self, field: FormField, line: &Line) -> bool {
        let is_none = code::rule(self.form, field).is_some_and(|rule| code::is_none(&line.text, rule));
        if is_none {
            self.ledger.drop(&line.text);
            self.record().none.insert(field);
        }
        is_none
    }

    fn mention(&mut self, mention: Mention) {
        if code::rule(self.form, mention.field).is_some_and(|rule| code::is_none(&mention.code, rule)) {
            self.ledger.drop(&mention.written);
            self.record().none.insert(mention.field);
            self.leave(Line::new(&mention.title, None, &mention.place).as_slice());
            return;
        }
        self.record().mentions.push(mention);
    }

    /// The rows below 総合計画 and 基本政策. Codes of both kinds stand side by
    /// side, read row by row across the cells; the label of the one may stand in
    /// the other's column, and a title in the cell behind its code.
    fn codes(&mut self, cells: &[&Cell]) {
        let settled = self.settled();
        self.ledger.signs += self.bullets(cells.iter().flat_map(|cell| &cell.lines));
        let mut columns: Vec<Vec<Mention>> = Vec::new();
        for cell in unsplit(cells, self.form) {
            let mut column = Vec::new();
            for line in &cell.lines {
                for part in self.labels().part_at_code_labels(&line.text) {
                    self.code_line(part, line, &mut column, columns.last_mut());
                }
            }
            columns.push(column);
        }
        for field in [FormField::Plan, FormField::Policies] {
            let mut by_cell: Vec<_> = columns
                .iter()
                .map(|column| {
                    column.iter().filter(|mention| mention.field == field).cloned().collect::<Vec<_>>().into_iter()
                })
                .collect();
            let mut row: Vec<Mention> = by_cell.iter_mut().filter_map(Iterator::next).collect();
            while !row.is_empty() {
                row.into_iter().for_each(|mention| self.mention(mention));
                row = by_cell.iter_mut().filter_map(Iterator::next).collect();
            }
        }
        self.ledger.signs -= self.settled() - settled;
    }

    fn code_line(&mut self, text: &str, line: &Line, column: &mut Vec<Mention>, before: Option<&mut Vec<Mention>>) {
        let mut rest = text;
        if let Some((field, after)) = self.labels().code_label(text) {
            self.zone = Some(field);
            self.record().asked.insert(field);
            self.ledger.furniture += grid::count(text) - grid::count(after);
            rest = after;
        }
        let Some(zone) = self.zone else { return self.leave(Line::new(rest, line.level, &line.place).as_slice()) };
        let Some(rest) = Line::new(rest, line.level, &line.place) else { return };
        if self.is_none(zone, &rest) {
            return;
        }
        let parted = code::part(&rest.text, &rest.place, self.form, zone, Manner::Titled);
        if let Some(words) = Line::new(&parted.before, line.level, &line.place) {
            let untitled = before.and_then(|before| before.last_mut()).filter(|last| last.title.is_empty());
            match column.last_mut().or(untitled) {
                Some(last) => last.title = words::join(&last.title, &words.text),
                None => self.leave(&[words]),
            }
        }
        column.extend(parted.mentions);
    }
}

/// A row that begins a record, without its number.
struct Numbered {
    cells: Vec<Cell>,
    shift: i64,
}

fn without_number(cell: &Cell, rest: &str) -> Option<Cell> {
    let rest = rest.trim_start_matches(['.', '．', ')', '）']);
    let place = &cell.lines[0].place;
    let lines = Line::new(rest, None, place).into_iter().chain(cell.lines[1..].iter().cloned()).collect();
    Cell::of_lines(lines, place)
}

fn begins_record(area: &Area, label: &Label) -> bool {
    let has = |field: FormField| area.labels.iter().any(|label| label.fields.contains(&field));
    let first = if has(FormField::No) { FormField::No } else { FormField::Title };
    label.fields.contains(&first)
}

/// Fields that hold one value: a second one is not understood.
fn is_single(field: FormField) -> bool {
    matches!(field, FormField::Department | FormField::Year | FormField::Post | FormField::Name | FormField::Grade)
}

fn counted(mentions: &[Mention]) -> usize {
    mentions.iter().map(|mention| grid::count(&mention.written) + grid::count(&mention.title)).sum()
}

/// Joins a code that is split over two cells.
fn unsplit(cells: &[&Cell], form: &Form) -> Vec<Cell> {
    let mut joined: Vec<Cell> = Vec::new();
    for cell in cells {
        let cell = (*cell).clone();
        let last = joined.last_mut().and_then(|before| before.lines.last_mut());
        match last.filter(|line| code::is_unfinished(&line.text, form)) {
            Some(line) => {
                let mut rest = cell.lines.into_iter();
                if let Some(first) = rest.next() {
                    line.text.push_str(&first.text);
                }
                joined.last_mut().expect("a line was found in it").lines.extend(rest);
            }
            None => joined.push(cell),
        }
    }
    joined
}
