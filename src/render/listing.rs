//! Long lists in parts: 全件一覧, filterable by following links, and 期限の来る約束.

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::PromiseFilter;

/// How many entries stand on one page.
const PER_PAGE: usize = 200;

/// How many pages `count` entries take.
pub fn part_count(count: usize) -> usize {
    count.div_ceil(PER_PAGE).max(1)
}

/// The entries on page `part`, counted from one.
pub fn part<T>(entries: &[T], part: usize) -> &[T] {
    entries.chunks(PER_PAGE).nth(part.saturating_sub(1)).unwrap_or_default()
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

/// The address of page `part` of what is due in `year`.
pub fn due_path(year: FiscalYear, part: usize) -> String {
    match part {
        0 | 1 => format!("due/{year}.html"),
        part => format!("due/{year}-page-{part}.html"),
    }
}
