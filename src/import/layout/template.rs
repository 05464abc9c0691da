//! Reads a template that was filled in: what a cell means, its label or the heading of its column says word for word.
//!
//! Unlike the sheets of cities, nothing is searched for in the text of the cells, so that a value can be anything.

use crate::import::grid::{Block, Cell, Grid, Line};
use crate::import::layout::filled::{Filled, FilledColumn};
use crate::import::layout::walk::Walk;
use crate::import::number;
use crate::import::read::reading::Reading;
use crate::import::template::card;
use crate::import::template::choices::Choices;
use crate::import::template::guide;
use crate::model::form::{AreaKind, FormField};

/// How long a label can be that a clerk has added, in characters.
const LONGEST_LABEL: usize = 20;

/// Reads a template; everything that is written in no cell of it is left unparsed.
pub(super) fn read(walk: &mut Walk, reading: &Reading, choices: &Choices) {
    let (number, columns) = (Vec::new(), Vec::new());
    let mut filled = Filled { walk, choices, card: None, number, has_begun: false, columns, tables: 0 };
    for block in &reading.blocks {
        match block {
            Block::Line(line) => filled.own_or_unparsed(line),
            Block::Aside(lines) => filled.walk.leave_unparsed(lines),
            Block::Grid(grid) => filled.grid(grid),
        }
    }
    filled.end_card();
}

impl Filled<'_, '_> {
    fn own_or_unparsed(&mut self, line: &Line) {
        if guide::is_own_word(&line.text) {
            self.walk.drop(line);
        } else {
            self.walk.leave_unparsed(std::slice::from_ref(line));
        }
    }

    fn grid(&mut self, grid: &Grid) {
        self.columns.clear();
        if grid.name.is_some() {
            self.end_card();
            self.card = None;
        }
        for row in &grid.rows {
            let cells: Vec<&Cell> = row.cells.iter().collect();
            self.row(&cells);
        }
    }

    fn row(&mut self, cells: &[&Cell]) {
        if let Some(columns) = card::heading(cells) {
            return self.begin_table(columns);
        }
        match cells {
            [only] if guide::is_own_word(&only.text()) => {
                self.columns.clear();
                self.walk.drop_all(&only.lines);
            }
            _ if self.columns.is_empty() => self.entry(cells),
            _ => self.table_row(cells),
        }
    }

    fn begin_table(&mut self, columns: Vec<(&Cell, Option<&'static card::Column>)>) {
        self.columns.clear();
        self.tables += 1;
        for (cell, known) in columns {
            let (label, field) = known.map_or((cell.text(), FormField::Text), |of| (of.label.to_owned(), of.field));
            self.columns.push(FilledColumn { column: cell.column, width: cell.width, label, field });
            self.walk.drop_all(&cell.lines);
        }
    }

    /// A row of values, each in its column.
    fn table_row(&mut self, cells: &[&Cell]) {
        let (unwritten, written): (Vec<&Cell>, Vec<&Cell>) =
            cells.iter().partition(|cell| guide::is_unwritten(&cell.text()));
        unwritten.iter().for_each(|cell| self.walk.drop_all(&cell.lines));
        if !written.is_empty() {
            self.begin();
        }
        for cell in written {
            let of = self.columns.iter().find(|of| cell.column >= of.column && cell.column - of.column < of.width);
            match of.map(|of| (of.field, of.label.clone())) {
                Some((field, label)) => self.fill(field, &label, cell),
                None => self.walk.leave_unparsed(&cell.lines),
            }
        }
    }

    /// A label with its value beside it. A label that the template does not have is that of free text.
    fn entry(&mut self, cells: &[&Cell]) {
        let Some((first, values)) = cells.split_first() else { return };
        let text = first.text();
        let Some((card, entry)) = card::label(&text, self.card) else { return self.unknown(cells) };
        if std::ptr::eq(entry, &card.entries[0]) {
            self.end_card();
            self.card = Some(card);
        }
        self.walk.drop_all(&first.lines);
        let Some((value, others)) = values.split_first() else { return };
        match entry.field {
            _ if guide::is_unwritten(&value.text()) => self.walk.drop_all(&value.lines),
            FormField::No => self.number.clone_from(&value.lines),
            field => {
                self.begin();
                self.fill(field, entry.label, value);
            }
        }
        others.iter().for_each(|cell| self.walk.leave_unparsed(&cell.lines));
    }

    fn unknown(&mut self, cells: &[&Cell]) {
        let own = |cell: &&&Cell| guide::is_own_word(&cell.text()) || self.choices.has(&cell.text());
        if self.card.is_none() {
            let (own, others): (Vec<&Cell>, Vec<&Cell>) = cells.iter().partition(own);
            own.iter().for_each(|cell| self.walk.drop_all(&cell.lines));
            return others.iter().for_each(|cell| self.walk.leave_unparsed(&cell.lines));
        }
        match cells {
            [label] if label.text().chars().count() <= LONGEST_LABEL && label.column == 1 => {
                self.walk.drop_all(&label.lines);
            }
            [label, value] if label.text().chars().count() <= LONGEST_LABEL => {
                self.begin();
                self.walk.drop_all(&label.lines);
                self.fill(FormField::Text, &label.text(), value);
            }
            cells => cells.iter().for_each(|cell| self.walk.leave_unparsed(&cell.lines)),
        }
    }

    /// Begins the goal of a card with the first thing that is written into it.
    fn begin(&mut self) {
        let Some(card) = self.card.filter(|card| card.kind != AreaKind::Sheet && !self.has_begun) else { return };
        let place = self.number.first().map(|line| line.place.clone()).unwrap_or_default();
        self.walk.begin_record_of(card.kind, &place);
        self.has_begun = true;
        let number = std::mem::take(&mut self.number);
        if !number.is_empty() {
            self.walk.number(&number);
        }
    }

    /// Ends the goal of a card. A number alone is a card that nobody has filled in.
    fn end_card(&mut self) {
        self.walk.end_record();
        self.has_begun = false;
        for line in std::mem::take(&mut self.number) {
            match number::row_number(&line.text) {
                Some((_, "")) => self.walk.drop(&line),
                _ => self.walk.leave_unparsed(&[line]),
            }
        }
    }
}
