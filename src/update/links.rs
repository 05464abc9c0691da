//! Links items as the sheet's version does, which has links only where a person has accepted its pairs by name.
//!
//! The ids of a sheet are positions. A link leads to what its target is in the document.

use crate::model::item::Item;
use crate::update::context::Merge;
use crate::update::front;

/// Gives links to items of the document that have none, and keeps the name of the person.
pub(super) fn merge(merge: &mut Merge) {
    let mut is_linked = merge.is_linked;
    for item in merge.sheet.document.all_items() {
        is_linked |= link(merge, item);
    }
    if is_linked {
        front::linked_by(merge);
    }
}

/// The links of an item of the sheet, as they are written behind its id in the document: ` -> p2, p3`.
pub(super) fn written(merge: &Merge, item: &Item) -> String {
    let own = item.links.iter().filter(|link| link.document.is_none());
    let targets: Vec<&str> = own.filter_map(|link| merge.ids.get(&link.item)).map(|id| id.as_str()).collect();
    if targets.is_empty() { String::new() } else { format!(" -> {}", targets.join(", ")) }
}

/// Links an item that the document had before. One with links, or with a tag in another form, stays as a person left it.
fn link(merge: &mut Merge, item: &Item) -> bool {
    let links = written(merge, item);
    let now = merge.ids.get(&item.id).and_then(|id| merge.now.document.item(id));
    let Some(now) = now.filter(|now| now.links.is_empty() && !links.is_empty()) else { return false };
    let (id, start, tag) = (now.id.as_str(), now.span.start, merge.now.tag(now));
    let behind_id = tag.strip_prefix('[').and_then(|tag| tag.strip_prefix(id)).map(|_| start + 1 + id.len());
    match behind_id {
        Some(at) => merge.edits.insert(at, links),
        None if tag.is_empty() => merge.edits.insert(start, format!("[{id}{links}] ")),
        None => return false,
    }
    merge.changed.insert(id.to_owned());
    true
}
