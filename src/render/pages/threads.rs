//! Groups promises with the results and issues that an editor linked to them.

use std::collections::{BTreeMap, BTreeSet};

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
        let (linked_results, linked_issues) = (LinkedItems::new(&results), LinkedItems::new(&issues));
        let join = |promise| join(promise, &linked_results, &linked_issues, &mut shown);
        let joined = promises.into_iter().map(join).collect();
        let rest = |items: Vec<ItemView>| items.into_iter().filter(|item| !shown.contains(&item.id)).collect();
        Self { joined, other_results: rest(results), other_issues: rest(issues) }
    }
}

fn join(promise: ItemView, results: &LinkedItems, issues: &LinkedItems, shown: &mut BTreeSet<String>) -> Thread {
    let mut ids = BTreeSet::new();
    add_ids(&promise, &mut ids);
    let results = results.linked_to(&ids);
    results.iter().for_each(|result| add_ids(result, &mut ids));
    let issues = issues.linked_to(&ids);
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

/// Items by what they, or entries below them, are linked to in their document.
struct LinkedItems<'a> {
    items: &'a [ItemView],
    by_target: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> LinkedItems<'a> {
    fn new(items: &'a [ItemView]) -> Self {
        let mut by_target = BTreeMap::new();
        items.iter().enumerate().for_each(|(position, item)| add_links(item, position, &mut by_target));
        Self { items, by_target }
    }

    /// The items that are linked to one of `ids`, in their order.
    fn linked_to(&self, ids: &BTreeSet<String>) -> Vec<ItemView> {
        let found = ids.iter().filter_map(|id| self.by_target.get(id.as_str())).flatten();
        let positions: BTreeSet<usize> = found.copied().collect();
        positions.into_iter().map(|position| self.items[position].clone()).collect()
    }
}

fn add_links<'a>(item: &'a ItemView, position: usize, by_target: &mut BTreeMap<&'a str, Vec<usize>>) {
    for link in item.links.iter().filter(|link| !link.is_far) {
        by_target.entry(&link.anchor).or_default().push(position);
    }
    item.children.iter().for_each(|child| add_links(child, position, by_target));
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
