//! What one file may use while it is read, whatever its format.
//!
//! A file of a few kilobytes can ask for gigabytes or for hours: it repeats a
//! cell, names one text in thousands of cells, or nests tables without end. All
//! readers count what they do against one budget, before they do it. Time is
//! counted as steps, so that a file is refused on every machine or on none.

use std::cell::Cell;

use crate::diagnostic::fault::Fault;
use crate::import::fault::bound::{NestedTooDeep, TooManyLines, TooManySteps, TooMuchText};
use crate::import::fault::file::TooManyCells;
use crate::import::grid::is_break;

/// The most cells that are read from one file. A city's list of all its projects has 380,215, most of them empty.
pub const CELL_LIMIT: u64 = 500_000;
/// The most lines, in cells and outside of them.
pub const LINE_LIMIT: u64 = 100_000;
/// The most bytes of text, each place that shows a text counted. A department's
/// sheets of ten years have some hundred kilobytes.
pub const TEXT_LIMIT: u64 = 8 * 1024 * 1024;
/// The most elements, texts and separators that are looked at.
pub const STEP_LIMIT: u64 = 3_000_000;
/// How deep elements, or tables in tables, may be nested.
pub const DEPTH_LIMIT: usize = 200;

/// What is left for a file.
#[derive(Debug)]
pub(super) struct Budget {
    cells: Cell<u64>,
    lines: Cell<u64>,
    text: Cell<u64>,
    steps: Cell<u64>,
}

impl Budget {
    /// The budget of a file that nobody has begun to read.
    pub(super) fn new() -> Self {
        Self {
            cells: Cell::new(CELL_LIMIT),
            lines: Cell::new(LINE_LIMIT),
            text: Cell::new(TEXT_LIMIT),
            steps: Cell::new(STEP_LIMIT),
        }
    }

    /// Counts cells, or other places that are remembered one by one.
    pub(super) fn cells(&self, count: u64) -> Result<(), Fault> {
        if take(&self.cells, count) { Ok(()) } else { Err(TooManyCells { limit: CELL_LIMIT }.into()) }
    }

    /// Counts what has to be looked at, though nothing is kept of it.
    pub(super) fn steps(&self, count: u64) -> Result<(), Fault> {
        if take(&self.steps, count) { Ok(()) } else { Err(TooManySteps { limit: STEP_LIMIT }.into()) }
    }

    /// Counts bytes of text.
    pub(super) fn text(&self, bytes: u64) -> Result<(), Fault> {
        if take(&self.text, bytes) { Ok(()) } else { Err(TooMuchText { limit: TEXT_LIMIT }.into()) }
    }

    /// Counts the lines of `text`, each of which will remember the name of its `sheet`.
    pub(super) fn lines(&self, text: &str, sheet: &str) -> Result<(), Fault> {
        let lines = text.chars().filter(|c| is_break(*c)).count() as u64 + 1;
        if !take(&self.lines, lines) {
            return Err(TooManyLines { limit: LINE_LIMIT }.into());
        }
        self.text((text.len() as u64).saturating_add(lines.saturating_mul(sheet.len() as u64)))
    }
}

/// Refuses what is nested too deep.
///
/// # Errors
///
/// [`NestedTooDeep`].
pub(super) fn nested(depth: usize) -> Result<(), Fault> {
    if depth > DEPTH_LIMIT { Err(NestedTooDeep { limit: DEPTH_LIMIT }.into()) } else { Ok(()) }
}

/// Whether as many are left; then they are taken.
fn take(left: &Cell<u64>, count: u64) -> bool {
    let rest = left.get().checked_sub(count);
    left.set(rest.unwrap_or(0));
    rest.is_some()
}

#[cfg(test)]
mod tests {
    use super::{Budget, CELL_LIMIT, DEPTH_LIMIT, LINE_LIMIT, STEP_LIMIT, TEXT_LIMIT, nested};

    fn code<T>(result: Result<T, crate::diagnostic::fault::Fault>) -> Option<String> {
        result.err().map(|fault| fault.code().to_string())
    }

    #[test]
    fn each_part_is_spent_for_itself() {
        let budget = Budget::new();
        assert_eq!(code(budget.cells(CELL_LIMIT)), None);
        assert_eq!(code(budget.cells(1)).as_deref(), Some("E0702"));
        assert_eq!(code(budget.steps(STEP_LIMIT + 1)).as_deref(), Some("E0733"));
        assert_eq!(code(budget.text(TEXT_LIMIT)), None);
        assert_eq!(code(budget.lines("a", "")).as_deref(), Some("E0731"));
        assert_eq!(code(nested(DEPTH_LIMIT)), None);
        assert_eq!(code(nested(DEPTH_LIMIT + 1)).as_deref(), Some("E0730"));
    }

    #[test]
    fn lines_are_counted_with_the_names_they_keep() {
        let lines = "\n".repeat(usize::try_from(LINE_LIMIT).unwrap() - 1);
        assert_eq!(code(Budget::new().lines(&lines, "")), None);
        assert_eq!(code(Budget::new().lines(&format!("{lines}\n"), "")).as_deref(), Some("E0732"));
        assert_eq!(code(Budget::new().lines(&lines, &"名".repeat(40))).as_deref(), Some("E0731"));
    }
}
