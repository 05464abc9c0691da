//! Determines where links between items lead, as far as one document can tell.

use std::collections::BTreeSet;

use crate::model::item::{Item, ItemLink, Role, Section};
use crate::model::path::Slug;

/// The links that do not lead to an item of these sections: their target is in another document or does not exist.
pub fn outward(sections: &[Section]) -> Vec<ItemLink> {
    let own: BTreeSet<&Slug> = walk(sections).into_iter().map(|item| &item.id).collect();
    let links = walk(sections).into_iter().flat_map(|item| &item.links);
    links.filter(|link| link.document.is_some() || !own.contains(&link.item)).cloned().collect()
}

/// For each promise, in order: whether a result was linked to it or to one of its deliverables.
pub fn have_result(sections: &[Section]) -> Vec<bool> {
    let of = |role| sections.iter().filter(move |section| section.role == role);
    let mut linked = BTreeSet::new();
    for result in of(Role::Result).flat_map(|section| &section.items) {
        result.walk(&mut |item| {
            linked.extend(item.links.iter().filter(|link| link.document.is_none()).map(|link| &link.item));
        });
    }
    of(Role::Promise).flat_map(|section| &section.items).map(|promise| is_any_in(promise, &linked)).collect()
}

fn is_any_in(promise: &Item, linked: &BTreeSet<&Slug>) -> bool {
    linked.contains(&promise.id) || promise.children.iter().any(|deliverable| is_any_in(deliverable, linked))
}

fn walk(sections: &[Section]) -> Vec<&Item> {
    let mut found = Vec::new();
    sections.iter().flat_map(|section| &section.items).for_each(|item| item.walk(&mut |item| found.push(item)));
    found
}
