//! What became of the goals of a fiscal year, in numbers that the sheets themselves give.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::indicator::{Better, Indicator};
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, DocumentIndex};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::figure::Figure;

/// What became of the annual goals of a year.
#[derive(Debug, Serialize)]
pub struct Outcome {
    pub year: FiscalYear,
    pub path: String,
    pub total: Tally,
    pub departments: Vec<DepartmentOutcome>,
    pub targets: Targets,
    /// The grades that the sheets give, in the order of their schemes, with the numbers of goals.
    pub grades: Vec<GradeCount>,
}

/// A department in the year.
#[derive(Debug, Serialize)]
pub struct DepartmentOutcome {
    pub name: String,
    pub path: String,
    pub tally: Tally,
}

/// Numbers of promises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub promises: usize,
    pub with_result: usize,
    pub without_result: usize,
    /// Items of its goals, mid-term ones included, that are due now or later.
    pub ahead: usize,
}

/// Targets whose figure and actual value are numbers, and whose direction the sheet gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Targets {
    pub measured: usize,
    pub reached: usize,
}

/// How many goals have a grade.
#[derive(Debug, Serialize)]
pub struct GradeCount {
    pub scheme: String,
    pub label: String,
    pub count: usize,
}

/// The outcome of the newest year with results; of the newest year, if none has any.
pub fn newest(site: &SiteReader) -> Option<Outcome> {
    let years = site.years();
    let has_results = |year: &&FiscalYear| {
        let places = site.year(**year).into_iter().flatten();
        places.flat_map(|(_, place)| &place.annual).any(|index| site.summary(*index).promises_with_result > 0)
    };
    let year = years.iter().rev().find(has_results).or(years.last())?;
    Some(of_year(site, *year))
}

fn of_year(site: &SiteReader, year: FiscalYear) -> Outcome {
    let places: Vec<(&Slug, &DepartmentYear)> = site.year(year).into_iter().flatten().collect();
    let department = |(id, place): &(&Slug, &DepartmentYear)| DepartmentOutcome {
        name: site.department_name(id),
        path: Route::sheet(year, id).into(),
        tally: tally(site, place),
    };
    let departments: Vec<DepartmentOutcome> = places.iter().map(department).collect();
    let goals: Vec<DocumentIndex> = places.iter().flat_map(|(_, place)| &place.annual).copied().collect();
    let total = departments.iter().fold(Tally::default(), |sum, department| sum.plus(department.tally));
    Outcome {
        year,
        path: Route::year(year).into(),
        total,
        departments,
        targets: targets(site, &goals),
        grades: grades(site, &goals),
    }
}

fn tally(site: &SiteReader, place: &DepartmentYear) -> Tally {
    let this_year = site.this_year();
    let due = place.all().map(|index| site.document(index).due.iter().filter(|due| due.year >= this_year).count());
    let (mut tally, ahead) = (Tally::default(), due.sum());
    for index in &place.annual {
        let goal = site.summary(*index);
        tally.promises += goal.promises;
        tally.with_result += goal.promises_with_result;
    }
    Tally { without_result: tally.promises.saturating_sub(tally.with_result), ahead, ..tally }
}

impl Tally {
    fn plus(self, other: Tally) -> Tally {
        Tally {
            promises: self.promises + other.promises,
            with_result: self.with_result + other.with_result,
            without_result: self.without_result + other.without_result,
            ahead: self.ahead + other.ahead,
        }
    }
}

fn targets(site: &SiteReader, goals: &[DocumentIndex]) -> Targets {
    let goals = goals.iter().filter_map(|index| site.document(*index).goal());
    let reached: Vec<bool> = goals.flat_map(|goal| &goal.indicators).filter_map(is_reached).collect();
    Targets { measured: reached.len(), reached: reached.into_iter().filter(|reached| *reached).count() }
}

/// Whether an indicator reached its target. `None` if its figures are no plain numbers, or if neither the sheet's words nor
/// its figures, from baseline to target, say which figures are better.
fn is_reached(indicator: &Indicator) -> Option<bool> {
    let figure = |text: &Option<String>| text.as_deref().and_then(Figure::read).map(Figure::value);
    let (target, actual) = (figure(&indicator.target)?, figure(&indicator.actual)?);
    let rises = figure(&indicator.baseline).filter(|baseline| *baseline != target).map(|baseline| target > baseline);
    let is_higher = indicator.better.map(|better| better == Better::Higher).or(rises)?;
    Some(if is_higher { actual >= target } else { actual <= target })
}

fn grades(site: &SiteReader, goals: &[DocumentIndex]) -> Vec<GradeCount> {
    let mut counts: BTreeMap<(&Slug, &str), usize> = BTreeMap::new();
    for grade in goals.iter().filter_map(|index| site.document(*index).goal()?.grade.as_ref()) {
        *counts.entry((&grade.scheme.value, &grade.value.value)).or_default() += 1;
    }
    let schemes = site.grades().iter();
    let values = schemes.flat_map(|scheme| scheme.values.iter().map(move |value| (scheme, value)));
    let counted = values.filter_map(|(scheme, value)| {
        let count = *counts.get(&(&scheme.id.value, value.value.as_str()))?;
        Some(GradeCount { scheme: scheme.title.clone(), label: value.label.clone(), count })
    });
    counted.collect()
}

#[cfg(test)]
mod tests {
    use super::is_reached;
    use crate::model::indicator::{Better, Indicator};
    use crate::model::source::Span;

    fn check(figures: [&str; 3], better: Option<Better>, expected: Option<bool>) {
        let [baseline, target, actual] = figures.map(|text| (!text.is_empty()).then(|| text.to_owned()));
        let (name, kind, unit, as_of, note) = ("数".to_owned(), None, None, None, None);
        let indicator =
            Indicator { name, kind, unit, baseline, target, actual, as_of, note, better, span: Span::default() };
        assert_eq!(is_reached(&indicator), expected, "{figures:?} {better:?}");
    }

    #[test]
    fn a_target_is_reached_only_by_figures_whose_direction_is_known() {
        check(["", "100", "120"], None, None);
        check(["", "100", "120"], Some(Better::Higher), Some(true));
        check(["", "100", "120"], Some(Better::Lower), Some(false));
        check(["200", "100", "120"], None, Some(false));
        check(["50", "1,000", "1,000"], None, Some(true));
        check(["50", "100", "約100"], None, None);
        check(["100", "100", "120"], None, None);
    }
}
