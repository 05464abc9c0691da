//! Text outside of ruled tables: columns of text, tables without lines, and paragraphs.

use std::ops::Range;

use crate::direction::Direction;
use crate::laid::{Grid, Laid, LaidCell, Text};
use crate::line::{Piece, Printed};

/// A gap between columns, in ems.
const GUTTER: f64 = 1.5;

/// The lines that a column of text has at least.
const COLUMN_LINES: usize = 4;

/// The lines that are looked at for one table.
const MOST_LINES: usize = 400;

/// The parts of consecutive lines that have to end at `limit`.
pub(crate) fn lay(lines: &[Printed], limit: f64) -> Vec<Laid> {
    let mut laid = Vec::new();
    let mut rest = lines;
    while let Some(first) = rest.first() {
        let run = run(rest);
        let most_in_columns = (COLUMN_LINES..=run).rev().find_map(|count| Some((count, columns(&rest[..count])?)));
        if let Some((count, (left, right))) = most_in_columns {
            let ends = left.iter().map(|line| line.extent().end).fold(f64::NEG_INFINITY, f64::max);
            laid.extend(lay(&left, ends).into_iter().chain(lay(&right, limit)));
            rest = &rest[count..];
        } else if let Some((rows, gutters)) = table(&rest[..run]) {
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
fn run(lines: &[Printed]) -> usize {
    let mut pieces: Vec<&Piece> = lines[0].pieces.iter().collect();
    for (count, line) in lines.iter().enumerate().take(MOST_LINES).skip(1) {
        pieces.extend(&line.pieces);
        if gutters(&pieces).is_empty() {
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

/// The lines of two columns of text, if a gutter divides all lines, and most lines at both sides of it are long.
fn columns(lines: &[Printed]) -> Option<(Vec<Printed>, Vec<Printed>)> {
    let pieces: Vec<&Piece> = lines.iter().flat_map(|line| &line.pieces).collect();
    let gutter = gutters(&pieces).into_iter().max_by(|a, b| (a.end - a.start).total_cmp(&(b.end - b.start)))?;
    let left = part(lines, |piece| piece.extent.end <= gutter.start);
    let right = part(lines, |piece| piece.extent.start >= gutter.end);
    let full = left.iter().filter(|line| gutter.start - line.extent().end <= 2.0 * line.whole().size).count();
    let is_text = |lines: &[Printed]| {
        let long = lines.iter().filter(|line| line.whole().text.chars().count() >= 12).count();
        lines.len() >= COLUMN_LINES && 2 * long > lines.len()
    };
    (is_text(&left) && is_text(&right) && 2 * full > left.len()).then_some((left, right))
}

fn part(lines: &[Printed], keeps: impl Fn(&Piece) -> bool) -> Vec<Printed> {
    let kept = |line: &Printed| Printed { pieces: line.pieces.iter().filter(|piece| keeps(piece)).cloned().collect() };
    lines.iter().map(kept).filter(|line| !line.pieces.is_empty()).collect()
}

/// The stretches, wider than a gutter, that no piece touches; none in vertical text.
fn gutters(pieces: &[&Piece]) -> Vec<Range<f64>> {
    if pieces.iter().any(|piece| piece.direction != Direction::Right) {
        return Vec::new();
    }
    let mut sorted: Vec<&&Piece> = pieces.iter().collect();
    sorted.sort_by(|a, b| a.extent.start.total_cmp(&b.extent.start));
    let (mut gutters, mut end) = (Vec::new(), f64::INFINITY);
    for piece in sorted {
        if piece.extent.start - end >= GUTTER * piece.size {
            gutters.push(end..piece.extent.start);
        }
        end = if end.is_finite() { end.max(piece.extent.end) } else { piece.extent.end };
    }
    gutters
}

/// How many of the first lines are one table, and its gutters: no line crosses them, and lines have text at both sides.
fn table(lines: &[Printed]) -> Option<(usize, Vec<Range<f64>>)> {
    let mut found = None;
    for count in 2..=lines.len() {
        let lines = &lines[..count];
        let pieces: Vec<&Piece> = lines.iter().flat_map(|line| &line.pieces).collect();
        let gutters = between_columns(lines, gutters(&pieces));
        let most = lines.iter().map(|line| line.pieces.len()).max().unwrap_or_default();
        if lines[0].pieces.len() < 2 || gutters.len() + 1 < most {
            break;
        }
        if lines[count - 1].pieces.len() >= 2 {
            found = Some((count, gutters));
        }
    }
    found
}

/// The gutters that have text at both sides in one line. The others are only between a centred header and its column.
fn between_columns(lines: &[Printed], gutters: Vec<Range<f64>>) -> Vec<Range<f64>> {
    let mut kept: Vec<Range<f64>> = Vec::new();
    for (index, gutter) in gutters.iter().enumerate() {
        let from = kept.last().map_or(f64::NEG_INFINITY, |last| last.end);
        let to = gutters.get(index + 1).map_or(f64::INFINITY, |next| next.start);
        let before = |piece: &Piece| piece.extent.start >= from && piece.extent.end <= gutter.start;
        let after = |piece: &Piece| piece.extent.start >= gutter.end && piece.extent.end <= to;
        if lines.iter().any(|line| line.pieces.iter().any(before) && line.pieces.iter().any(after)) {
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
