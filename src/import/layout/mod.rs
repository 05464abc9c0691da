//! Finds the records of a form in files, and the lines of their fields.
//!
//! Every line ends up in exactly one place: a field, a code, the labels of the form, or the unparsed lines. A value gets a
//! field only from a label: one above its column, or one before or above it. The order of the form's columns says nothing
//! about a sheet. What has no label is left unparsed.

mod codes;
mod columns;
mod departments;
mod fields;
mod filled;
mod lines;
mod numbers;
mod table_state;
mod tables;
mod template;
mod transposed;
mod walk;

use crate::import::grid::Block;
use crate::import::labels::FormWords;
use crate::import::layout::walk::Walk;
use crate::import::read::reading::Reading;
use crate::import::record::Layout;
use crate::import::template::choices::Choices;
use crate::import::template::mark::Mark;
use crate::model::form::Form;
use crate::model::site::Tables;

/// Finds the records of `readings`, which together form one import, in their order.
pub fn lay_out(readings: &[Reading], form: &Form, tables: &Tables) -> Layout {
    let words = FormWords::new(form);
    let mut walk = Walk::new(form, &words, tables);
    for reading in readings {
        walk.begin_file();
        if let Some(mark) = Mark::of(reading) {
            template::read(&mut walk, reading, &Choices::new(&mark, tables));
            continue;
        }
        for block in &reading.blocks {
            match block {
                Block::Line(line) => walk.line(line),
                Block::Aside(lines) => walk.aside(lines),
                Block::Grid(grid) => walk.table(grid),
            }
        }
    }
    Layout { records: walk.records, form_words: walk.form_words, left_out: walk.left_out, sightings: walk.sightings }
}
