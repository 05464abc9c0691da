//! 全件一覧: every promise, filterable by following links.

use std::collections::BTreeSet;

use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::{PromiseRef, Site};

/// How many promises stand on one page.
const PER_PAGE: usize = 200;

/// Which promises a list shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    All,
    /// With a result that an editor linked.
    Linked,
    Unlinked,
    Year(FiscalYear),
    Department(Slug),
}

/// Every filter that has an answer on this site.
pub fn filters(site: &Site) -> Vec<Filter> {
    let shown: BTreeSet<Filter> = site.promises.iter().flat_map(|promise| filters_of(site, promise)).collect();
    shown.into_iter().collect()
}

fn filters_of(site: &Site, promise: &PromiseRef) -> Vec<Filter> {
    let place = site.document(promise.document).place();
    let state = if promise.has_result { Filter::Linked } else { Filter::Unlinked };
    let by_place = place.map(|(year, department)| [Filter::Year(year), Filter::Department(department.clone())]);
    [Filter::All, state].into_iter().chain(by_place.into_iter().flatten()).collect()
}

/// The promises that pass `filter`, in the order of the site.
pub fn promises(site: &Site, filter: &Filter) -> Vec<PromiseRef> {
    site.promises.iter().filter(|promise| passes(site, filter, promise)).copied().collect()
}

fn passes(site: &Site, filter: &Filter, promise: &PromiseRef) -> bool {
    match filter {
        Filter::All => true,
        Filter::Linked => promise.has_result,
        Filter::Unlinked => !promise.has_result,
        Filter::Year(year) => site.document(promise.document).place().is_some_and(|place| place.0 == *year),
        Filter::Department(id) => site.document(promise.document).place().is_some_and(|place| place.1 == id),
    }
}

/// How many pages `count` promises take.
pub fn part_count(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

/// The promises on page `part`, counted from one.
pub fn part(promises: &[PromiseRef], part: usize) -> &[PromiseRef] {
    promises.chunks(PER_PAGE).nth(part.saturating_sub(1)).unwrap_or_default()
}

/// The address of page `part` of a list.
pub fn path(filter: &Filter, part: usize) -> String {
    let stem = match filter {
        Filter::All => "index".to_owned(),
        Filter::Linked => "with-result".to_owned(),
        Filter::Unlinked => "without-result".to_owned(),
        Filter::Year(year) => format!("year-{year}"),
        Filter::Department(id) => format!("department-{id}"),
    };
    match part {
        0 | 1 => format!("all/{stem}.html"),
        part => format!("all/{stem}-page-{part}.html"),
    }
}
