//! Text and tables of one page, before what goes on over several pages is joined.

use kurbo::Rect;

use crate::direction::Direction;
use crate::document::{Block, Cell, Row, Table};
use crate::lattice::{Lattice, Region};
use crate::line::{self, Piece};
use crate::paragraph::paragraphs;
use crate::sheet::Ruled;

/// A part of a page.
#[derive(Clone, Debug)]
pub(crate) enum Laid {
    Text(Text),
    Grid(Grid),
}

/// Printed lines below each other.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) pieces: Vec<Piece>,
    /// Where its lines have to end.
    pub(crate) limit: f64,
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// The edges of its columns.
    pub(crate) xs: Vec<f64>,
    /// The number of its rows.
    pub(crate) rows: usize,
    /// The cells that have text, by row and column.
    pub(crate) cells: Vec<LaidCell>,
    /// The distance from its lower edge to the lower edge of the text of all pages, in points.
    pub(crate) room_below: f64,
    pub(crate) closed_above: bool,
    pub(crate) closed_below: bool,
}

/// A cell that has text.
#[derive(Clone, Debug)]
pub(crate) struct LaidCell {
    pub(crate) columns: std::ops::Range<usize>,
    pub(crate) rows: std::ops::Range<usize>,
    pub(crate) text: Text,
}

/// The least padding of a cell that is assumed where none can be seen, in ems.
const MOST_PADDING: f64 = 1.0;

impl Text {
    /// Lines in a column from `left` to `right`. Where several lines end at the same place before its edge, this is their
    /// limit.
    pub(crate) fn within(pieces: Vec<Piece>, left: f64, right: f64) -> Self {
        let longest = pieces.iter().map(|piece| piece.extent.end).fold(f64::NEG_INFINITY, f64::max);
        let full = pieces.iter().filter(|piece| longest - piece.extent.end <= 0.6 * piece.size).count();
        let is_upright = pieces.iter().all(|piece| piece.direction == Direction::Right);
        let limit = if full >= 3 || longest > right || !is_upright { longest } else { right };
        let mut text = Self { pieces, limit };
        if text.is_centred(left) {
            text.pieces.iter_mut().for_each(|piece| piece.centre_in(left));
        }
        text
    }

    /// Whether all lines have as much room at their left as at their right.
    fn is_centred(&self, left: f64) -> bool {
        let sides = |piece: &Piece| (piece.extent.start - left, self.limit - piece.extent.end);
        let even = |piece: &Piece| (sides(piece).0 - sides(piece).1).abs() <= 0.6 * piece.size;
        self.pieces.len() >= 2
            && self.pieces.iter().all(even)
            && self.pieces.iter().any(|piece| sides(piece).0 > 0.6 * piece.size)
    }
}

impl Piece {
    /// Moves a centred line to the left edge, so that all of its room is at its end.
    fn centre_in(&mut self, left: f64) {
        self.extent.end -= self.extent.start - left;
        self.extent.start = left;
    }
}

impl Laid {
    /// A ruled table; a single cell is a frame around text.
    pub(crate) fn ruled(table: &Ruled, page: u32, lowest: f64) -> Self {
        let laid: Vec<Vec<Piece>> = table.cells.iter().map(|glyphs| pieces(glyphs, page)).collect();
        let padding = padding(table, &laid);
        let lattice = &table.lattice;
        let with_text = lattice.cells.iter().zip(laid).filter(|(_, pieces)| !pieces.is_empty());
        let mut cells = with_text.map(|(cell, pieces)| {
            let (left, right) = edges(lattice, cell, &pieces, padding);
            let text = Text::within(pieces, left, right);
            LaidCell { columns: cell.columns.clone(), rows: cell.rows.clone(), text }
        });
        if lattice.cells.len() == 1
            && let Some(only) = cells.next()
        {
            return Self::Text(only.text);
        }
        let (xs, rows) = (lattice.xs.clone(), lattice.ys.len() - 1);
        let (closed_above, closed_below) = (lattice.closed_above, lattice.closed_below);
        let room_below = lowest - lattice.area().y1;
        Self::Grid(Grid { room_below, xs, rows, cells: cells.collect(), closed_above, closed_below })
    }

    /// The finished blocks.
    pub(crate) fn into_blocks(self) -> Vec<Block> {
        match self {
            Self::Text(text) => paragraphs(&text.pieces, text.limit).into_iter().map(Block::Line).collect(),
            Self::Grid(grid) => vec![Block::Table(grid.into_table())],
        }
    }
}

fn pieces(glyphs: &[crate::glyph::Glyph], page: u32) -> Vec<Piece> {
    let glyphs: Vec<_> = glyphs.iter().collect();
    line::lines(&glyphs, page).iter().map(line::Printed::whole).collect()
}

/// The padding of a table's cells: the least distance of text from the left edge of its cell.
fn padding(table: &Ruled, laid: &[Vec<Piece>]) -> f64 {
    let distance = |(index, pieces): (usize, &Vec<Piece>)| {
        let (left, _) = table.lattice.sides(&table.lattice.cells[index]);
        let piece = pieces.first()?;
        Some((piece.area.x0 - left).clamp(0.0, MOST_PADDING * piece.size))
    };
    laid.iter().enumerate().filter_map(distance).reduce(f64::min).unwrap_or_default()
}

/// Where the lines of a cell begin and have to end, in the direction of its text.
fn edges(lattice: &Lattice, cell: &Region, pieces: &[Piece], padding: f64) -> (f64, f64) {
    let (left, right) = lattice.sides(cell);
    let area = Rect::new(left, lattice.ys[cell.rows.start], right, lattice.ys[cell.rows.end]);
    let direction = pieces.first().map_or(Direction::Right, |piece| piece.direction);
    let extent = direction.extent(area);
    (extent.start + padding, extent.end - padding)
}

impl Grid {
    fn into_table(self) -> Table {
        let mut rows = vec![Row::default(); self.rows];
        for LaidCell { columns, rows: spanned, text } in self.cells {
            let lines = paragraphs(&text.pieces, text.limit);
            let count = |range: std::ops::Range<usize>| u32::try_from(range.len()).unwrap_or(u32::MAX);
            let column = u32::try_from(columns.start).unwrap_or(u32::MAX);
            rows[spanned.start].cells.push(Cell { column, columns: count(columns), rows: count(spanned), lines });
        }
        rows.retain(|row| !row.cells.is_empty());
        rows.iter_mut().for_each(|row| row.cells.sort_by_key(|cell| cell.column));
        Table { rows }
    }
}
