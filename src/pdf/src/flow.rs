//! Joins what goes on from one page to the next: paragraphs, tables, and rows of tables.

use crate::document::{Document, Reason, SetAside};
use crate::laid::{Grid, Laid, LaidCell};
use crate::line::Piece;
use crate::page;
use crate::paragraph::Column;
use crate::rule::TOUCH;
use crate::sheet::Sheet;

/// The rows of a header that is repeated on the next page.
const MOST_HEADER_ROWS: usize = 10;

/// The room that a row which is cut by the page leaves at most, in ems.
const MOST_ROOM: f64 = 4.0;

/// The document that pages form.
pub(crate) fn join(sheets: &[Sheet], mut set_aside: Vec<SetAside>) -> Document {
    let mut flow: Vec<Laid> = Vec::new();
    let lowest = sheets.iter().map(Sheet::lowest).fold(0.0, f64::max);
    for sheet in sheets {
        set_aside.extend(sheet.struck.iter().cloned());
        let mut parts = page::lay(sheet, lowest).into_iter();
        if let Some(first) = parts.next() {
            append(&mut flow, first, sheet.number, &mut set_aside);
        }
        flow.extend(parts);
    }
    Document {
        pages: u32::try_from(sheets.len()).unwrap_or(u32::MAX),
        blocks: flow.into_iter().flat_map(Laid::into_blocks).collect(),
        set_aside,
        unreadable_fonts: numbers(sheets, |sheet| sheet.unreadable_font),
        images_only: numbers(sheets, |sheet| sheet.only_images),
    }
}

fn numbers(sheets: &[Sheet], is_meant: impl Fn(&Sheet) -> bool) -> Vec<u32> {
    sheets.iter().filter(|sheet| is_meant(sheet)).map(|sheet| sheet.number).collect()
}

/// Appends the first part of a page.
fn append(flow: &mut Vec<Laid>, next: Laid, page: u32, set_aside: &mut Vec<SetAside>) {
    match (flow.last_mut(), next) {
        (Some(Laid::Text(last)), Laid::Text(next)) if (last.limit - next.limit).abs() <= TOUCH => {
            last.pieces.extend(next.pieces);
        }
        (Some(Laid::Grid(last)), Laid::Grid(next)) => match last.continued(&next) {
            Some((mut whole, mut rest)) => {
                set_aside.extend(whole.take_header_from(&mut rest, page));
                whole.append(rest);
                *last = whole;
            }
            None => flow.push(Laid::Grid(next)),
        },
        (_, next) => flow.push(next),
    }
}

impl Grid {
    /// Both tables with the columns of both, if `next` is the rest of this one: it has the same sides, and either no
    /// columns of its own, or its first row is the rest of this table's last one.
    fn continued(&self, next: &Self) -> Option<(Self, Self)> {
        let near = |a: f64, b: f64| (a - b).abs() <= 2.0 * TOUCH;
        let ends = |grid: &Self| (grid.xs[0], grid.xs[grid.xs.len() - 1]);
        let ((left, right), (next_left, next_right)) = (ends(self), ends(next));
        if !near(left, next_left) || !near(right, next_right) {
            return None;
        }
        let mut xs: Vec<f64> = self.xs.iter().chain(&next.xs).copied().collect();
        xs.sort_by(f64::total_cmp);
        xs.dedup_by(|next, last| near(*next, *last));
        let common = (self.xs.len() + next.xs.len()).saturating_sub(xs.len());
        let (whole, rest) = (self.with_columns(&xs), next.with_columns(&xs));
        let has_same_columns = common >= self.xs.len().min(next.xs.len());
        (has_same_columns || common > 2 && whole.is_cut(&rest)).then_some((whole, rest))
    }

    fn with_columns(&self, xs: &[f64]) -> Self {
        let index = |x: f64| {
            let distance = |at: &usize| (xs[*at] - x).abs();
            (0..xs.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or_default()
        };
        let mut grid = Self { xs: xs.to_vec(), ..self.clone() };
        for cell in &mut grid.cells {
            cell.columns = index(self.xs[cell.columns.start])..index(self.xs[cell.columns.end]);
        }
        grid
    }

    /// Takes the rows from the beginning of `next` that repeat the first rows of this table.
    fn take_header_from(&self, next: &mut Self, page: u32) -> Vec<SetAside> {
        let equal = |row: usize| self.row_text(row) == next.row_text(row) && !next.row_text(row).is_empty();
        let repeated = (0..self.rows.min(next.rows).min(MOST_HEADER_ROWS)).take_while(|&row| equal(row)).count();
        // A page whose rows are all the same as the first ones is no repeated header.
        if repeated == 0 || repeated == next.rows {
            return Vec::new();
        }
        let aside = next.cells.iter().filter(|cell| cell.rows.start < repeated);
        let aside =
            aside.map(|cell| SetAside { text: cell.text_of_all(), page, reason: Reason::RepeatedHeader }).collect();
        next.cells.retain(|cell| cell.rows.start >= repeated);
        next.cells.iter_mut().for_each(|cell| cell.rows = cell.rows.start - repeated..cell.rows.end - repeated);
        next.rows -= repeated;
        aside
    }

    fn row_text(&self, row: usize) -> Vec<(usize, String)> {
        let cells = self.cells.iter().filter(|cell| cell.rows.start == row);
        cells.map(|cell| (cell.columns.start, cell.text_of_all())).collect()
    }

    fn append(&mut self, next: Self) {
        let shift = if self.is_cut(&next) { self.rows - 1 } else { self.rows };
        let rows = self.rows;
        for mut cell in next.cells {
            cell.rows = cell.rows.start + shift..cell.rows.end + shift;
            let goes_on_here = |last: &&mut LaidCell| last.rows.end == rows && last.columns.start == cell.columns.start;
            let above = if cell.rows.start < rows { self.cells.iter_mut().find(goes_on_here) } else { None };
            match above {
                Some(last) => {
                    last.rows.end = cell.rows.end;
                    last.text.pieces.extend(cell.text.pieces);
                }
                None => self.cells.push(cell),
            }
        }
        self.rows = shift + next.rows;
        self.closed_below = next.closed_below;
        self.room_below = next.room_below;
    }

    /// Whether the page break is within a row: no line closes it, or the row fills its page and its text goes on while
    /// it has no first cell of its own.
    fn is_cut(&self, next: &Self) -> bool {
        if !self.closed_below && !next.closed_above {
            return true;
        }
        let bottom: Vec<&LaidCell> = self.cells.iter().filter(|cell| cell.rows.end == self.rows).collect();
        let top: Vec<&LaidCell> = next.cells.iter().filter(|cell| cell.rows.start == 0).collect();
        let has_first_cell = top.iter().any(|cell| cell.columns.start == 0);
        let above = |below: &LaidCell| bottom.iter().find(|above| above.columns.start == below.columns.start);
        let goes_on = top.iter().any(|below| above(below).is_some_and(|above| above.goes_on_in(below)));
        let fills_page = self.room_below <= MOST_ROOM * bottom.iter().map(|cell| cell.size()).fold(0.0, f64::max);
        fills_page && !has_first_cell && goes_on
    }
}

impl LaidCell {
    fn text_of_all(&self) -> String {
        self.text.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn size(&self) -> f64 {
        self.text.pieces.last().map_or(0.0, |piece| piece.size)
    }

    /// Whether its last paragraph, which is no finished sentence, goes on in `next`.
    fn goes_on_in(&self, next: &Self) -> bool {
        let column = Column { limit: self.text.limit, has_points: true };
        let (last, first) = (self.text.pieces.last(), next.text.pieces.first());
        let is_open = |piece: &Piece| !piece.text.ends_with(['。', '！', '？']);
        last.zip(first).is_some_and(|(last, first)| is_open(last) && column.goes_on(last, first))
    }
}
