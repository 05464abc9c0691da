//! Finds two columns of text side by side.

use std::ops::Range;

use crate::covered::Covered;
use crate::line::{Piece, Printed};
use crate::steps::Steps;

/// The lines that a column of text has at least.
const COLUMN_LINES: usize = 4;

/// Two columns of text, and how many lines they are together.
pub(crate) struct TwoColumns {
    pub(crate) count: usize,
    pub(crate) left: Vec<Printed>,
    pub(crate) right: Vec<Printed>,
}

/// The first lines, as many as possible, that are two columns of text.
pub(crate) fn most_in_columns(lines: &[Printed], steps: &mut Steps) -> Option<TwoColumns> {
    let (mut covered, mut sides, mut found) = (Covered::default(), None::<Sides>, None);
    for (index, line) in lines.iter().enumerate() {
        line.pieces.iter().for_each(|piece| covered.add(piece));
        steps.take(line.pieces.len() + covered.count());
        let Some(gutter) = covered.gutters().max_by(|a, b| (a.end - a.start).total_cmp(&(b.end - b.start))) else {
            continue;
        };
        let mut known = sides
            .take()
            .filter(|known| known.gutter == gutter)
            .unwrap_or_else(|| lines[..index].iter().fold(Sides::new(gutter), |sides, line| sides.with(line, steps)));
        known = known.with(line, steps);
        if index + 1 >= COLUMN_LINES && known.are_columns() {
            found = Some((index + 1, known.gutter.clone()));
        }
        sides = Some(known);
        if steps.are_used_up() {
            break;
        }
    }
    let (count, gutter) = found?;
    let side = |keeps: &dyn Fn(&Piece) -> bool| lines[..count].iter().filter_map(|line| part(line, keeps)).collect();
    let (left, right) = (side(&|piece| is_before(piece, &gutter)), side(&|piece| is_after(piece, &gutter)));
    Some(TwoColumns { count, left, right })
}

/// What stands at both sides of a gutter.
struct Sides {
    gutter: Range<f64>,
    /// The lines at its left and at its right, and how many of them are long.
    left: (usize, usize),
    right: (usize, usize),
    /// The lines at its left that reach it.
    full: usize,
}

impl Sides {
    fn new(gutter: Range<f64>) -> Self {
        Self { gutter, left: (0, 0), right: (0, 0), full: 0 }
    }

    fn with(mut self, line: &Printed, steps: &mut Steps) -> Self {
        const LONG: usize = 12;
        steps.take(line.pieces.len());
        let count = |(lines, long): (usize, usize), piece: &Piece| {
            (lines + 1, long + usize::from(piece.text.chars().count() >= LONG))
        };
        if let Some(left) = part(line, &|piece| is_before(piece, &self.gutter)) {
            let whole = left.whole();
            self.left = count(self.left, &whole);
            self.full += usize::from(self.gutter.start - whole.extent.end <= 2.0 * whole.size);
        }
        if let Some(right) = part(line, &|piece| is_after(piece, &self.gutter)) {
            self.right = count(self.right, &right.whole());
        }
        self
    }

    /// Whether most lines at both sides are long, and most of those at the left are full.
    fn are_columns(&self) -> bool {
        let is_text = |(lines, long): (usize, usize)| lines >= COLUMN_LINES && 2 * long > lines;
        is_text(self.left) && is_text(self.right) && 2 * self.full > self.left.0
    }
}

/// Whether a piece stands at the left of a gutter.
pub(crate) fn is_before(piece: &Piece, gutter: &Range<f64>) -> bool {
    piece.extent.end <= gutter.start
}

/// Whether a piece stands at the right of a gutter.
pub(crate) fn is_after(piece: &Piece, gutter: &Range<f64>) -> bool {
    piece.extent.start >= gutter.end
}

fn part(line: &Printed, keeps: &dyn Fn(&Piece) -> bool) -> Option<Printed> {
    let pieces: Vec<Piece> = line.pieces.iter().filter(|piece| keeps(piece)).cloned().collect();
    (!pieces.is_empty()).then_some(Printed { pieces })
}
