//! Text outside of ruled tables: tables without lines, and paragraphs, possibly in columns.

use std::ops::Range;

use crate::columns::{TwoColumns, is_after, is_before, most_in_columns};
use crate::covered::Covered;
use crate::laid::{Grid, Laid, LaidCell, Text};
use crate::line::{Piece, Printed};
use crate::steps::Steps;

/// The lines that are looked at for one table.
const MOST_LINES: usize = 400;

/// The parts of consecutive lines that have to end at `limit`.
pub(crate) fn lay(lines: &[Printed], limit: f64) -> Vec<Laid> {
    let pieces = lines.iter().map(|line| line.pieces.len()).sum();
    lay_in(lines, limit, &mut Steps::for_pieces(pieces))
}

/// As [`lay`], until the steps are used up: what is left then is text.
fn lay_in(lines: &[Printed], limit: f64, steps: &mut Steps) -> Vec<Laid> {
    let mut laid = Vec::new();
    let mut rest = lines;
    while let Some(first) = rest.first() {
        let run = run(rest, steps);
        if let Some(TwoColumns { count, left, right }) = most_in_columns(&rest[..run], steps) {
            let ends = left.iter().map(|line| line.extent().end).fold(f64::NEG_INFINITY, f64::max);
            laid.extend(lay_in(&left, ends, steps));
            laid.extend(lay_in(&right, limit, steps));
            rest = &rest[count..];
        } else if let Some((rows, gutters)) = table(&rest[..run], steps) {
            laid.push(Laid::Grid(grid(&rest[..rows], &gutters)));
            rest = &rest[rows..];
        } else {
            push_line(&mut laid, first.whole(), limit);
            rest = &rest[1..];
        }
    }
    laid.into_iter().map(|part| part.settled(limit)).collect()
}

/// How many of the first lines have a gutter in common.
fn run(lines: &[Printed], steps: &mut Steps) -> usize {
    let mut covered = Covered::default();
    for (count, line) in lines.iter().enumerate().take(MOST_LINES) {
        line.pieces.iter().for_each(|piece| covered.add(piece));
        steps.take(line.pieces.len() + covered.count());
        if count > 0 && (covered.gutters().next().is_none() || steps.are_used_up()) {
            return count;
        }
    }
    lines.len().min(MOST_LINES)
}

fn push_line(laid: &mut Vec<Laid>, piece: Piece, limit: f64) {
    match laid.last_mut() {
        Some(Laid::Text(text)) if text.pieces.iter().all(|last| last.direction == piece.direction) => {
            text.pieces.push(piece)
        }
        _ => laid.push(Laid::Text(Text { pieces: vec![piece], limit })),
    }
}

impl Laid {
    /// The part, once all lines of a text are known.
    fn settled(self, limit: f64) -> Self {
        match self {
            Self::Text(text) => {
                let left = text.pieces.iter().map(|piece| piece.extent.start).fold(f64::INFINITY, f64::min);
                Self::Text(Text::within(text.pieces, left, limit))
            }
            Self::Grid(_) => self,
        }
    }
}

/// How many of the first lines are one table, and its gutters: no line crosses them, and lines have text at both sides.
fn table(lines: &[Printed], steps: &mut Steps) -> Option<(usize, Vec<Range<f64>>)> {
    let (mut covered, mut most, mut found) = (Covered::default(), 0, None);
    let (mut gutters, mut kept) = (Vec::new(), Vec::new());
    for (index, line) in lines.iter().enumerate() {
        line.pieces.iter().for_each(|piece| covered.add(piece));
        steps.take(line.pieces.len() + covered.count());
        most = most.max(line.pieces.len());
        let now: Vec<Range<f64>> = covered.gutters().collect();
        // A gutter that has text at both sides keeps it when there are more lines.
        if now != gutters || kept.len() < gutters.len() {
            kept = between_columns(&lines[..=index], &now, steps);
            gutters = now;
        }
        if index == 0 {
            continue;
        }
        if lines[0].pieces.len() < 2 || kept.len() + 1 < most || steps.are_used_up() {
            break;
        }
        if line.pieces.len() >= 2 {
            found = Some((index + 1, kept.clone()));
        }
    }
    found
}

/// The gutters that have text at both sides in one line. The others are only between a centred header and its column.
fn between_columns(lines: &[Printed], gutters: &[Range<f64>], steps: &mut Steps) -> Vec<Range<f64>> {
    let mut kept: Vec<Range<f64>> = Vec::new();
    for (index, gutter) in gutters.iter().enumerate() {
        let from = kept.last().map_or(f64::NEG_INFINITY, |last| last.end);
        let to = gutters.get(index + 1).map_or(f64::INFINITY, |next| next.start);
        let before = |piece: &Piece| piece.extent.start >= from && is_before(piece, gutter);
        let after = |piece: &Piece| is_after(piece, gutter) && piece.extent.end <= to;
        let has_both = |line: &Printed| {
            steps.take(line.pieces.len());
            line.pieces.iter().any(before) && line.pieces.iter().any(after)
        };
        if lines.iter().any(has_both) {
            kept.push(gutter.clone());
        }
    }
    kept
}

/// The table of `lines`. A line whose first column is empty goes on in the row above.
fn grid(lines: &[Printed], gutters: &[Range<f64>]) -> Grid {
    let pieces = || lines.iter().flat_map(|line| &line.pieces);
    let left = pieces().map(|piece| piece.extent.start).fold(f64::INFINITY, f64::min);
    let right = pieces().map(|piece| piece.extent.end).fold(f64::NEG_INFINITY, f64::max);
    let xs: Vec<f64> = std::iter::once(left).chain(gutters.iter().map(|gutter| gutter.end)).chain([right]).collect();
    let column = |piece: &Piece| xs.partition_point(|x| *x <= piece.extent.start).clamp(1, xs.len() - 1) - 1;
    let (mut cells, mut rows): (Vec<LaidCell>, usize) = (Vec::new(), 0);
    for line in lines {
        let begins = rows == 0 || column(&line.pieces[0]) == 0;
        rows += usize::from(begins);
        for piece in &line.pieces {
            let (column, row) = (column(piece), rows - 1);
            let limit = gutters.get(column).map_or(right, |gutter| gutter.start);
            match cells
                .iter_mut()
                .rev()
                .take_while(|cell| cell.rows.start == row)
                .find(|cell| cell.columns.start == column)
            {
                Some(cell) => cell.text.pieces.push(piece.clone()),
                None => cells.push(LaidCell {
                    columns: column..column + 1,
                    rows: row..row + 1,
                    text: Text { pieces: vec![piece.clone()], limit },
                }),
            }
        }
    }
    Grid { xs, rows, cells, room_below: f64::INFINITY, closed_above: true, closed_below: true }
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;

    use super::lay_in;
    use crate::direction::{Direction, Extent};
    use crate::line::{Piece, Printed};
    use crate::steps::Steps;

    /// The left edges and the characters of the pieces in each line.
    type Shape = fn(u32) -> Vec<(f64, usize)>;

    /// A line with a piece of text at each of `places`, given by its left edge and its characters of 10 points.
    fn line(row: u32, places: &[(f64, usize)]) -> Printed {
        let piece = |&(start, count): &(f64, usize)| {
            let top = 20.0 * f64::from(row);
            let end = start + 10.0 * f64::from(u32::try_from(count).unwrap());
            let extent = Extent { start, end, top, bottom: top + 10.0 };
            let (area, text) = (Rect::new(start, top, end, top + 10.0), "字".repeat(count));
            Piece {
                text,
                extent,
                size: 10.0,
                first: 10.0,
                direction: Direction::Right,
                area,
                ends_blank: false,
                page: 1,
            }
        };
        Printed { pieces: places.iter().map(piece).collect() }
    }

    /// The steps for `rows` lines, without a bound.
    fn steps(rows: u32, places: Shape) -> usize {
        let lines: Vec<Printed> = (0..rows).map(|row| line(row, &places(row))).collect();
        let mut steps = Steps::unbounded();
        lay_in(&lines, 1000.0, &mut steps);
        steps.taken()
    }

    #[test]
    fn twice_the_lines_take_at_most_four_times_the_steps() {
        let shapes: [Shape; 4] = [
            // Lines at the left and at the right by turns, which are no table and no columns.
            |row| vec![(if row % 2 == 0 { 0.0 } else { 500.0 }, 3)],
            // A first line in two pieces above such lines.
            |row| if row % 50 == 0 { vec![(0.0, 3), (500.0, 3)] } else { vec![(500.0, 3)] },
            // A table in which a gutter changes in every line.
            |row| vec![(0.0, 2), (400.0 - f64::from(row), 2), (800.0, 2)],
            // A header that covers a gutter which no line has text at both sides of.
            |row| {
                if row == 0 {
                    vec![(0.0, 2), (500.0, 2)]
                } else {
                    vec![(0.0, 2), (if row % 2 == 0 { 300.0 } else { 500.0 }, 2)]
                }
            },
        ];
        for (index, shape) in shapes.into_iter().enumerate() {
            let (half, whole) = (steps(100, shape), steps(200, shape));
            assert!(whole <= 4 * half + half / 2, "shape {index}: {half} steps became {whole}");
        }
    }

    #[test]
    fn the_steps_of_a_page_are_bounded() {
        let lines: Vec<Printed> = (0..2_000).map(|row| line(row, &[(100.0 * f64::from(row % 7), 2)])).collect();
        let mut steps = Steps::for_pieces(10);
        let laid = lay_in(&lines, 1000.0, &mut steps);
        assert!(steps.taken() <= 10 * crate::steps::PER_PIECE + 10 * lines.len(), "{} steps", steps.taken());
        let texts: usize = laid.into_iter().map(|part| part.into_blocks().len()).sum();
        assert!(texts > 0, "the text is kept");
    }
}
