//! Groups promises with the results and issues that an editor linked to them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::render::glossary::Linker;
use crate::render::view::item::{ItemView, LinkTerms};

/// A promise with the results and issues that were linked to it.
#[derive(Debug, Serialize)]
pub(super) struct Thread {
    pub promise: ItemView,
    pub results: Vec<Linked>,
    pub issues: Vec<Linked>,
}

/// An item that is linked to several promises is shown in full once, and only named at the others.
#[derive(Debug, Serialize)]
pub(super) struct Linked {
    pub item: ItemView,
    pub is_first: bool,
}

/// The threads of a goal, with the results and issues that are not linked to a promise.
pub(super) struct Threads {
    pub joined: Vec<Thread>,
    pub other_results: Vec<ItemView>,
    pub other_issues: Vec<ItemView>,
}

impl Threads {
    /// Groups the items of a goal.
    pub(super) fn new(promises: Vec<ItemView>, results: Vec<ItemView>, issues: Vec<ItemView>) -> Self {
        let mut shown = BTreeSet::new();
        let joined = promises.into_iter().map(|promise| join(promise, &results, &issues, &mut shown)).collect();
        let rest = |items: Vec<ItemView>| items.into_iter().filter(|item| !shown.contains(&item.id)).collect();
        Self { joined, other_results: rest(results), other_issues: rest(issues) }
    }
}

fn join(promise: ItemView, results: &[ItemView], issues: &[ItemView], shown: &mut BTreeSet<String>) -> Thread {
    let mut ids = BTreeSet::new();
    add_ids(&promise, &mut ids);
    let results = linked_to(results, &ids);
    results.iter().for_each(|result| add_ids(result, &mut ids));
    let issues = linked_to(issues, &ids);
    let mut show = |item: ItemView| Linked { is_first: shown.insert(item.id.clone()), item };
    Thread {
        promise,
        results: results.into_iter().map(&mut show).collect(),
        issues: issues.into_iter().map(&mut show).collect(),
    }
}

fn add_ids(item: &ItemView, ids: &mut BTreeSet<String>) {
    ids.insert(item.id.clone());
    item.children.iter().for_each(|child| add_ids(child, ids));
}

fn linked_to(items: &[ItemView], ids: &BTreeSet<String>) -> Vec<ItemView> {
    items.iter().filter(|item| links_into(item, ids)).cloned().collect()
}

fn links_into(item: &ItemView, ids: &BTreeSet<String>) -> bool {
    item.links.iter().any(|link| !link.is_far && ids.contains(&link.anchor))
        || item.children.iter().any(|child| links_into(child, ids))
}

impl LinkTerms for Threads {
    fn linked(self, linker: &mut Linker) -> Self {
        let joined = self.joined.linked(linker);
        let other_results = self.other_results.linked(linker);
        Self { joined, other_results, other_issues: self.other_issues.linked(linker) }
    }
}

impl LinkTerms for Thread {
    fn linked(self, linker: &mut Linker) -> Self {
        let promise = self.promise.linked(linker);
        let results = self.results.linked(linker);
        Self { promise, results, issues: self.issues.linked(linker) }
    }
}

impl LinkTerms for Linked {
    /// Links the terms only where the item is shown in full.
    fn linked(self, linker: &mut Linker) -> Self {
        if self.is_first { Self { item: self.item.linked(linker), ..self } } else { self }
    }
}
