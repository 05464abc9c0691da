//! The promises of a document and the results that an editor linked to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::document::Document;
use crate::model::item::{Item, Role, Section};
use crate::model::path::Slug;

/// The promises of a document with the results that were linked to them.
#[derive(Clone, Copy)]
pub struct LinkedResults<'a> {
    document: &'a Document,
    links: &'a Links,
}

impl<'a> LinkedResults<'a> {
    pub(super) fn new(document: &'a Document, links: &'a Links) -> Self {
        Self { document, links }
    }

    /// The number of promises, without those below them.
    pub fn promise_count(self) -> usize {
        self.links.promises.len()
    }

    /// A promise by its position among all promises of the document.
    pub fn promise(self, position: usize) -> &'a Item {
        self.item(self.links.promises[position])
    }

    /// The results that were linked to a promise or to what stands below it.
    pub fn of(self, promise: &Item) -> impl Iterator<Item = &'a Item> {
        let mut positions = BTreeSet::new();
        promise.walk(&mut |item| positions.extend(self.links.by_target.get(&item.id).into_iter().flatten().copied()));
        positions.into_iter().map(move |position| self.item(self.links.results[position]))
    }

    fn item(self, Place { section, item }: Place) -> &'a Item {
        &self.document.sections[section].items[item]
    }
}

/// Where the promises and results of a document are, and which items the results are linked to. It is built once for all
/// lists: a list of many pages would otherwise go through all of a long document on each of them.
pub(super) struct Links {
    promises: Vec<Place>,
    results: Vec<Place>,
    by_target: BTreeMap<Slug, Vec<usize>>,
}

#[derive(Clone, Copy)]
struct Place {
    section: usize,
    item: usize,
}

impl Links {
    pub(super) fn of(document: &Document) -> Self {
        let [promises, results] = [Role::Promise, Role::Result].map(|role| places(document, role));
        let mut by_target: BTreeMap<Slug, Vec<usize>> = BTreeMap::new();
        for (position, result) in document.items(Role::Result).enumerate() {
            result.walk(&mut |item| {
                let own = item.links.iter().filter(|link| link.document.is_none());
                own.for_each(|link| by_target.entry(link.item.clone()).or_default().push(position));
            });
        }
        Self { promises, results, by_target }
    }
}

fn places(document: &Document, role: Role) -> Vec<Place> {
    let sections = document.sections.iter().enumerate().filter(|(_, found)| found.role == role);
    let places = |(section, found): (usize, &Section)| (0..found.items.len()).map(move |item| Place { section, item });
    sections.flat_map(places).collect()
}
