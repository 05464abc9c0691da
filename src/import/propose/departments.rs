//! Recognizes where files of several departments say to which of them a part belongs.

use std::collections::BTreeSet;

use crate::import::department_name;
use crate::import::grid::{Block, Line};
use crate::import::propose::area::ProposedArea;
use crate::import::read::reading::Reading;
use crate::model::form::{AreaKind, DepartmentPlace, FormField};

/// Where the files say it, if they have several departments.
pub fn place(readings: &[Reading], areas: &[ProposedArea]) -> Option<DepartmentPlace> {
    let is_goal = |area: &&ProposedArea| area.kind != AreaKind::Sheet;
    let mut columns = areas.iter().filter(is_goal).flat_map(|area| &area.columns);
    let blocks = || readings.iter().flat_map(|reading| &reading.blocks);
    let sheets = blocks().filter_map(|block| match block {
        Block::Grid(grid) => grid.name.as_deref().filter(|name| department_name::looks_like(name)),
        _ => None,
    });
    match () {
        () if columns.any(|column| column.field == FormField::Department) => Some(DepartmentPlace::Column),
        () if sheets.collect::<BTreeSet<_>>().len() > 1 => Some(DepartmentPlace::Sheet),
        () if blocks().flat_map(headings).collect::<BTreeSet<_>>().len() > 1 => Some(DepartmentPlace::Heading),
        () => None,
    }
}

/// The lines of a block that are the names of departments. In a spreadsheet, a row with one cell is a line.
fn headings(block: &Block) -> Vec<&str> {
    let of_line = |line: &Line| line.level.is_none();
    let lines: Vec<&Line> = match block {
        Block::Line(line) => vec![line],
        Block::Grid(grid) => {
            let alone = grid.rows.iter().filter(|row| row.cells.len() == 1 && row.cells[0].lines.len() == 1);
            alone.map(|row| &row.cells[0].lines[0]).collect()
        }
        Block::Aside(_) => Vec::new(),
    };
    lines.into_iter().filter(|line| of_line(line)).filter_map(|line| department_name::heading(&line.text)).collect()
}
