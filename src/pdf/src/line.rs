//! Printed lines: characters side by side.

use kurbo::Rect;

use crate::direction::{Direction, Extent};
use crate::glyph::Glyph;

/// A piece of a printed line without a wide gap.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// Its text; gaps that are wider than a letter's are spaces.
    pub(crate) text: String,
    pub(crate) extent: Extent,
    /// The em of its largest character, in points.
    pub(crate) size: f64,
    /// The width of what cannot be divided at its beginning: a character, or a word of Latin letters.
    pub(crate) first: f64,
    pub(crate) direction: Direction,
    pub(crate) area: Rect,
    /// Whether white space is printed after it.
    pub(crate) ends_blank: bool,
    /// The page, counted from one.
    pub(crate) page: u32,
}

/// A printed line.
#[derive(Clone, Debug)]
pub(crate) struct Printed {
    /// From its beginning to its end; never empty.
    pub(crate) pieces: Vec<Piece>,
}

/// A gap from which on a line is in two pieces, in ems.
const WIDE: f64 = 2.0;

/// A gap from which on there is a space, in ems.
const SPACE: f64 = 0.4;

/// A gap from which on a space that is printed in it is one, in ems.
const PRINTED_SPACE: f64 = 0.1;

/// How far apart the middles of the characters of a line may be, in ems.
const SAME_LINE: f64 = 0.35;

/// The lines that `glyphs` form, by direction and then from top to bottom.
pub(crate) fn lines(glyphs: &[&Glyph], page: u32) -> Vec<Printed> {
    let mut placed: Vec<(Extent, &Glyph)> =
        glyphs.iter().map(|glyph| (glyph.direction.extent(glyph.area), *glyph)).collect();
    placed.sort_by(|(a, a_glyph), (b, b_glyph)| {
        a_glyph
            .direction
            .cmp(&b_glyph.direction)
            .then(a.middle().total_cmp(&b.middle()))
            .then(a.start.total_cmp(&b.start))
    });
    let mut rows: Vec<Vec<(Extent, &Glyph)>> = Vec::new();
    let mut largest: Option<(Extent, &Glyph)> = None;
    for (extent, glyph) in placed {
        match (rows.last_mut(), largest) {
            (Some(row), Some(other)) if are_side_by_side(other, (extent, glyph)) => row.push((extent, glyph)),
            _ => {
                rows.push(vec![(extent, glyph)]);
                largest = None;
            }
        }
        largest = largest.filter(|(_, other)| other.size >= glyph.size).or(Some((extent, glyph)));
    }
    rows.retain(|row| row.iter().any(|(_, glyph)| !glyph.is_blank()));
    rows.into_iter().map(|row| Printed::new(row, page)).collect()
}

fn are_side_by_side((a, a_glyph): (Extent, &Glyph), (b, b_glyph): (Extent, &Glyph)) -> bool {
    let apart = (a.middle() - b.middle()).abs();
    a_glyph.direction == b_glyph.direction && apart <= SAME_LINE * a_glyph.size.max(b_glyph.size)
}

impl Printed {
    fn new(mut row: Vec<(Extent, &Glyph)>, page: u32) -> Self {
        row.sort_by(|(a, _), (b, _)| a.start.total_cmp(&b.start));
        let mut pieces: Vec<Vec<(Extent, &Glyph)>> = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for (extent, glyph) in row {
            let is_apart = extent.start - end > WIDE * glyph.size;
            match pieces.last_mut() {
                Some(piece) if glyph.is_blank() || !is_apart => piece.push((extent, glyph)),
                None if glyph.is_blank() => {}
                _ => pieces.push(vec![(extent, glyph)]),
            }
            end = if glyph.is_blank() { end } else { end.max(extent.end) };
        }
        Self { pieces: pieces.into_iter().map(|piece| Piece::new(&piece, page)).collect() }
    }

    pub(crate) fn extent(&self) -> Extent {
        let extents = self.pieces.iter().map(|piece| piece.extent);
        extents.reduce(Extent::union).unwrap_or(Extent { start: 0.0, end: 0.0, top: 0.0, bottom: 0.0 })
    }

    /// The line as one piece.
    pub(crate) fn whole(&self) -> Piece {
        let texts: Vec<&str> = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        let area = self.pieces.iter().map(|piece| piece.area).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO);
        let size = self.pieces.iter().map(|piece| piece.size).fold(0.0, f64::max);
        let ends_blank = self.pieces.last().is_some_and(|piece| piece.ends_blank);
        let first = &self.pieces[0];
        Piece { text: texts.join("\u{3000}"), extent: self.extent(), size, area, ends_blank, ..first.clone() }
    }
}

impl Piece {
    /// A piece of characters in their order; the first one is not blank.
    fn new(row: &[(Extent, &Glyph)], page: u32) -> Self {
        let (mut extent, first) = row[0];
        let (mut text, mut blanks, mut area) = (String::new(), String::new(), first.area);
        let visible: Vec<_> = row.iter().filter(|(_, glyph)| !glyph.is_blank()).copied().collect();
        for (at, glyph) in row {
            if glyph.is_blank() {
                blanks.push_str(&glyph.text);
                continue;
            }
            text.push_str(&space(at.start - extent.end, glyph.size, &std::mem::take(&mut blanks)));
            text.push_str(&glyph.text);
            (extent, area) = (extent.union(*at), area.union(glyph.area));
        }
        Self {
            text,
            extent,
            size: visible.iter().map(|(_, glyph)| glyph.size).fold(0.0, f64::max),
            first: first_width(&visible),
            direction: first.direction,
            area,
            ends_blank: !blanks.is_empty(),
            page,
        }
    }
}

/// What stands between two characters `gap` points apart, given the white space that is printed between them.
fn space(gap: f64, size: f64, printed: &str) -> String {
    let printed: String = printed.chars().filter(|c| !c.is_control()).collect();
    match () {
        () if gap < PRINTED_SPACE * size => String::new(),
        () if !printed.is_empty() => printed,
        () if gap > 0.9 * size => "\u{3000}".to_owned(),
        () if gap > SPACE * size => " ".to_owned(),
        () => String::new(),
    }
}

/// Characters that never begin a line, so that they stay with the one before them.
const NEVER_FIRST: &str = "、。，．,.・：；:;？！?!）)」』】〕》〉］]｝}’”々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％%‰〜～–‐";

/// Characters that never end a line, so that they stay with the one after them.
const NEVER_LAST: &str = "（(「『【〔《〈［[｛{‘“";

/// The width of what cannot be divided at the beginning of a line.
fn first_width(row: &[(Extent, &Glyph)]) -> f64 {
    let all = |glyph: &Glyph, kind: fn(char) -> bool| glyph.text.chars().all(kind);
    let mut end = row[0].0.end;
    for pair in row.windows(2) {
        let [(_, before), (extent, after)] = pair else { break };
        let is_word = all(before, |c| c.is_ascii_graphic()) && all(after, |c| c.is_ascii_graphic());
        let holds = is_word || all(after, |c| NEVER_FIRST.contains(c)) || all(before, |c| NEVER_LAST.contains(c));
        if !holds {
            break;
        }
        end = extent.end;
    }
    end - row[0].0.start
}
