//! Reads the codes of a record, which are in cells of their own or in rows below their labels.

use crate::import::code::{self, CodeReader, Manner, Mention, SplitText};
use crate::import::grid::{self, Cell, Line};
use crate::import::layout::walk::Walk;
use crate::import::words;
use crate::model::form::{AreaKind, Form, FormField, Records};

impl<'a> Walk<'a> {
    pub(super) fn holds_code_label(&self, cells: &[&Cell]) -> bool {
        let labels = self.labels();
        self.area().is_some_and(|area| area.kind != AreaKind::Sheet && area.records == Records::Number)
            && cells.iter().flat_map(|cell| &cell.lines).any(|line| labels.code_label(&line.text).is_some())
    }

    /// A list of codes in a cell of its own.
    pub(super) fn listed(&mut self, field: FormField, lines: &[Line]) {
        for line in lines {
            if self.is_none(field, line) {
                continue;
            }
            let reader = CodeReader { form: self.form, expected: field, manner: Manner::Listed };
            let split = reader.split(&line.text, &line.place);
            self.leave_unparsed(Line::new(&split.before, None, &line.place).as_slice());
            self.form_word(&separators(line, &split), line);
            for mention in split.mentions {
                self.mention(mention);
            }
        }
    }

    pub(super) fn is_none(&mut self, field: FormField, line: &Line) -> bool {
        let is_none = code::rule(self.form, field).is_some_and(|rule| code::is_none(&line.text, rule));
        if is_none {
            self.drop(line);
            self.record().none.insert(field);
        }
        is_none
    }

    pub(super) fn mention(&mut self, mention: Mention) {
        if code::rule(self.form, mention.field).is_some_and(|rule| code::is_none(&mention.code, rule)) {
            self.form_words.extend(Line::new(&mention.written, None, &mention.place));
            self.record().none.insert(mention.field);
            self.leave_unparsed(Line::new(&mention.title, None, &mention.place).as_slice());
            return;
        }
        self.record().mentions.push(mention);
    }

    /// Reads the rows below 総合計画 and 基本政策. Codes of both kinds are side by side and are read row by row: a label of one
    /// kind can be in the column of the other, and a title in the cell after its code.
    pub(super) fn codes(&mut self, cells: &[&Cell]) {
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
    }

    fn code_line(&mut self, text: &str, line: &Line, column: &mut Vec<Mention>, before: Option<&mut Vec<Mention>>) {
        let mut rest = text;
        if let Some((field, after)) = self.labels().code_label(text) {
            self.code_field = Some(field);
            self.form_word(&text[..text.len() - after.len()], line);
            rest = after;
        }
        let Some(zone) = self.code_field else {
            return self.leave_unparsed(Line::new(rest, line.level, &line.place).as_slice());
        };
        let Some(rest) = Line::new(rest, line.level, &line.place) else { return };
        if self.is_none(zone, &rest) {
            return;
        }
        let reader = CodeReader { form: self.form, expected: zone, manner: Manner::Titled };
        let split = reader.split(&rest.text, &rest.place);
        if let Some(words) = Line::new(&split.before, line.level, &line.place) {
            let untitled = before.and_then(|before| before.last_mut()).filter(|last| last.title.is_empty());
            match column.last_mut().or(untitled) {
                Some(last) => last.title = words::join(&last.title, &words.text),
                None => self.leave_unparsed(&[words]),
            }
        }
        column.extend(split.mentions);
    }
}

/// The signs between the codes of a list: what of the line is neither a code nor a title.
fn separators(line: &Line, split: &SplitText) -> String {
    let texts = split.mentions.iter().flat_map(|mention| [mention.written.as_str(), mention.title.as_str()]);
    let mut taken = [split.before.as_str()].into_iter().chain(texts).flat_map(grid::visible).peekable();
    grid::visible(&line.text).filter(|c| taken.next_if_eq(c).is_none()).collect()
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
