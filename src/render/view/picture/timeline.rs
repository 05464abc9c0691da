//! The schedule of mid-term goals as a chart: bars over fiscal years.

use std::ops::RangeInclusive;

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::{Item, Role};
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;
use crate::render::view::followed::{Successor, Tense, successors, tense};
use crate::render::view::item::{GoalCard, ItemView, card};

/// Rows with their bars over the years.
#[derive(Debug, Serialize)]
pub struct Timeline<T> {
    pub years: Vec<Tick>,
    /// The lines between the years as SVG path data; one unit is one year.
    pub grid: String,
    pub rows: Vec<Row<T>>,
}

/// A fiscal year on the scale.
#[derive(Debug, Serialize)]
pub struct Tick {
    pub western: i32,
    /// Whether the year is labelled. On long scales only some years are.
    pub is_named: bool,
}

/// What a row shows, with its bar if a time is written.
#[derive(Debug, Serialize)]
pub struct Row<T> {
    pub of: T,
    pub bar: Option<Bar>,
}

/// The position of a bar in years, counted from the first year of the scale.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub start: i32,
    pub length: i32,
}

/// A step without the steps below it, which have rows of their own.
#[derive(Debug, Serialize)]
pub struct Step {
    pub item: ItemView,
    pub depth: usize,
    /// Whether it is a heading for the steps below it, without a time of its own.
    pub is_group: bool,
    /// Whether its time is over; `None` if it has none.
    pub tense: Option<Tense>,
    /// What was linked to it.
    pub successors: Vec<Successor>,
}

/// A mid-term goal with its time as written.
#[derive(Debug, Serialize)]
pub struct Scheduled {
    pub goal: GoalCard,
    pub first: Option<FiscalYear>,
    pub last: Option<FiscalYear>,
    pub dated: usize,
}

type Years = RangeInclusive<FiscalYear>;

/// The chart of the steps of one goal; `None` if none of them has a time.
pub fn of_steps(site: &SiteReader, goal: DocumentIndex, steps: &[ItemView]) -> Option<Timeline<Step>> {
    let mut rows = Vec::new();
    let items = site.document(goal).items(Role::Step);
    steps.iter().zip(items).for_each(|(view, item)| add_step((site, goal), (view, item), 0, &mut rows));
    timeline(rows)
}

fn add_step(
    (site, goal): (&SiteReader, DocumentIndex),
    (view, item): (&ItemView, &Item),
    depth: usize,
    rows: &mut Vec<(Step, Option<Years>)>,
) {
    let years = years_of(item);
    rows.push((
        Step {
            item: ItemView { children: Vec::new(), ..view.clone() },
            depth,
            is_group: view.when.is_none() && !view.children.is_empty(),
            tense: years.as_ref().map(|years| tense(site, *years.end())),
            successors: successors(site, goal, &Item { children: Vec::new(), ..item.clone() }),
        },
        years,
    ));
    let children = view.children.iter().zip(&item.children);
    children.for_each(|child| add_step((site, goal), child, depth + 1, rows));
}

/// The chart of the mid-term goals of a department's year; `None` if none of them has a time.
pub fn of_goals(site: &SiteReader, goals: &[DocumentIndex]) -> Option<Timeline<Scheduled>> {
    timeline(goals.iter().map(|index| scheduled(site, *index)).collect())
}

fn scheduled(site: &SiteReader, index: DocumentIndex) -> (Scheduled, Option<Years>) {
    let dated = dated(site.document(index));
    let years = whole(dated.iter().cloned());
    let (first, last) = years.as_ref().map(|years| (*years.start(), *years.end())).unzip();
    (Scheduled { goal: card(site, index), first, last, dated: dated.len() }, years)
}

fn dated(document: &Document) -> Vec<Years> {
    let mut found = Vec::new();
    let items = document.items(Role::Target).chain(document.items(Role::Step));
    items.for_each(|item| item.walk(&mut |item| found.extend(years_of(item))));
    found
}

fn years_of(item: &Item) -> Option<Years> {
    item.when.as_ref().map(|when| when.first..=when.last)
}

fn whole(mut spans: impl Iterator<Item = Years>) -> Option<Years> {
    let first = spans.next()?;
    Some(spans.fold(first, |whole, span| *whole.start().min(span.start())..=*whole.end().max(span.end())))
}

fn timeline<T>(rows: Vec<(T, Option<Years>)>) -> Option<Timeline<T>> {
    let scale = whole(rows.iter().filter_map(|(_, years)| years.clone()))?;
    let (first, count) = (scale.start().western(), scale.end().western() - scale.start().western() + 1);
    let bar = |years: Years| Bar {
        start: years.start().western() - first,
        length: years.end().western() - years.start().western() + 1,
    };
    Some(Timeline {
        years: ticks(first, count),
        grid: (1..count).map(|year| format!("M{year} 0V1")).collect(),
        rows: rows.into_iter().map(|(of, years)| Row { of, bar: years.map(bar) }).collect(),
    })
}

/// The maximum number of labels, so that they fit beside each other on a phone.
const MOST_NAMES: i32 = 6;

fn ticks(first: i32, count: i32) -> Vec<Tick> {
    let every = (count + MOST_NAMES - 1) / MOST_NAMES;
    let tick = |at: i32| Tick { western: first + at, is_named: at % every == 0 };
    (0..count).map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::{Bar, timeline};
    use crate::model::fiscal_year::FiscalYear;

    fn check(spans: &[Option<(i32, i32)>], expected: &str) {
        let year = |western| FiscalYear::new(western).unwrap();
        let rows = spans.iter().map(|span| ((), span.map(|(first, last)| year(first)..=year(last)))).collect();
        let shown = timeline(rows).map(|timeline| {
            let bar = |bar: &Bar| format!("{}+{}", bar.start, bar.length);
            let bars = timeline.rows.iter().map(|row| row.bar.as_ref().map_or("-".to_owned(), bar));
            let names = timeline.years.iter().filter(|year| year.is_named).map(|year| year.western.to_string());
            format!("{} | {}", bars.collect::<Vec<_>>().join(" "), names.collect::<Vec<_>>().join(" "))
        });
        assert_eq!(shown.unwrap_or_default(), expected);
    }

    #[test]
    fn counts_from_the_first_year_of_any_row() {
        check(&[Some((2019, 2019)), None, Some((2020, 2022))], "0+1 - 1+3 | 2019 2020 2021 2022");
    }

    #[test]
    fn is_nothing_where_no_time_is_written() {
        check(&[None, None], "");
        check(&[], "");
    }

    #[test]
    fn names_some_years_of_a_long_scale() {
        check(&[Some((2018, 2030))], "0+13 | 2018 2021 2024 2027 2030");
    }
}
