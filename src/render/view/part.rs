//! Pagination of long lists.

use serde::Serialize;

/// The maximum number of entries on one page.
const PER_PAGE: usize = 200;

/// Another page of the same list.
#[derive(Debug, Serialize)]
pub struct PartLink {
    pub number: usize,
    pub path: String,
}

/// The number of pages for `count` entries.
pub fn part_count(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

/// The entries of page `part`, counted from one.
pub fn part<T>(entries: &[T], part: usize) -> &[T] {
    entries.chunks(PER_PAGE).nth(part.saturating_sub(1)).unwrap_or_default()
}

/// Links to all parts of a list of `count` entries; `path` returns the path of each.
pub fn part_links(count: usize, path: impl Fn(usize) -> String) -> Vec<PartLink> {
    (1..=part_count(count)).map(|number| PartLink { number, path: path(number) }).collect()
}
