//! Finds the records of a form in files, and the lines of their fields.
//!
//! Every line ends up in exactly one place: a field, a code, the labels of the form, or the unparsed lines. In real
//! sheets the number of cells differs from row to row, so a row is interpreted first by its contents and only then by
//! its columns.

mod codes;
mod fields;
mod lines;
mod tables;
mod walk;

use crate::import::bullet;
use crate::import::grid::{self, Block};
use crate::import::labels::FormWords;
use crate::import::layout::walk::Walk;
use crate::import::read::reading::Reading;
use crate::import::record::Layout;
use crate::model::form::Form;

/// Finds the records of `readings`, which together form one import, in their order.
pub fn lay_out(readings: &[Reading], form: &Form) -> Layout {
    let words = FormWords::new(form);
    let mut walk = Walk::new(form, &words);
    let mut bullets = 0;
    for reading in readings {
        for line in reading.lines() {
            walk.ledger.read += grid::count(&line.text);
            bullets += bullet::count(line, &form.bullets);
        }
        walk.begin_file();
        for block in &reading.blocks {
            match block {
                Block::Line(line) => walk.line(line),
                Block::Grid(grid) => walk.table(grid),
            }
        }
    }
    Layout { records: walk.records, ledger: walk.ledger, bullets }
}
