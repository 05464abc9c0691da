//! Straight lines that are drawn parallel to an edge of the page.

use kurbo::{BezPath, PathEl, Point, Rect, Shape};

/// A horizontal or vertical line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) axis: Axis,
    /// Its `y` if it is horizontal, its `x` if it is vertical.
    pub(crate) at: f64,
    pub(crate) from: f64,
    pub(crate) to: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Axis {
    Horizontal,
    Vertical,
}

/// The distance, in points, within which two lines are one, or touch.
pub(crate) const TOUCH: f64 = 2.0;

/// An area that is thinner than this is a line, in points.
const THIN: f64 = 3.0;

impl Rule {
    fn between(a: Point, b: Point) -> Option<Self> {
        let (width, height) = ((a.x - b.x).abs(), (a.y - b.y).abs());
        if height < 0.5 && width > height {
            return Some(Self {
                axis: Axis::Horizontal,
                at: f64::midpoint(a.y, b.y),
                from: a.x.min(b.x),
                to: a.x.max(b.x),
            });
        }
        let vertical =
            || Self { axis: Axis::Vertical, at: f64::midpoint(a.x, b.x), from: a.y.min(b.y), to: a.y.max(b.y) };
        (width < 0.5 && height > width).then(vertical)
    }

    fn of_thin(area: Rect) -> Option<Self> {
        let center = area.center();
        if area.height() <= THIN && area.width() > area.height() {
            return Self::between(Point::new(area.x0, center.y), Point::new(area.x1, center.y));
        }
        let is_thin = area.width() <= THIN && area.height() > area.width();
        is_thin.then(|| Self::between(Point::new(center.x, area.y0), Point::new(center.x, area.y1)))?
    }
}

/// The lines that stroking `path` draws.
pub(crate) fn stroked(path: &BezPath) -> Vec<Rule> {
    path.segments()
        .filter_map(|segment| match segment {
            kurbo::PathSeg::Line(line) => Rule::between(line.p0, line.p1),
            _ => None,
        })
        .filter(is_finite)
        .collect()
}

/// The lines that filling `path` draws: its parts that are thin.
pub(crate) fn filled(path: &BezPath) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut part = BezPath::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) && !part.is_empty() {
            rules.extend(Rule::of_thin(part.bounding_box()));
            part = BezPath::new();
        }
        part.push(*element);
    }
    if !part.is_empty() {
        rules.extend(Rule::of_thin(part.bounding_box()));
    }
    rules.retain(is_finite);
    rules
}

fn is_finite(rule: &Rule) -> bool {
    rule.at.is_finite() && rule.from.is_finite() && rule.to.is_finite()
}

/// Joins lines that continue or cover each other.
pub(crate) fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    let key = |rule: &Rule| (rule.axis, (rule.at / TOUCH).round(), rule.from, rule.to);
    rules.sort_by(|a, b| {
        let ((a_axis, a_at, a_from, a_to), (b_axis, b_at, b_from, b_to)) = (key(a), key(b));
        a_axis.cmp(&b_axis).then(a_at.total_cmp(&b_at)).then(a_from.total_cmp(&b_from)).then(a_to.total_cmp(&b_to))
    });
    let mut merged: Vec<Rule> = Vec::new();
    for rule in rules {
        match merged.last_mut() {
            Some(last)
                if last.axis == rule.axis
                    && (last.at - rule.at).abs() <= TOUCH
                    && rule.from <= last.to + TOUCH
                    && rule.from >= last.from =>
            {
                last.to = last.to.max(rule.to);
            }
            _ => merged.push(rule),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{Axis, Rule, merged};

    fn horizontal(at: f64, from: f64, to: f64) -> Rule {
        Rule { axis: Axis::Horizontal, at, from, to }
    }

    #[test]
    fn dashes_become_one_line() {
        let dashes = (0..5).map(|n| horizontal(10.0, f64::from(n) * 3.0, f64::from(n) * 3.0 + 2.0)).collect();
        assert_eq!(merged(dashes), [horizontal(10.0, 0.0, 14.0)]);
    }

    #[test]
    fn lines_apart_stay_two() {
        assert_eq!(merged(vec![horizontal(10.0, 0.0, 5.0), horizontal(10.0, 20.0, 25.0)]).len(), 2);
        assert_eq!(merged(vec![horizontal(10.0, 0.0, 5.0), horizontal(20.0, 0.0, 5.0)]).len(), 2);
    }
}
