//! 期限のある取組み: everything that is due in a fiscal year, in all departments.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::site::{DocumentIndex, DueRef, Site};
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::followed::{Successor, Tense, answered, successors, tense};
use crate::render::view::item::{GoalCard, cards};
use crate::render::view::part::{PartLink, part, part_count, part_links};
use crate::render::view::when::{WhenView, when};
use crate::theme::TemplateFault;

/// One part of the list for a year; parts are counted from one.
#[derive(Hash)]
pub(super) struct Due {
    year: FiscalYear,
    part: usize,
}

/// One part of the list of what is due in a year.
#[derive(Debug, Serialize)]
pub(super) struct DueView {
    pub year: FiscalYear,
    pub tense: Tense,
    pub total: usize,
    pub documents: Vec<DueDocument>,
    pub years: Vec<OtherYear>,
    pub part: usize,
    pub parts: Vec<PartLink>,
}

/// Another year in which something is due.
#[derive(Debug, Serialize)]
pub(super) struct OtherYear {
    pub year: FiscalYear,
    pub path: String,
    pub is_current: bool,
}

/// A sheet or goal, and its items that are due.
#[derive(Debug, Serialize)]
pub(super) struct DueDocument {
    pub id: String,
    pub path: String,
    pub title: String,
    pub kind: &'static str,
    pub year: FiscalYear,
    pub department: String,
    pub rows: Vec<DueRow>,
    /// The annual goals below a mid-term goal in and after the year, where its steps went on.
    pub annual: Vec<GoalCard>,
}

/// An item that is due, with its document and its results.
#[derive(Debug, Serialize)]
pub(super) struct DueRow {
    pub id: String,
    pub text: String,
    /// The item above it, e.g. the building that a step belongs to.
    pub context: Option<String>,
    pub when: Option<WhenView>,
    pub role: Role,
    /// What was linked to it; for a deliverable what was linked to its promise.
    pub successors: Vec<Successor>,
}

impl PageKind for Due {
    const TEMPLATE: &'static str = "due.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let years = planning.site.due.iter();
        let parts = years.flat_map(|(year, due)| (1..=part_count(due.len())).map(move |part| (*year, part)));
        parts.map(|(year, part)| Self { year, part }).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::due(self.year, self.part)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let year = of_interface(context.words.fiscal_year(self.year));
        let title = context.compose("title.due_year", &[("year", year)]);
        Heading {
            crumbs: vec![context.crumb("title.due", Route::due_years())],
            ..Heading::titled(context.title_of_part(title, self.part))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        let due = site.due(self.year);
        let shown = part(due, self.part).chunk_by(|a, b| a.document == b.document);
        let other = |year| OtherYear { year, path: Route::due(year, 1).into(), is_current: year == self.year };
        Ok(DueView {
            year: self.year,
            tense: tense(site, self.year),
            total: due.len(),
            documents: shown.map(|due| document(site, due, self.year)).collect(),
            years: site.due_years().into_iter().map(other).collect(),
            part: self.part,
            parts: part_links(due.len(), self.part, |part| Route::due(self.year, part).into()),
        })
    }
}

/// The items of one document that are due; `due` has at least one of them.
fn document(site: &SiteReader, due: &[DueRef], due_year: FiscalYear) -> DueDocument {
    let (index, document) = (due[0].document, site.document(due[0].document));
    let (year, department) = document.place().expect("only sheets and goals have dated promises");
    let department = site.department_name(department);
    let later = |index: &&DocumentIndex| site.summary(**index).place.is_some_and(|(year, _)| year >= due_year);
    let annual: Vec<DocumentIndex> = site.annual_of(index).iter().filter(later).copied().collect();
    DueDocument {
        id: document.id.value.to_string(),
        path: document.path.to_string(),
        title: if document.title.is_empty() { department.clone() } else { document.title.clone() },
        kind: document.subject.kind().name(),
        year,
        department,
        rows: due.iter().filter_map(|due| row(site, *due)).collect(),
        annual: cards(site, &annual),
    }
}

fn row(site: &SiteReader, due: DueRef) -> Option<DueRow> {
    let document = site.document(due.document);
    let (role, path) = document.due_path(due.position)?;
    let item = *path.last()?;
    let above: Vec<&str> = path[..path.len() - 1].iter().map(|item| item.text.as_str()).collect();
    Some(DueRow {
        id: item.id.to_string(),
        text: item.text.clone(),
        context: (!above.is_empty()).then(|| above.join(" › ")),
        when: item.when.as_ref().map(when),
        role,
        successors: successors(site, due.document, answered(role, &path)?),
    })
}
