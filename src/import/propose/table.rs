//! Recognizes tables: the row of labels, the columns below it, and labels beside their values.

use std::collections::BTreeMap;

use crate::import::grid::{Cell, Grid, GridRow};
use crate::import::propose::field::{self, is_of_sheet, is_single};
use crate::import::propose::values::{self, Values};
use crate::import::propose::vocabulary::field_of;
use crate::model::form::FormField;
use crate::model::source::CellPlace;

/// A label of a file, the field that it is proposed to name, and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// As it is written.
    pub label: String,
    pub field: FormField,
    /// Whether the number of the goal stands before its title in the same cell.
    pub has_number: bool,
    pub example: String,
    pub place: CellPlace,
}

impl Understood {
    /// What is proposed for its values.
    pub fn fields(&self) -> Vec<FormField> {
        let number = self.has_number.then_some(FormField::No);
        number.into_iter().chain([self.field]).collect()
    }

    /// What its values are called for people, in Japanese and in English.
    pub fn meaning(&self) -> [String; 2] {
        let names: Vec<[&str; 2]> = self.fields().into_iter().map(field::name).collect();
        [
            names.iter().map(|[ja, _]| *ja).collect::<Vec<_>>().join("と"),
            names.iter().map(|[_, en]| *en).collect::<Vec<_>>().join(" and "),
        ]
    }
}

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
    let has_second = rows.get(at + 1).is_some_and(is_second_header);
    let body = &rows[(at + 1 + usize::from(has_second)).min(rows.len())..];
    let mut labels: BTreeMap<u32, &Cell> = rows[at].cells.iter().map(|cell| (cell.column, cell)).collect();
    if has_second {
        labels.extend(rows[at + 1].cells.iter().map(|cell| (cell.column, cell)));
    }
    let (mut columns, mut grades): (Vec<Understood>, Vec<String>) = (Vec::new(), Vec::new());
    for cell in labels.values() {
        let texts = texts_below(cell, body);
        columns.push(column(cell, &texts));
        if columns.last().is_some_and(|column| column.field == FormField::Grade) {
            grades.extend(texts);
        }
    }
    once_each(&mut columns);
    number_once(&mut columns);
    let is_numbered = columns.iter().any(|column| column.field == FormField::No);
    let own = |label: &String| columns.iter().any(|column| column.label == *label);
    let mut upper_labels: Vec<String> = rows[at].cells.iter().map(Cell::text).filter(|label| !own(label)).collect();
    upper_labels.dedup();
    Some(Columns { columns, is_numbered, grades, upper_labels, above: at })
}

fn is_label(cell: &Cell) -> bool {
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

/// The texts below a label. A row with one cell is a heading within the table or a note below it, and has no values.
fn texts_below(cell: &Cell, body: &[GridRow]) -> Vec<String> {
    let rows = body.iter().filter(|row| row.cells.len() > 1);
    let below = rows.flat_map(|row| row.cells.iter().filter(|below| cell.covers(below.column)));
    below.map(Cell::text).collect()
}

fn column(cell: &Cell, texts: &[String]) -> Understood {
    let kind = values::kind(texts);
    // A word that no sheet has names a text of its own, unless its values are the numbers of goals.
    let unknown = if kind == Values::Numbering { FormField::No } else { FormField::Text };
    let field = field_of(&cell.text()).map_or(unknown, |field| values::settle(field, kind));
    Understood {
        label: cell.text(),
        field,
        has_number: field == FormField::Title && kind == Values::NumberedProse,
        example: texts.iter().find(|text| !text.is_empty()).cloned().unwrap_or_default(),
        place: cell.lines[0].place.clone(),
    }
}

/// What a goal has once, the first column has; a second one is a text under its own label.
fn once_each(columns: &mut [Understood]) {
    let mut seen = Vec::new();
    for column in columns {
        if is_single(column.field) && seen.contains(&column.field) {
            (column.field, column.has_number) = (FormField::Text, false);
        }
        seen.push(column.field);
    }
}

/// Where a column has the numbers, those before titles are part of the titles.
fn number_once(columns: &mut [Understood]) {
    if columns.iter().any(|column| column.field == FormField::No) {
        columns.iter_mut().for_each(|column| column.has_number = false);
    }
}

/// The labels of `rows` that stand at the left of their values.
pub fn labels(rows: &[GridRow]) -> Vec<Understood> {
    let mut found: Vec<Understood> = Vec::new();
    for row in rows {
        let mut cells = row.cells.iter().peekable();
        while let Some(cell) = cells.next() {
            let Some(field) = field_of(&cell.text()).filter(|_| is_label(cell)) else { continue };
            let Some(value) = cells.next_if(|next| field_of(&next.text()).is_none_or(|next| next == field)) else {
                continue;
            };
            let (label, example, place) = (cell.text(), value.text(), cell.lines[0].place.clone());
            let kind = values::kind(std::slice::from_ref(&example));
            let field = if kind == Values::Numbering { field } else { values::settle(field, kind) };
            found.push(Understood { label, field, has_number: false, example, place });
        }
    }
    found
}
