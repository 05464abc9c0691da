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

/// The number of parts that are all linked from each other. More would make the lists grow with the square of their
/// entries.
const ALL_LINKED: usize = 40;
/// The number of parts before and after the current one that are linked.
const NEIGHBOURS: usize = 5;
/// The number of steps from the first part to the last one.
const STEPS: usize = 20;

/// Links from the part `current` of a list of `count` entries to the others; `path` returns the path of each. Of very
/// many parts the neighbours are linked, the first, the last, and some at equal distances.
pub fn part_links(count: usize, current: usize, path: impl Fn(usize) -> String) -> Vec<PartLink> {
    let last = part_count(count);
    let is_linked = |number: &usize| {
        let is_step = *number == 1 || *number == last || number.is_multiple_of(last.div_ceil(STEPS));
        last <= ALL_LINKED || is_step || number.abs_diff(current) <= NEIGHBOURS
    };
    (1..=last).filter(is_linked).map(|number| PartLink { number, path: path(number) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{ALL_LINKED, NEIGHBOURS, PER_PAGE, STEPS, part_links};

    fn check(parts: usize, current: usize) -> Vec<usize> {
        part_links(parts * PER_PAGE, current, |part| part.to_string()).iter().map(|link| link.number).collect()
    }

    #[test]
    fn few_parts_are_all_linked() {
        assert_eq!(check(1, 1), [1]);
        assert_eq!(check(ALL_LINKED, 7), (1..=ALL_LINKED).collect::<Vec<_>>());
    }

    #[test]
    fn of_many_parts_the_near_and_the_ends_are_linked() {
        let expected = [
            1, 50, 100, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 150, 200, 250, 300, 350, 400, 450, 500,
            550, 600, 650, 700, 750, 800, 850, 900, 950, 1000,
        ];
        assert_eq!(check(1000, 123), expected);
        for parts in ALL_LINKED + 1..200 {
            assert!(check(parts, parts / 2).len() <= STEPS + 2 * NEIGHBOURS + 3, "{parts}");
        }
    }
}
