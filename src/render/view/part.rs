//! Long lists in parts.

use serde::Serialize;

/// How many entries stand on one page.
const PER_PAGE: usize = 200;

/// Another page of the same list.
#[derive(Debug, Serialize)]
pub struct PartLink {
    pub number: usize,
    pub path: String,
}

/// How many pages `count` entries take.
pub fn part_count(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

/// The entries on page `part`, counted from one.
pub fn part<T>(entries: &[T], part: usize) -> &[T] {
    entries.chunks(PER_PAGE).nth(part.saturating_sub(1)).unwrap_or_default()
}

/// The links to all parts of a list of `count` entries; `path` gives the path of each.
pub fn part_links(count: usize, path: impl Fn(usize) -> String) -> Vec<PartLink> {
    (1..=part_count(count)).map(|number| PartLink { number, path: path(number) }).collect()
}
