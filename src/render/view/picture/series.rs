//! The figures of an indicator over the years of a goal and of the goals that it continues, as a table and as a line.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::indicator::{Better, Indicator};
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;
use crate::render::view::figure::Figure;

/// An indicator over the years.
#[derive(Debug, Serialize)]
pub struct Series {
    pub name: String,
    pub unit: Option<String>,
    /// Which figures are better, if the sheet of any year says so.
    pub better: Option<Better>,
    pub rows: Vec<Row>,
    pub chart: Option<Chart>,
}

/// The figures of one year, as written.
#[derive(Debug, Serialize)]
pub struct Row {
    pub year: FiscalYear,
    /// The goal that has them.
    pub path: String,
    pub target: Option<String>,
    pub actual: Option<String>,
    pub as_of: Option<String>,
}

/// The lines of a chart, in a box of `WIDTH` by `HEIGHT` units; the bottom is zero.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The line of the actual figures as SVG path data; years without a figure interrupt it.
    pub actual: String,
    pub target: String,
    /// The middles of the points of the actual figures.
    pub points: Vec<(u32, u32)>,
    /// The first and the last year of the chart.
    pub first: i32,
    pub last: i32,
    /// The largest figure, as written.
    pub largest: String,
}

const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 100.0;

/// The indicators that have figures in at least two years of `chain`, in the order in which they first appear.
pub fn series(site: &SiteReader, chain: &[DocumentIndex]) -> Vec<Series> {
    let mut order: Vec<Vec<(Row, &Indicator)>> = Vec::new();
    let mut known: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for document in chain.iter().map(|index| site.document(*index)) {
        let Some(goal) = document.goal() else { continue };
        for indicator in &goal.indicators {
            let at = *known.entry((&indicator.name, indicator.unit.as_deref())).or_insert_with(|| {
                order.push(Vec::new());
                order.len() - 1
            });
            order[at].push((row(goal.year, document.path.as_str(), indicator), indicator));
        }
    }
    order.into_iter().filter_map(one).collect()
}

fn row(year: FiscalYear, path: &str, indicator: &Indicator) -> Row {
    Row {
        year,
        path: path.to_owned(),
        target: indicator.target.clone(),
        actual: indicator.actual.clone(),
        as_of: indicator.as_of.clone(),
    }
}

fn one(found: Vec<(Row, &Indicator)>) -> Option<Series> {
    let (name, unit) = found.first().map(|(_, indicator)| (indicator.name.clone(), indicator.unit.clone()))?;
    let better = found.iter().rev().find_map(|(_, indicator)| indicator.better);
    let rows: Vec<Row> = found.into_iter().map(|(row, _)| row).collect();
    let is_over_years = rows.windows(2).any(|pair| pair[0].year != pair[1].year);
    is_over_years.then(|| Series { name, unit, better, chart: chart(&rows), rows })
}

/// The lines, if at least two years have an actual figure or a target, and everything written is a plain number.
fn chart(rows: &[Row]) -> Option<Chart> {
    let (first, last) = (rows.first()?.year.western(), rows.last()?.year.western());
    let written = || rows.iter().flat_map(|row| [row.actual.as_deref(), row.target.as_deref()]).flatten();
    let figures: Vec<f64> = written().map(|text| Figure::read(text).map(Figure::value)).collect::<Option<_>>()?;
    let largest = figures.iter().copied().fold(0.0, f64::max);
    if first == last || largest == 0.0 {
        return None;
    }
    let at = |row: &Row, text: &Option<String>| {
        let value = Figure::read(text.as_deref()?)?.value();
        let across = f64::from(row.year.western() - first) / f64::from(last - first) * WIDTH;
        Some((across.round() as u32, (HEIGHT - value / largest * HEIGHT).round() as u32))
    };
    let actual: Vec<_> = rows.iter().map(|row| at(row, &row.actual)).collect();
    let target: Vec<_> = rows.iter().map(|row| at(row, &row.target)).collect();
    Some(Chart {
        actual: line(&actual),
        target: line(&target),
        points: actual.iter().flatten().copied().collect(),
        first,
        last,
        largest: written().max_by(|a, b| value(a).total_cmp(&value(b)))?.to_owned(),
    })
}

fn value(text: &str) -> f64 {
    Figure::read(text).map_or(0.0, Figure::value)
}

/// SVG path data through the points, interrupted where there is none.
fn line(points: &[Option<(u32, u32)>]) -> String {
    let (mut path, mut is_open) = (String::new(), false);
    for point in points {
        if let Some((x, y)) = point {
            path.push_str(&format!("{}{x} {y}", if is_open { 'L' } else { 'M' }));
        }
        is_open = point.is_some();
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{Row, chart};
    use crate::model::fiscal_year::FiscalYear;

    fn check(rows: &[(i32, &str, &str)], expected: Option<(&str, &str, &str)>) {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let row = |&(year, target, actual): &(i32, &str, &str)| Row {
            year: FiscalYear::new(year).unwrap(),
            path: String::new(),
            target: text(target),
            actual: text(actual),
            as_of: None,
        };
        let chart = chart(&rows.iter().map(row).collect::<Vec<_>>());
        let shown = chart.as_ref().map(|chart| (&*chart.actual, &*chart.target, &*chart.largest));
        assert_eq!(shown, expected, "{rows:?}");
    }

    #[test]
    fn draws_both_lines_from_zero() {
        check(&[(2018, "500", "520"), (2019, "480", "505")], Some(("M0 0L1000 3", "M0 4L1000 8", "520")));
    }

    #[test]
    fn interrupts_the_line_where_a_year_has_no_figure() {
        check(&[(2018, "", "10"), (2019, "", ""), (2020, "", "20")], Some(("M0 50M1000 0", "", "20")));
    }

    #[test]
    fn draws_nothing_that_is_not_a_plain_number() {
        check(&[(2018, "", "約10"), (2019, "", "20")], None);
        check(&[(2018, "", "0"), (2019, "", "0")], None);
        check(&[], None);
    }
}
