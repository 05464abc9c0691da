//! Recognizes tables: the row of labels, the columns below it, and labels beside their values.

use std::collections::BTreeMap;

use crate::import::asides::is_sum;
use crate::import::grid::{Cell, Grid, GridRow};
use crate::import::legend::legend;
use crate::import::propose::field::{is_of_sheet, is_single};
use crate::import::propose::understood::{Number, Understood};
use crate::import::propose::values::{self, Values};
use crate::import::propose::vocabulary::{field_of, is_content};
use crate::model::form::FormField;

/// A table with a row of labels.
#[derive(Clone, Debug)]
pub struct Columns {
    pub columns: Vec<Understood>,
    /// Whether a column has the numbers of goals.
    pub is_numbered: bool,
    /// The labels above those of the columns.
    pub upper_labels: Vec<String>,
    /// The values of the column of grades.
    pub grades: Vec<String>,
    /// What the first cells of rows with sums have.
    pub sums: Vec<String>,
    /// The number of rows above the labels.
    pub above: usize,
}

/// The rows in which labels are looked for.
const LOOKED_AT: usize = 60;
/// The characters of the longest label.
const LONGEST: usize = 40;

/// The columns of a table, if it has a row of labels.
pub fn columns(grid: &Grid) -> Option<Columns> {
    let rows = &grid.rows;
    let at = (0..rows.len().min(LOOKED_AT)).find(|&at| is_header(&rows[at]))?;
    // Rows without text can stand between the labels.
    let second = (at + 1..rows.len()).find(|next| !rows[*next].cells.is_empty());
    let second = second.filter(|next| is_second_header(&rows[*next]));
    let below = &rows[second.unwrap_or(at) + 1..];
    let body: Vec<&GridRow> = below.iter().filter(|row| has_values(row)).collect();
    let mut labels: BTreeMap<u32, &Cell> = rows[at].cells.iter().map(|cell| (cell.column, cell)).collect();
    if let Some(second) = second {
        labels.extend(rows[second].cells.iter().map(|cell| (cell.column, cell)));
    }
    let (mut columns, mut grades): (Vec<Understood>, Vec<String>) = (Vec::new(), Vec::new());
    for cell in labels.values() {
        let texts = texts_below(cell, &body);
        columns.push(column(cell, &texts, &body));
        if columns.last().is_some_and(|column| column.field == FormField::Grade) {
            grades.extend(texts);
        }
    }
    content_of_promises(&mut columns);
    once_each(&mut columns);
    number_once(&mut columns);
    let is_numbered =
        columns.iter().any(|column| column.field == FormField::No || column.number == Number::InFirstColumn);
    let own = |label: &String| columns.iter().any(|column| column.label == *label);
    let mut upper_labels: Vec<String> = rows[at].cells.iter().map(Cell::text).filter(|label| !own(label)).collect();
    upper_labels.dedup();
    Some(Columns { columns, is_numbered, grades, upper_labels, sums: sums(below), above: at })
}

fn sums(body: &[GridRow]) -> Vec<String> {
    let first = body.iter().filter_map(|row| row.cells.first()).map(Cell::text);
    first.filter(|text| is_sum(text)).collect()
}

/// Whether a cell is short enough for a label.
pub fn is_label(cell: &Cell) -> bool {
    cell.text().chars().count() <= LONGEST
}

/// Whether a row has the labels of columns: most of its cells are labels, and they are not those of the sheet, which stand
/// beside their values.
fn is_header(row: &GridRow) -> bool {
    let fields: Vec<FormField> = row.cells.iter().filter_map(|cell| field_of(&cell.text())).collect();
    let of_goals = fields.iter().filter(|field| !is_of_sheet(**field)).count();
    let is_review = fields.len() == row.cells.len() && fields.contains(&FormField::Review);
    row.cells.len() >= 2
        && row.cells.iter().all(is_label)
        && (of_goals >= 2 && 2 * fields.len() >= row.cells.len() || is_review)
}

/// Whether a row below the labels divides them further.
fn is_second_header(row: &GridRow) -> bool {
    let known = row.cells.iter().filter(|cell| field_of(&cell.text()).is_some()).count();
    known >= 1 && 2 * known >= row.cells.len() && row.cells.iter().all(is_label)
}

/// Whether a row has values of the columns. One with a single cell is a heading within the table or a note below it; neither has
/// one with sums any, or one with the labels of another table below.
fn has_values(row: &GridRow) -> bool {
    let begins_with_label = || row.cells.iter().take(2).any(|cell| field_of(&cell.text()).is_some());
    row.cells.len() > 1
        && !row.cells.iter().take(2).any(|cell| is_sum(&cell.text()))
        && !(begins_with_label() && is_header(row))
}

fn texts_below(cell: &Cell, body: &[&GridRow]) -> Vec<String> {
    cells_below(cell, body).map(Cell::text).collect()
}

fn cells_below<'c>(cell: &'c Cell, body: &'c [&'c GridRow]) -> impl Iterator<Item = &'c Cell> {
    body.iter().flat_map(|row| row.cells.iter().filter(|below| cell.covers(below.column)))
}

fn column(cell: &Cell, texts: &[String], body: &[&GridRow]) -> Understood {
    let kind = values::kind(texts);
    // A word that no sheet has names a text of its own, unless its values are the numbers of goals.
    let unknown = if kind == Values::Numbering { FormField::No } else { FormField::Text };
    let field = field_of(&cell.text());
    let number = match field {
        Some(FormField::Title) if has_numbers_before(cell, body) => Number::InFirstColumn,
        Some(FormField::Title) if kind == Values::NumberedProse => Number::Before,
        _ => Number::Elsewhere,
    };
    let field = match (field, number) {
        (Some(field), Number::InFirstColumn) => field,
        (field, _) => field.map_or(unknown, |field| settled(field, kind, texts)),
    };
    let example = texts.iter().find(|text| !text.is_empty()).map(String::as_str).unwrap_or_default();
    Understood { number, ..Understood::new(&cell.text(), field, example, &cell.lines[0].place) }
}

/// The field that a word and the values settle.
pub fn settled(field: FormField, kind: Values, texts: &[String]) -> FormField {
    match field {
        FormField::Due if !values::are_dates(texts) => FormField::Text,
        FormField::Legend if !texts.iter().any(|text| !legend(text).is_empty()) => FormField::Text,
        field => values::settle(field, kind),
    }
}

/// Whether a label covers two columns, of which the first has the numbers of the goals and the second their titles.
fn has_numbers_before(cell: &Cell, body: &[&GridRow]) -> bool {
    let kind_of = |column: u32| {
        let texts: Vec<String> = cells_below(cell, body)
            .filter(|below| below.column == column && below.width == 1)
            .map(Cell::text)
            .collect();
        values::kind(&texts)
    };
    cell.width == 2 && kind_of(cell.column) == Values::Numbering && kind_of(cell.column + 1) == Values::Prose
}

/// Beside promises, a column of their contents says what they consist of.
fn content_of_promises(columns: &mut [Understood]) {
    let mut has_promise = false;
    for column in columns {
        let is_promise = column.field == FormField::Promise;
        if is_promise && has_promise && is_content(&column.label) {
            column.field = FormField::Deliverable;
        }
        has_promise |= is_promise;
    }
}

/// What a goal has once, the first column has; a second one is a text under its own label.
fn once_each(columns: &mut [Understood]) {
    let mut seen = Vec::new();
    for column in columns {
        if is_single(column.field) && seen.contains(&column.field) {
            (column.field, column.number) = (FormField::Text, Number::Elsewhere);
        }
        seen.push(column.field);
    }
}

/// Where a column has the numbers, those before titles are part of the titles.
fn number_once(columns: &mut [Understood]) {
    if columns.iter().any(|column| column.field == FormField::No) {
        columns.iter_mut().for_each(|column| column.number = Number::Elsewhere);
    }
}
