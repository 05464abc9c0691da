//! Lines through text.

use crate::direction::Direction;
use crate::glyph::Glyph;
use crate::rule::{Axis, Rule};

/// The part of a character's height, from above, in which a line through it lies.
const MIDDLE: std::ops::Range<f64> = 0.38..0.72;

/// The glyphs without a line through them, and the ones with a line; `loose` are the lines that belong to no table.
pub(crate) fn split(glyphs: Vec<Glyph>, loose: &[Rule]) -> (Vec<Glyph>, Vec<Glyph>) {
    let mut lines: Vec<&Rule> = loose.iter().filter(|rule| rule.axis == Axis::Horizontal).collect();
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let is_struck = |glyph: &Glyph| {
        let (above, height, center) = (glyph.area.y0, glyph.area.height(), glyph.center().x);
        let first = lines.partition_point(|rule| rule.at < above + MIDDLE.start * height);
        let mut across = lines[first..].iter().take_while(|rule| rule.at <= above + MIDDLE.end * height);
        glyph.direction == Direction::Right && across.any(|rule| rule.from <= center && center <= rule.to)
    };
    glyphs.into_iter().partition(|glyph| !is_struck(glyph))
}
