//! すべての取組み: the list of all promises with their results, and filters for it.

use std::sync::Arc;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::{PromiseFilter, PromiseRef, Site};
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::part::{PartLink, part, part_count, part_links};
use crate::render::view::printed_rows::printed_rows;
use crate::theme::TemplateFault;

/// One part of a list of promises; parts are counted from one.
#[derive(Hash)]
pub(super) struct Promises {
    filter: PromiseFilter,
    part: usize,
}

/// One part of a list of promises.
#[derive(Debug, Serialize)]
struct PromisesView {
    total: usize,
    goals: Vec<GoalSection>,
    filters: Vec<FilterLink>,
    part: usize,
    parts: Vec<PartLink>,
}

/// The rendered promises of one goal.
#[derive(Debug, Serialize)]
struct GoalSection {
    html: Arc<str>,
}

/// Another filter of the list: by whether there are results, by year or by department.
#[derive(Debug, Default, Serialize)]
pub(super) struct FilterLink {
    /// `all`, `linked` or `unlinked`.
    pub state: Option<&'static str>,
    pub year: Option<FiscalYear>,
    pub department: Option<String>,
    pub path: String,
    pub is_current: bool,
}

impl PageKind for Promises {
    const TEMPLATE: &'static str = "promises.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let lists = planning.site.promises.iter();
        let parts = lists.flat_map(|(filter, found)| (1..=part_count(found.len())).map(move |part| (filter, part)));
        parts.map(|(filter, part)| Self { filter: filter.clone(), part }).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::promises(&self.filter, self.part)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let narrowed = match &self.filter {
            PromiseFilter::All => None,
            PromiseFilter::Linked => Some(context.title("title.linked")),
            PromiseFilter::Unlinked => Some(context.title("title.unlinked")),
            PromiseFilter::Year(year) => Some(of_interface(context.words.fiscal_year(*year))),
            PromiseFilter::Department(id) => Some(of_content(&context.site.department_name(id))),
        };
        let is_first = narrowed.is_none() && self.part == 1;
        let title = match narrowed {
            None => context.title("title.promises"),
            Some(of) => context.compose("title.promises_of", &[("of", of)]),
        };
        let all = context.crumb("title.promises", Route::promises(&PromiseFilter::All, 1));
        Heading {
            crumbs: if is_first { Vec::new() } else { vec![all] },
            ..Heading::titled(context.title_of_part(title, self.part))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, filter) = (context.site, &self.filter);
        let found = site.promises(filter);
        let goals = part(found, self.part).chunk_by(|a, b| a.document == b.document);
        let section = |promises: &[PromiseRef]| Ok(GoalSection { html: printed_rows(context, promises)? });
        Ok(PromisesView {
            total: found.len(),
            goals: goals.map(section).collect::<Result<_, TemplateFault>>()?,
            filters: site.promise_filters().into_iter().map(|other| filter_link(site, other, filter)).collect(),
            part: self.part,
            parts: part_links(found.len(), self.part, |part| Route::promises(filter, part).into()),
        })
    }
}

fn filter_link(site: &SiteReader, other: &PromiseFilter, current: &PromiseFilter) -> FilterLink {
    let path = Route::promises(other, 1).into();
    let link = FilterLink { path, is_current: other == current, ..FilterLink::default() };
    match other {
        PromiseFilter::All => FilterLink { state: Some("all"), ..link },
        PromiseFilter::Linked => FilterLink { state: Some("linked"), ..link },
        PromiseFilter::Unlinked => FilterLink { state: Some("unlinked"), ..link },
        PromiseFilter::Year(year) => FilterLink { year: Some(*year), ..link },
        PromiseFilter::Department(id) => FilterLink { department: Some(site.department_name(id)), ..link },
    }
}
