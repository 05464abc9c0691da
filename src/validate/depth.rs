//! How deep the items of a list may be nested, and the headings that stand inside of one.

use std::ops::Range;

use crate::diagnostic::faults::Faults;
use crate::validate::block::{Heading, ListItem};
use crate::validate::body_text::BodyText;
use crate::validate::fault::text::ItemTooDeep;

/// How many levels of entries there may be: a template that shows them is called
/// by itself, and the template language allows twenty such calls, two a level.
const LEVEL_LIMIT: usize = 10;

/// Refuses entries below more entries than pages, feeds and data show.
pub fn refuse_depth(items: &[ListItem], body: &BodyText, faults: &Faults) {
    let mut level: Vec<&ListItem> = items.iter().collect();
    for _ in 0..LEVEL_LIMIT {
        level = level.into_iter().flat_map(|item| &item.children).collect();
    }
    for item in level {
        faults.add(body.span(&(item.start..item.start)), ItemTooDeep { limit: LEVEL_LIMIT });
    }
}

/// Those of `headings`, which are in their order, that stand within `list`.
pub fn headings_within<'a>(headings: &'a [Heading], list: &Range<usize>) -> &'a [Heading] {
    let before = |at: usize| headings.partition_point(|heading| heading.range.start < at);
    &headings[before(list.start)..before(list.end)]
}
