//! A page whose characters are assigned to its ruled tables.

use kurbo::Rect;

use crate::Error;
use crate::document::{Reason, SetAside};
use crate::drawn::Drawn;
use crate::glyph::Glyph;
use crate::lattice::{self, Lattice};
use crate::limits::{Limit, Limits};
use crate::line;
use crate::strike;
use crate::vertical;

/// A page, and what its lines enclose.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// The page, counted from one.
    pub(crate) number: u32,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The characters outside of ruled tables.
    pub(crate) free: Vec<Glyph>,
    /// The ruled tables with their characters, from top to bottom.
    pub(crate) ruled: Vec<Ruled>,
    /// What is struck out.
    pub(crate) struck: Vec<SetAside>,
    /// Whether text is in a font that cannot be read.
    pub(crate) unreadable_font: bool,
    /// Whether it has images and no text.
    pub(crate) only_images: bool,
}

/// A ruled table.
#[derive(Clone, Debug)]
pub(crate) struct Ruled {
    pub(crate) lattice: Lattice,
    /// The characters of each cell of the lattice.
    pub(crate) cells: Vec<Vec<Glyph>>,
}

impl Sheet {
    /// Finds the tables of a page.
    pub(crate) fn new(drawn: Drawn, limits: &Limits) -> Result<Self, Error> {
        let Drawn { number, width, height, mut glyphs, rules, images, unreadable_font } = drawn;
        let only_images = images > 0 && glyphs.iter().all(Glyph::is_blank);
        let (lattices, loose) = lattice::find(rules, limits.squares).ok_or(Error::TooLarge(Limit::Squares))?;
        vertical::mark(&mut glyphs);
        let (glyphs, struck) = strike::split(glyphs, &loose);
        let struck = struck_lines(&struck, number);
        let mut ruled: Vec<Ruled> = lattices.into_iter().map(Ruled::new).collect();
        ruled.sort_by(|a, b| {
            let (a, b) = (a.lattice.area(), b.lattice.area());
            a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0))
        });
        let areas: Vec<Rect> = ruled.iter().map(|table| table.lattice.area()).collect();
        let mut free = Vec::new();
        for glyph in glyphs {
            match innermost(&areas, &glyph) {
                Some(table) => ruled[table].add(glyph),
                None => free.push(glyph),
            }
        }
        ruled.retain(Ruled::has_text);
        Ok(Self { number, width, height, free, ruled, struck, unreadable_font, only_images })
    }
}

fn struck_lines(glyphs: &[Glyph], page: u32) -> Vec<SetAside> {
    let lines = line::lines(&glyphs.iter().collect::<Vec<_>>(), page);
    lines.into_iter().map(|line| SetAside { text: line.whole().text, page, reason: Reason::Struck }).collect()
}

impl Sheet {
    /// The lower edge of its text and tables.
    pub(crate) fn lowest(&self) -> f64 {
        let text = self.free.iter().filter(|glyph| !glyph.is_blank()).map(|glyph| glyph.area.y1);
        text.chain(self.ruled.iter().map(|table| table.lattice.area().y1)).fold(0.0, f64::max)
    }
}

/// The smallest table around a glyph.
fn innermost(areas: &[Rect], glyph: &Glyph) -> Option<usize> {
    let around = (0..areas.len()).filter(|&index| areas[index].contains(glyph.center()));
    around.min_by(|&a, &b| areas[a].area().total_cmp(&areas[b].area()))
}

impl Ruled {
    fn new(lattice: Lattice) -> Self {
        let cells = vec![Vec::new(); lattice.cells.len()];
        Self { lattice, cells }
    }

    fn add(&mut self, glyph: Glyph) {
        let cell = self.lattice.cell_at(glyph.center()).unwrap_or_default();
        self.cells[cell].push(glyph);
    }

    fn has_text(&self) -> bool {
        self.cells.iter().flatten().any(|glyph| !glyph.is_blank())
    }
}
