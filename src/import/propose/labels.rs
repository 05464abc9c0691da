//! Recognizes the labels of a table that stand at the left of their values.

use crate::import::grid::{Cell, GridRow};
use crate::import::propose::table::{is_label, settled};
use crate::import::propose::understood::{Number, Understood};
use crate::import::propose::values::{self, Values};
use crate::import::propose::vocabulary::field_of;
use crate::import::{number, words};
use crate::model::form::FormField;

/// A label with the cells after it, up to the next label.
struct Labelled<'c> {
    cell: &'c Cell,
    field: FormField,
    values: &'c [Cell],
}

/// The labels of `rows`. One that stands in several places has the values of all of them.
pub fn labels(rows: &[GridRow]) -> Vec<Understood> {
    let all: Vec<Labelled> = rows.iter().flat_map(|row| labelled(&row.cells)).collect();
    all.iter().map(|label| understood(label, &all)).collect()
}

fn labelled(cells: &[Cell]) -> Vec<Labelled<'_>> {
    let (mut found, mut rest) = (Vec::new(), cells);
    while let Some((cell, after)) = rest.split_first() {
        rest = after;
        let Some(field) = field_of(&cell.text()).filter(|_| is_label(cell)) else { continue };
        let is_value = |value: &Cell| field_of(&value.text()).is_none_or(|other| other == field);
        // The value of a label can be the same word: only what follows it is a label then.
        let first = after.first().map_or(0, |value| usize::from(is_value(value)));
        let others = after.iter().skip(first).take_while(|value| field_of(&value.text()).is_none()).count();
        if first > 0 {
            found.push(Labelled { cell, field, values: &after[..first + others] });
            rest = &after[first..];
        }
    }
    found
}

fn understood(label: &Labelled, all: &[Labelled]) -> Understood {
    let word = words::label(&label.cell.text());
    let same: Vec<&Labelled> = all.iter().filter(|other| words::label(&other.cell.text()) == word).collect();
    let texts: Vec<String> = same.iter().map(|other| other.values[0].text()).collect();
    let example = label.values[0].text();
    let kind = values::kind(std::slice::from_ref(&example));
    let is_title = label.field == FormField::Title;
    let is_numbered = same.iter().all(|other| is_number(&other.values[0]) && other.values.len() == 2);
    let number = match () {
        () if is_title && (is_numbered || values::kind(&texts) == Values::NumberedProse) => Number::Before,
        () => Number::Elsewhere,
    };
    let field = if kind == Values::Numbering { label.field } else { settled(label.field, kind, &texts) };
    let example = if is_title && is_numbered { label.values[1].text() } else { example };
    Understood { number, ..Understood::new(&label.cell.text(), field, &example, &label.cell.lines[0].place) }
}

/// Whether a cell has the number of a goal and nothing else.
fn is_number(cell: &Cell) -> bool {
    number::row_number(&cell.text()).is_some_and(|(_, rest)| rest.is_empty())
}
