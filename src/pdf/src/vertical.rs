//! Vertical text that is drawn character by character, as if each were a line of its own.

use crate::direction::Direction;
use crate::glyph::Glyph;

/// The least number of characters below each other that are vertical text.
const LEAST: usize = 3;

/// The distance from one character of vertical text to the next, in ems.
const STEP: std::ops::Range<f64> = 0.75..1.3;

/// Gives the glyphs that are drawn one below the other their direction.
pub(crate) fn mark(glyphs: &mut [Glyph]) {
    let mut start = 0;
    for end in 1..=glyphs.len() {
        if end < glyphs.len() && is_below(&glyphs[end - 1], &glyphs[end]) {
            continue;
        }
        if end - start >= LEAST {
            glyphs[start..end].iter_mut().for_each(|glyph| glyph.direction = Direction::Down);
        }
        start = end;
    }
}

fn is_below(above: &Glyph, below: &Glyph) -> bool {
    let (right, down) = (below.center().x - above.center().x, below.center().y - above.center().y);
    let are_upright = above.direction == Direction::Right && below.direction == Direction::Right;
    are_upright && right.abs() < 0.3 * above.size && STEP.contains(&(down / above.size))
}
