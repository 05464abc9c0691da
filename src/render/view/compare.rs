//! Two years of a department side by side: what went on, what ended, what began.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::indicator::{Budget, Indicator};
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, DocumentIndex, Site};
use crate::render::view::goal::{GradeView, grade};
use crate::render::view::item::{GoalCard, card, cards};
use crate::render::view::site::Link;

/// Two years of a department.
#[derive(Debug, Serialize)]
pub struct CompareView {
    pub department: Link,
    pub earlier: YearLink,
    pub later: YearLink,
    /// Later goals with the earlier ones that an editor said they carry on.
    pub continued: Vec<Pair>,
    pub ended: Vec<Ended>,
    pub began: Vec<Side>,
}

/// A department's year and its page.
#[derive(Debug, Serialize)]
pub struct YearLink {
    pub year: FiscalYear,
    pub path: String,
}

/// A goal of the later year beside those of the earlier one.
#[derive(Debug, Serialize)]
pub struct Pair {
    pub earlier: Vec<Side>,
    pub later: Side,
    /// Figures that both years name alike.
    pub indicators: Vec<IndicatorPair>,
}

/// What is compared of a goal.
#[derive(Debug, Serialize)]
pub struct Side {
    pub goal: GoalCard,
    pub grade: Option<GradeView>,
    pub budget: Option<Budget>,
}

/// A goal that no goal of the later year of its department carries on.
#[derive(Debug, Serialize)]
pub struct Ended {
    pub side: Side,
    /// Goals elsewhere that do: of another department, or of a year between.
    pub carried_on: Vec<GoalCard>,
}

/// A figure in both years.
#[derive(Debug, Serialize)]
pub struct IndicatorPair {
    pub earlier: Indicator,
    pub later: Indicator,
}

/// The address of the comparison.
pub fn path(id: &Slug, earlier: FiscalYear, later: FiscalYear) -> String {
    format!("departments/{id}/compare-{earlier}-{later}.html")
}

/// The years of a department that can be compared: each with the next it has.
pub fn neighbours(site: &Site, id: &Slug) -> Vec<(FiscalYear, FiscalYear)> {
    let years = site.years.iter().filter(|(_, departments)| departments.contains_key(id)).map(|(year, _)| *year);
    let years: Vec<FiscalYear> = years.collect();
    years.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Gathers the comparison of two years of a department.
pub fn compare(site: &Site, id: &Slug, earlier: FiscalYear, later: FiscalYear) -> CompareView {
    let (before, after) = (goals(site, id, earlier), goals(site, id, later));
    let pairs: Vec<(DocumentIndex, Vec<DocumentIndex>)> =
        after.iter().map(|index| (*index, carried(site, *index, &before))).collect();
    let gone_on: BTreeSet<DocumentIndex> = pairs.iter().flat_map(|(_, earlier)| earlier).copied().collect();
    let year_link = |year: FiscalYear| YearLink { year, path: format!("{year}/{id}/index.html") };
    CompareView {
        department: Link { title: site.department_name(id), path: format!("departments/{id}.html") },
        earlier: year_link(earlier),
        later: year_link(later),
        continued: pairs.iter().filter(|(_, earlier)| !earlier.is_empty()).map(|found| pair(site, found)).collect(),
        ended: before.iter().filter(|index| !gone_on.contains(index)).map(|index| ended(site, *index)).collect(),
        began: pairs.iter().filter(|(_, earlier)| earlier.is_empty()).map(|(index, _)| side(site, *index)).collect(),
    }
}

fn goals(site: &Site, id: &Slug, year: FiscalYear) -> Vec<DocumentIndex> {
    let place: Option<&DepartmentYear> = site.years.get(&year).and_then(|departments| departments.get(id));
    place.map(|place| place.annual.iter().chain(&place.midterm).copied().collect()).unwrap_or_default()
}

/// Those of `before` that the goal at `index` carries on.
fn carried(site: &Site, index: DocumentIndex, before: &[DocumentIndex]) -> Vec<DocumentIndex> {
    let links = site.document(index).goal().map(|goal| goal.continues.as_slice()).unwrap_or_default();
    let found = links.iter().filter_map(|link| site.by_id.get(&link.id.value).copied());
    found.filter(|earlier| before.contains(earlier)).collect()
}

fn pair(site: &Site, (later, earlier): &(DocumentIndex, Vec<DocumentIndex>)) -> Pair {
    let indicators = earlier.iter().flat_map(|earlier| both(site.document(*earlier), site.document(*later)));
    Pair {
        indicators: indicators.collect(),
        earlier: earlier.iter().map(|index| side(site, *index)).collect(),
        later: side(site, *later),
    }
}

fn both(earlier: &Document, later: &Document) -> Vec<IndicatorPair> {
    let of = |document: &Document| document.goal().map(|goal| goal.indicators.clone()).unwrap_or_default();
    let mut left = of(earlier);
    let pair = |later: Indicator| {
        let at = left.iter().position(|earlier| earlier.name == later.name && earlier.unit == later.unit)?;
        Some(IndicatorPair { earlier: left.remove(at), later })
    };
    of(later).into_iter().filter_map(pair).collect()
}

fn ended(site: &Site, index: DocumentIndex) -> Ended {
    let carried_on = site.continued_by.get(&index).map(|later| cards(site, later)).unwrap_or_default();
    Ended { side: side(site, index), carried_on }
}

fn side(site: &Site, index: DocumentIndex) -> Side {
    let goal = site.document(index).goal();
    Side {
        goal: card(site, index),
        grade: goal.and_then(|goal| grade(site, goal)),
        budget: goal.and_then(|goal| goal.budget.clone()),
    }
}
