//! Tables that are drawn with lines: the cells that their lines enclose.

use std::ops::Range;

use kurbo::{Point, Rect};

use crate::rule::{Axis, Rule, TOUCH, merged};

/// The lines of one table, as the edges of squares that are merged to cells.
#[derive(Clone, Debug)]
pub(crate) struct Lattice {
    /// The edges of its columns, from left to right.
    pub(crate) xs: Vec<f64>,
    /// The edges of its rows, downwards.
    pub(crate) ys: Vec<f64>,
    /// Its cells, by row and column of their first square.
    pub(crate) cells: Vec<Region>,
    /// The cell of every square, row by row.
    owner: Vec<usize>,
    /// Whether a line closes the table below, and above.
    pub(crate) closed_below: bool,
    pub(crate) closed_above: bool,
}

/// The columns and rows of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) columns: Range<usize>,
    pub(crate) rows: Range<usize>,
}

/// The share of a square's side that a line has to cover to close it.
const COVERED: f64 = 0.6;

/// The lattices of a page, and the lines that belong to none.
///
/// `None` if a lattice has more squares than `most`.
pub(crate) fn find(rules: Vec<Rule>, most: usize) -> Option<(Vec<Lattice>, Vec<Rule>)> {
    let rules = merged(rules);
    let (mut lattices, mut loose) = (Vec::new(), Vec::new());
    for group in connected(&rules) {
        let has = |axis| group.iter().any(|rule| rule.axis == axis);
        if !has(Axis::Horizontal) || !has(Axis::Vertical) {
            loose.extend(group);
            continue;
        }
        let (xs, ys) = (edges(&group, Axis::Vertical), edges(&group, Axis::Horizontal));
        if xs.len() < 2 || ys.len() < 2 {
            loose.extend(group);
        } else if (xs.len() - 1).saturating_mul(ys.len() - 1) > most {
            return None;
        } else {
            lattices.push(Lattice::new(xs, ys, &group));
        }
    }
    Some((lattices, loose))
}

/// Groups of lines that touch each other, directly or through others.
fn connected(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut sets = Sets::new(rules.len());
    let mut horizontals: Vec<usize> = (0..rules.len()).filter(|&at| rules[at].axis == Axis::Horizontal).collect();
    horizontals.sort_by(|&a, &b| rules[a].at.total_cmp(&rules[b].at));
    for (index, vertical) in rules.iter().enumerate().filter(|(_, rule)| rule.axis == Axis::Vertical) {
        let first = horizontals.partition_point(|&at| rules[at].at < vertical.from - TOUCH);
        let crossed = horizontals[first..].iter().take_while(|&&at| rules[at].at <= vertical.to + TOUCH);
        for &at in crossed.filter(|&&at| spans(&rules[at], vertical.at)) {
            sets.join(index, at);
        }
    }
    let mut groups: Vec<Vec<Rule>> = vec![Vec::new(); rules.len()];
    for (index, rule) in rules.iter().enumerate() {
        groups[sets.root(index)].push(*rule);
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn spans(rule: &Rule, at: f64) -> bool {
    rule.from - TOUCH <= at && at <= rule.to + TOUCH
}

/// The places of the lines of an axis; a table that is open at a side ends where the lines across end.
fn edges(group: &[Rule], axis: Axis) -> Vec<f64> {
    let (along, across): (Vec<Rule>, Vec<Rule>) = group.iter().partition(|rule| rule.axis == axis);
    let mut edges: Vec<f64> = along.iter().map(|rule| rule.at).collect();
    edges.push(across.iter().map(|rule| rule.from).fold(f64::INFINITY, f64::min));
    edges.push(across.iter().map(|rule| rule.to).fold(f64::NEG_INFINITY, f64::max));
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|next, last| *next - *last <= TOUCH * 1.5);
    edges
}

impl Lattice {
    fn new(xs: Vec<f64>, ys: Vec<f64>, rules: &[Rule]) -> Self {
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        let walls = Walls::new(&xs, &ys, rules);
        let mut sets = Sets::new(columns * rows);
        for square in 0..columns * rows {
            let (row, column) = (square / columns, square % columns);
            if column + 1 < columns && !walls.right[square] {
                sets.join(square, square + 1);
            }
            if row + 1 < rows && !walls.below[square] {
                sets.join(square, square + columns);
            }
        }
        let (cells, owner) = regions(&mut sets, columns);
        let closes =
            |y: f64| rules.iter().any(|rule| rule.axis == Axis::Horizontal && (rule.at - y).abs() <= TOUCH * 1.5);
        let (closed_above, closed_below) = (closes(ys[0]), closes(ys[rows]));
        Self { xs, ys, cells, owner, closed_below, closed_above }
    }

    /// The area of the page that the table covers.
    pub(crate) fn area(&self) -> Rect {
        Rect::new(self.xs[0], self.ys[0], self.xs[self.xs.len() - 1], self.ys[self.ys.len() - 1])
    }

    /// The cell that holds `point`, by its index.
    pub(crate) fn cell_at(&self, point: Point) -> Option<usize> {
        let between = |edges: &[f64], at: f64| {
            let after = edges.partition_point(|edge| *edge <= at);
            (after > 0 && after < edges.len()).then(|| after - 1)
        };
        let (column, row) = (between(&self.xs, point.x)?, between(&self.ys, point.y)?);
        self.owner.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// The left and right edge of a cell.
    pub(crate) fn sides(&self, cell: &Region) -> (f64, f64) {
        (self.xs[cell.columns.start], self.xs[cell.columns.end])
    }
}

/// The lines at the right of squares, and below them.
struct Walls {
    right: Vec<bool>,
    below: Vec<bool>,
}

impl Walls {
    fn new(xs: &[f64], ys: &[f64], rules: &[Rule]) -> Self {
        let columns = xs.len() - 1;
        let squares = columns * (ys.len() - 1);
        let mut walls = Self { right: vec![false; squares], below: vec![false; squares] };
        for rule in rules {
            let (edges, sides) = if rule.axis == Axis::Vertical { (xs, ys) } else { (ys, xs) };
            let Some(edge) = nearest(edges, rule.at).checked_sub(1) else { continue };
            for side in covered(sides, rule) {
                match rule.axis {
                    Axis::Vertical if edge < columns => walls.right[side * columns + edge] = true,
                    Axis::Horizontal if edge + 1 < ys.len() => walls.below[edge * columns + side] = true,
                    _ => {}
                }
            }
        }
        walls
    }
}

fn nearest(edges: &[f64], at: f64) -> usize {
    let after = edges.partition_point(|edge| *edge < at);
    let candidates = after.saturating_sub(1)..(after + 1).min(edges.len());
    candidates.min_by(|&a, &b| (edges[a] - at).abs().total_cmp(&(edges[b] - at).abs())).unwrap_or_default()
}

/// The sides between `edges` that `rule` covers.
fn covered<'a>(edges: &'a [f64], rule: &'a Rule) -> impl Iterator<Item = usize> + 'a {
    let first = edges.partition_point(|edge| *edge <= rule.from).saturating_sub(1);
    let sides = edges.windows(2).enumerate().skip(first);
    let sides = sides.take_while(|(_, side)| side[0] < rule.to);
    sides
        .filter(|(_, side)| rule.to.min(side[1]) - rule.from.max(side[0]) >= COVERED * (side[1] - side[0]))
        .map(|(at, _)| at)
}

fn regions(sets: &mut Sets, columns: usize) -> (Vec<Region>, Vec<usize>) {
    let squares = sets.parents.len();
    let mut index = vec![usize::MAX; squares];
    let (mut cells, mut owner): (Vec<Region>, Vec<usize>) = (Vec::new(), Vec::with_capacity(squares));
    for square in 0..squares {
        let (row, column) = (square / columns, square % columns);
        let root = sets.root(square);
        if index[root] == usize::MAX {
            index[root] = cells.len();
            cells.push(Region { columns: column..column + 1, rows: row..row + 1 });
        }
        let cell = &mut cells[index[root]];
        cell.columns = cell.columns.start.min(column)..cell.columns.end.max(column + 1);
        cell.rows = cell.rows.start..cell.rows.end.max(row + 1);
        owner.push(index[root]);
    }
    (cells, owner)
}

/// Disjoint sets of the numbers from 0.
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.parents[index] != index {
            self.parents[index] = self.parents[self.parents[index]];
            index = self.parents[index];
        }
        index
    }

    /// Joins two sets; the smaller number becomes the root.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
