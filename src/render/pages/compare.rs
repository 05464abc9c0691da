//! Compares two years of a department: which goals continue, which end, which are new.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::indicator::{Budget, Indicator};
use crate::model::path::Slug;
use crate::model::site::{DocumentIndex, Site};
use crate::render::context::PageContext;
use crate::render::heading::{Crumb, Heading, of_content, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::figure::{Change, change};
use crate::render::view::grade::{GradeView, grade};
use crate::render::view::item::{GoalCard, card, cards};
use crate::render::view::place::neighbours;
use crate::render::view::site::{Link, YearLink};
use crate::theme::TemplateFault;

/// A department's year and its next one with goals.
#[derive(Hash)]
pub(super) struct Compare {
    department: Slug,
    earlier: FiscalYear,
    later: FiscalYear,
}

/// The comparison of two years of a department.
#[derive(Debug, Serialize)]
pub(super) struct CompareView {
    pub department: Link,
    pub earlier: YearLink,
    pub later: YearLink,
    /// Later goals, each with the earlier goals that an editor linked it to as their continuation.
    pub continued: Vec<Pair>,
    pub ended: Vec<Ended>,
    pub began: Vec<Side>,
}

/// A goal of the later year beside the goals of the earlier year that it continues.
#[derive(Debug, Serialize)]
pub(super) struct Pair {
    pub earlier: Vec<Side>,
    pub later: Side,
    /// Indicators that have the same name in both years.
    pub indicators: Vec<IndicatorPair>,
}

/// The part of a goal that is compared.
#[derive(Debug, Serialize)]
pub(super) struct Side {
    pub goal: GoalCard,
    pub grade: Option<GradeView>,
    pub budget: Option<Budget>,
}

/// A goal that no goal of the department continues in the later year.
#[derive(Debug, Serialize)]
pub(super) struct Ended {
    pub side: Side,
    /// Goals elsewhere that continue it: of another department, or of a year in between.
    pub carried_on: Vec<GoalCard>,
}

/// An indicator in both years.
#[derive(Debug, Serialize)]
pub(super) struct IndicatorPair {
    pub earlier: Indicator,
    pub later: Indicator,
    /// The change of the actual figure and of the target, where both are plain numbers.
    pub actual: Option<Change>,
    pub target: Option<Change>,
}

impl PageKind for Compare {
    const TEMPLATE: &'static str = "compare.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let departments = planning.site.tables.departments.iter().map(|department| &department.id.value);
        departments.flat_map(|id| of_department(planning.site, id)).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::compare(&self.department, self.earlier, self.later)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let heading = context.heading_of_department(&self.department);
        let department = context.site.department_name(&self.department);
        let [earlier, later] = [self.earlier, self.later].map(|year| of_interface(year.to_string()));
        let values = [("department", of_content(&department)), ("earlier", earlier), ("later", later)];
        let own = Crumb::of_content(&department, Route::department(&self.department));
        Heading {
            title: context.compose("title.compare", &values),
            crumbs: heading.crumbs.into_iter().chain([own]).collect(),
            ..heading
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, id) = (context.site, &self.department);
        let (before, after) = (goals(site, id, self.earlier), goals(site, id, self.later));
        let pairs: Vec<Found> = after.iter().map(|index| (*index, carried(site, *index, &before))).collect();
        let gone_on: BTreeSet<DocumentIndex> = pairs.iter().flat_map(|(_, earlier)| earlier).copied().collect();
        let year_link = |year| YearLink { year, path: Route::sheet(year, id).into() };
        let (began, continued): (Vec<Found>, Vec<Found>) =
            pairs.into_iter().partition(|(_, earlier)| earlier.is_empty());
        Ok(CompareView {
            department: Link { title: site.department_name(id), path: Route::department(id).into() },
            earlier: year_link(self.earlier),
            later: year_link(self.later),
            continued: continued.iter().map(|found| pair(site, found)).collect(),
            ended: before.iter().filter(|index| !gone_on.contains(index)).map(|index| ended(site, *index)).collect(),
            began: began.iter().map(|(index, _)| side(site, *index)).collect(),
        })
    }
}

/// A later goal and the earlier goals that it continues.
type Found = (DocumentIndex, Vec<DocumentIndex>);

fn of_department(site: &Site, id: &Slug) -> Vec<Compare> {
    let pairs = neighbours(&site.years_of(id)).into_iter();
    pairs.map(|(earlier, later)| Compare { department: id.clone(), earlier, later }).collect()
}

fn goals(site: &SiteReader, id: &Slug, year: FiscalYear) -> Vec<DocumentIndex> {
    let place = site.place(year, id);
    place.map(|place| place.annual.iter().chain(&place.midterm).copied().collect()).unwrap_or_default()
}

/// The goals among `before` that the goal at `index` continues.
fn carried(site: &SiteReader, index: DocumentIndex, before: &[DocumentIndex]) -> Vec<DocumentIndex> {
    let links = site.document(index).goal().map(|goal| goal.continues.as_slice()).unwrap_or_default();
    let found = links.iter().filter_map(|link| site.find(&link.id.value));
    found.filter(|earlier| before.contains(earlier)).collect()
}

fn pair(site: &SiteReader, (later, earlier): &(DocumentIndex, Vec<DocumentIndex>)) -> Pair {
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
        let earlier = left.remove(at);
        let actual = change(earlier.actual.as_deref(), later.actual.as_deref());
        let target = change(earlier.target.as_deref(), later.target.as_deref());
        Some(IndicatorPair { earlier, later, actual, target })
    };
    of(later).into_iter().filter_map(pair).collect()
}

fn ended(site: &SiteReader, index: DocumentIndex) -> Ended {
    Ended { side: side(site, index), carried_on: cards(site, site.continued_by(index)) }
}

fn side(site: &SiteReader, index: DocumentIndex) -> Side {
    let goal = site.document(index).goal();
    Side {
        goal: card(site, index),
        grade: goal.and_then(|goal| grade(site, goal)),
        budget: goal.and_then(|goal| goal.budget.clone()),
    }
}
