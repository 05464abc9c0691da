//! Puts what was written into the cells of a template into the fields of records.

use crate::import::code::{CodeReader, Manner};
use crate::import::grid::{Cell, Line, is_blank};
use crate::import::label_match::is_indicator;
use crate::import::layout::walk::Walk;
use crate::import::template::card::Card;
use crate::import::template::choices::{self, Choices};
use crate::import::words::same;
use crate::model::form::FormField;

/// The state of reading a template.
pub(super) struct Filled<'w, 'a> {
    pub walk: &'w mut Walk<'a>,
    pub choices: &'w Choices,
    pub card: Option<&'static Card>,
    /// The number of a goal that begins as soon as something else is written into its card.
    pub number: Vec<Line>,
    pub has_begun: bool,
    /// The columns of the current table.
    pub columns: Vec<FilledColumn>,
    /// How many tables there were.
    pub tables: u32,
}

/// A column of a table: where it is, and what its cells are.
pub(super) struct FilledColumn {
    pub column: u32,
    pub width: u32,
    pub label: String,
    pub field: FormField,
}

impl Filled<'_, '_> {
    /// Puts the value of a cell into its field.
    pub(super) fn fill(&mut self, field: FormField, label: &str, cell: &Cell) {
        self.walk.end_passage();
        match field {
            FormField::Plan | FormField::Policies => cell.lines.iter().for_each(|line| self.code(field, line)),
            FormField::Grade => self.grade(label, cell),
            FormField::Promise
            | FormField::Result
            | FormField::Issue
            | FormField::Mission
            | FormField::Approach
            | FormField::Review
            | FormField::Target
            | FormField::Step => self.items(field, label, cell),
            field if is_indicator(field) => {
                self.walk.add_indicator(field, (self.tables, cell.row()), cell);
            }
            field => self.walk.fill_field(field, label, &cell.lines),
        }
        self.walk.reach(field, cell);
        self.walk.end_passage();
    }

    /// Each line is an item, as an entry of a list is.
    fn items(&mut self, field: FormField, label: &str, cell: &Cell) {
        let lines: Vec<Line> = cell.lines.iter().map(|line| Line { level: Some(0), ..line.clone() }).collect();
        self.walk.append(field, label, &lines);
    }

    /// A grade that was chosen has what it means behind it, as `grades.yaml` says it.
    fn grade(&mut self, label: &str, cell: &Cell) {
        let Some(value) = self.choices.grade(&cell.text()).map(str::to_owned) else {
            return self.walk.fill_field(FormField::Grade, label, &cell.lines);
        };
        let Some(line) = cell.lines.first() else { return };
        let line = Line { text: cell.text(), ..line.clone() };
        let rest = line.text.strip_prefix(&value).unwrap_or_default().trim_start_matches(is_blank);
        self.walk.form_word(rest, &line);
        self.walk.fill_field(FormField::Grade, label, line.part(&value).as_slice());
    }

    fn code(&mut self, field: FormField, line: &Line) {
        if same(&line.text, choices::NONE) {
            self.walk.drop(line);
            self.walk.record().none.insert(field);
            return;
        }
        if let Some(mention) = self.choices.code(field, &line.text, &line.place) {
            return self.walk.mention(mention);
        }
        if !line.text.contains(char::is_alphabetic) {
            return self.walk.listed(field, std::slice::from_ref(line));
        }
        let reader = CodeReader { form: self.walk.form, expected: field, manner: Manner::Titled };
        let split = reader.split(&line.text, &line.place);
        self.walk.leave_unparsed(Line::new(&split.before, None, &line.place).as_slice());
        split.mentions.into_iter().for_each(|mention| self.walk.mention(mention));
    }
}

impl Walk<'_> {
    /// What follows belongs to no goal.
    pub(super) fn end_record(&mut self) {
        self.end_passage();
        self.current = None;
    }

    fn end_passage(&mut self) {
        self.is_passage_open = false;
    }

    /// What stands beside a promise in a cell that covers several rows belongs to the promises of all of them.
    fn reach(&mut self, field: FormField, cell: &Cell) {
        let last_row = cell.row() + cell.height - 1;
        if let Some(beside) = self.record().beside.last_mut().filter(|beside| beside.field == field) {
            beside.last_row = last_row;
        }
    }
}
