//! The stretches across a page that pieces of text cover, and the gutters between them.

use std::ops::Range;

use crate::direction::Direction;
use crate::line::Piece;

/// A gap between columns, in ems.
const GUTTER: f64 = 1.5;

/// What pieces cover together. Pieces can only be added, one at a time, since a table or a column is looked for in ever more
/// lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Covered {
    /// From left to right, without common points.
    stretches: Vec<Stretch>,
    /// Whether a piece is not written from left to right.
    is_turned: bool,
}

#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: f64,
    end: f64,
    /// The em of the piece with which it begins.
    size: f64,
}

impl Covered {
    /// Adds what `piece` covers.
    pub(crate) fn add(&mut self, piece: &Piece) {
        self.is_turned |= piece.direction != Direction::Right;
        let mut all = Stretch { start: piece.extent.start, end: piece.extent.end, size: piece.size };
        let first = self.stretches.partition_point(|stretch| stretch.end < all.start);
        let end = self.stretches.partition_point(|stretch| stretch.start <= all.end).max(first);
        for stretch in &self.stretches[first..end] {
            if stretch.start <= all.start {
                (all.start, all.size) = (stretch.start, stretch.size);
            }
            all.end = all.end.max(stretch.end);
        }
        self.stretches.splice(first..end, [all]);
    }

    /// The number of stretches.
    pub(crate) fn count(&self) -> usize {
        self.stretches.len()
    }

    /// The gaps, wide enough for a gutter, that no piece touches; none in vertical text.
    pub(crate) fn gutters(&self) -> impl Iterator<Item = Range<f64>> {
        let upright: &[Stretch] = if self.is_turned { &[] } else { &self.stretches };
        let gap = |pair: &[Stretch]| match pair {
            [before, after] if after.start - before.end >= GUTTER * after.size => Some(before.end..after.start),
            _ => None,
        };
        upright.windows(2).filter_map(gap)
    }
}
