//! Characters that are drawn twice, a little apart, to look bold or to have a shadow.

use std::collections::HashMap;

use crate::glyph::Glyph;

/// The distance below which two equal characters are one, in ems.
const NEAR: f64 = 0.15;

/// The glyphs without the ones that repeat another at nearly the same place.
pub(crate) fn drawn_once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut seen: HashMap<(String, i64, i64), Vec<usize>> = HashMap::new();
    let mut once: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if glyph.is_blank() || !repeats(&glyph, &seen, &once) {
            seen.entry(square(&glyph, 0, 0)).or_default().push(once.len());
            once.push(glyph);
        }
    }
    once
}

/// The text, and the square of ten points in which the glyph begins.
fn square(glyph: &Glyph, right: i64, down: i64) -> (String, i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and coordinates are finite")]
    let cell = |coordinate: f64| (coordinate / 10.0).floor() as i64;
    (glyph.text.clone(), cell(glyph.area.x0).saturating_add(right), cell(glyph.area.y0).saturating_add(down))
}

fn repeats(glyph: &Glyph, seen: &HashMap<(String, i64, i64), Vec<usize>>, once: &[Glyph]) -> bool {
    let around = (-1..=1).flat_map(|right| (-1..=1).map(move |down| (right, down)));
    around.filter_map(|(right, down)| seen.get(&square(glyph, right, down))).flatten().any(|&index| {
        let (other, limit) = (&once[index], glyph.size * NEAR);
        let (right, down) = (other.area.x0 - glyph.area.x0, other.area.y0 - glyph.area.y0);
        right.abs() < limit && down.abs() < limit && (other.size - glyph.size).abs() < limit
    })
}
