//! The direction in which characters follow each other, and the frame of a line in this direction.

use kurbo::{Rect, Vec2};

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    Right,
    /// Vertical Japanese, or text that was turned clockwise.
    Down,
    Left,
    Up,
}

/// An area as a reader of its direction sees it: `start` to `end` along the line, `top` to `bottom` across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Direction {
    /// The direction that is nearest to `advance`; the page's `y` grows downwards.
    pub(crate) fn nearest(advance: Vec2) -> Self {
        match (advance.x.abs() >= advance.y.abs(), advance.x >= 0.0, advance.y >= 0.0) {
            (true, true, _) => Self::Right,
            (true, false, _) => Self::Left,
            (false, _, true) => Self::Down,
            (false, _, false) => Self::Up,
        }
    }

    /// The extent of an area of the page.
    pub(crate) fn extent(self, area: Rect) -> Extent {
        let (start, end, top, bottom) = match self {
            Self::Right => (area.x0, area.x1, area.y0, area.y1),
            // The first vertical line is the rightmost one.
            Self::Down => (area.y0, area.y1, -area.x1, -area.x0),
            Self::Left => (-area.x1, -area.x0, -area.y1, -area.y0),
            Self::Up => (-area.y1, -area.y0, area.x0, area.x1),
        };
        Extent { start, end, top, bottom }
    }
}

impl Extent {
    /// The middle of the line's height.
    pub(crate) fn middle(&self) -> f64 {
        f64::midpoint(self.top, self.bottom)
    }

    /// The smallest extent that holds both.
    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }
}
