//! The parts of one page in reading order: tables, and the text between them.

use crate::glyph::Glyph;
use crate::laid::Laid;
use crate::line;
use crate::sheet::Sheet;
use crate::unruled;

/// The parts of a page; `lowest` is the lower edge of the text of all pages.
pub(crate) fn lay(sheet: &Sheet, lowest: f64) -> Vec<Laid> {
    let mut bands: Vec<Vec<&Glyph>> = vec![Vec::new(); sheet.ruled.len() + 1];
    for glyph in &sheet.free {
        bands[sheet.ruled.partition_point(|table| table.lattice.area().y0 <= glyph.center().y)].push(glyph);
    }
    let limit = right_margin(sheet);
    let mut laid = Vec::new();
    for (index, band) in bands.iter().enumerate() {
        if index > 0 {
            laid.push(Laid::ruled(&sheet.ruled[index - 1], sheet.number, lowest));
        }
        laid.extend(unruled::lay(&line::lines(band, sheet.number), limit));
    }
    laid
}

/// Where text has to end: where the rightmost text or table ends, or as far from the right as the text is from the left.
fn right_margin(sheet: &Sheet) -> f64 {
    let areas = sheet.free.iter().filter(|glyph| !glyph.is_blank()).map(|glyph| glyph.area);
    let areas: Vec<_> = areas.chain(sheet.ruled.iter().map(|table| table.lattice.area())).collect();
    let right = areas.iter().map(|area| area.x1).fold(0.0, f64::max);
    let left = areas.iter().map(|area| area.x0).fold(sheet.width, f64::min);
    right.max(sheet.width - left)
}
