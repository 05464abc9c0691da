//! 全件一覧: every promise, filterable by following links.

use crate::model::site::{PromiseFilter, PromiseRef};

/// How many promises stand on one page.
const PER_PAGE: usize = 200;

/// How many pages `count` promises take.
pub fn part_count(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

/// The promises on page `part`, counted from one.
pub fn part(promises: &[PromiseRef], part: usize) -> &[PromiseRef] {
    promises.chunks(PER_PAGE).nth(part.saturating_sub(1)).unwrap_or_default()
}

/// The address of page `part` of a list.
pub fn path(filter: &PromiseFilter, part: usize) -> String {
    let stem = match filter {
        PromiseFilter::All => "index".to_owned(),
        PromiseFilter::Linked => "with-result".to_owned(),
        PromiseFilter::Unlinked => "without-result".to_owned(),
        PromiseFilter::Year(year) => format!("year-{year}"),
        PromiseFilter::Department(id) => format!("department-{id}"),
    };
    match part {
        0 | 1 => format!("all/{stem}.html"),
        part => format!("all/{stem}-page-{part}.html"),
    }
}
