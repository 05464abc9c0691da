//! The kinds of pages. Each file holds one: which pages there are, their address, metadata, view and template.
//!
//! To add a kind, add its file and one line in [`KINDS`], or in [`KINDS_OF_INDEX`] if its pages depend on the search
//! index.

mod calendar;
mod compare;
mod corrections;
mod corrections_feed;
mod data;
mod definitions;
mod department;
mod departments;
mod due;
mod due_years;
mod embed;
mod feed;
mod free;
mod glossary;
mod goal;
mod home;
mod measure;
mod moved;
mod not_found;
mod offline;
mod open_search;
mod original;
mod plan;
mod plans;
mod policies;
mod policy;
mod policy_set;
mod promises;
mod robots;
mod search;
mod sheet;
mod sitemap;
mod term;
mod term_row;
mod terms;
mod threads;
mod updates;
mod withdrawn;
mod year;
mod years;

use crate::model::site::Site;
use crate::render::page::{Page, PageKind, Planning};

/// Lists the pages of a kind.
type Kind = fn(&Planning) -> Vec<Page>;

/// The kinds whose pages depend on the content alone.
const KINDS: &[Kind] = &[
    of::<home::Home>,
    of::<years::Years>,
    of::<year::Year>,
    of::<sheet::Sheet>,
    of::<original::Original>,
    of::<goal::GoalPage>,
    of::<embed::Embed>,
    of::<free::Free>,
    of::<departments::Departments>,
    of::<department::DepartmentPage>,
    of::<compare::Compare>,
    of::<plans::Plans>,
    of::<plan::PlanPage>,
    of::<measure::MeasurePage>,
    of::<policies::Policies>,
    of::<policy_set::PolicySetPage>,
    of::<policy::PolicyPage>,
    of::<promises::Promises>,
    of::<due_years::DueYears>,
    of::<due::Due>,
    of::<calendar::Calendar>,
    of::<glossary::Glossary>,
    of::<corrections::Corrections>,
    of::<corrections_feed::CorrectionsFeed>,
    of::<updates::Updates>,
    of::<data::Data>,
    of::<definitions::Definitions>,
    of::<search::Search>,
    of::<open_search::OpenSearch>,
    of::<feed::Feed>,
    of::<not_found::NotFound>,
    of::<offline::Offline>,
    of::<robots::Robots>,
];

/// The kinds whose pages depend on what was published before.
const KINDS_OF_PAST: &[Kind] = &[of::<moved::Moved>, of::<withdrawn::Withdrawn>];

/// The kinds whose pages depend on the terms of the search index, which is made after the content has been checked.
const KINDS_OF_INDEX: &[Kind] = &[of::<terms::Terms>, of::<term_row::TermRow>, of::<term::TermPage>];

/// The pages in the first language of the site that depend on its content alone, kind by kind; without the sitemaps.
pub(super) fn of_content(planning: &Planning) -> Vec<Page> {
    KINDS.iter().flat_map(|kind| kind(planning)).collect()
}

/// The pages in the first language of the site at addresses where documents stood before.
pub(super) fn of_former(planning: &Planning) -> Vec<Page> {
    KINDS_OF_PAST.iter().flat_map(|kind| kind(planning)).collect()
}

/// The pages in the first language of the site that depend on its search index, kind by kind.
pub(super) fn of_index(planning: &Planning) -> Vec<Page> {
    KINDS_OF_INDEX.iter().flat_map(|kind| kind(planning)).collect()
}

/// The sitemaps of a site with so many `listed` pages, which are known only after all others.
pub(super) fn sitemaps(site: &Site, listed: usize) -> Vec<Page> {
    sitemap::all(site, listed)
}

fn of<K: PageKind>(planning: &Planning) -> Vec<Page> {
    K::all(planning).into_iter().map(|kind| Page::new(kind, planning.site)).collect()
}
