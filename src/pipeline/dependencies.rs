//! The dependencies of pages: the facts that each page read when it was rendered, and the current fingerprints of these
//! facts.

use std::collections::BTreeMap;
use std::sync::{OnceLock, PoisonError, RwLock};

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::model::path::SitePath;
use crate::model::site::DocumentIndex;
use crate::render::page::Page;
use crate::render::reads::{Aspect, Facts, ReadKey, Reads};

/// The facts that the pages of a build have read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependencies {
    /// Every fact that was read, with its number, in ascending order of the numbers.
    keys: Vec<(u64, ReadKey)>,
    /// For each page the facts that it read, as positions in `keys`, in ascending order. Positions take a third of the
    /// bytes of numbers, and a site of 10,000 goals has several hundred thousand of them.
    pages: BTreeMap<SitePath, Vec<u32>>,
}

/// The number of a fact, and its fingerprint.
pub type Fact = (u64, u128);

/// The facts on which a page of this build depends.
#[derive(Debug, PartialEq, Eq)]
pub enum PageFacts {
    /// The same as in the last build.
    AsBefore,
    /// The numbers of the facts, in ascending order.
    Read(Vec<u64>),
}

/// The fingerprints of facts in the current site.
pub struct Fingerprints<'a> {
    facts: &'a Facts<'a>,
    last: &'a Dependencies,
    /// For each language, a hash of the inputs that all of its pages share.
    shared: Vec<u128>,
    /// The facts that the last build read, at the positions of their keys.
    known: Vec<u128>,
    /// Documents that this build reads, by position and aspect.
    documents: Vec<[OnceLock<Fact>; Aspect::ALL.len()]>,
    /// Other facts that the last build did not read.
    new: RwLock<HashMap<u64, (ReadKey, u128)>>,
}

impl<'a> Fingerprints<'a> {
    /// Computes the fingerprints of the facts that the last build read; `shared` has for each language a hash of the
    /// inputs that all pages share.
    pub fn new(facts: &'a Facts<'a>, last: &'a Dependencies, shared: Vec<u128>) -> Self {
        let known = last.keys.par_iter().map(|(_, key)| key.fingerprint(facts)).collect();
        let documents = (0..facts.document_count()).map(|_| Default::default()).collect();
        Self { facts, last, shared, known, documents, new: RwLock::default() }
    }

    /// A hash of the page's inputs, provided that it reads the same facts as in the last build; `None` if it was not
    /// rendered then.
    pub fn inputs_as_before(&self, page: &Page) -> Option<u128> {
        let positions = self.last.pages.get(&page.address.path)?;
        let facts: Option<Vec<Fact>> = positions.iter().map(|position| self.at(*position)).collect();
        Some(self.inputs(page, &facts?))
    }

    /// The fact at a position among the keys of the last build; `None` if its cache is damaged.
    fn at(&self, position: u32) -> Option<Fact> {
        let (number, _) = self.last.keys.get(position as usize)?;
        Some((*number, *self.known.get(position as usize)?))
    }

    /// The facts that a newly rendered page has read, in the order of their numbers.
    pub fn facts(&self, reads: Reads) -> Vec<Fact> {
        let documents = reads.documents.iter().map(|(index, aspect)| self.of_document(*index, *aspect));
        let mut facts: Vec<Fact> = documents.chain(reads.keys.into_iter().map(|key| self.of_key(key))).collect();
        facts.sort_unstable();
        facts
    }

    fn of_document(&self, index: DocumentIndex, aspect: Aspect) -> Fact {
        *self.documents[index.0][aspect as usize].get_or_init(|| {
            let key = ReadKey::OfDocument(aspect, self.facts.id(index).clone());
            (key.number(), aspect.fingerprint(self.facts, index))
        })
    }

    fn of_key(&self, key: ReadKey) -> Fact {
        let number = key.number();
        if let Some(fact) = position(&self.last.keys, number).and_then(|position| self.at(position)) {
            return fact;
        }
        if let Some((_, fingerprint)) = self.new.read().unwrap_or_else(PoisonError::into_inner).get(&number) {
            return (number, *fingerprint);
        }
        let fingerprint = key.fingerprint(self.facts);
        self.new.write().unwrap_or_else(PoisonError::into_inner).insert(number, (key, fingerprint));
        (number, fingerprint)
    }

    /// A hash of all inputs of a page that reads `facts`.
    pub fn inputs(&self, page: &Page, facts: &[Fact]) -> u128 {
        let mut hasher = Xxh3::new();
        hasher.update(&self.shared[page.address.language].to_le_bytes());
        hasher.update(page.address.path.as_str().as_bytes());
        hasher.update(&page.identity().to_le_bytes());
        for (number, fingerprint) in facts {
            hasher.update(&number.to_le_bytes());
            hasher.update(&fingerprint.to_le_bytes());
        }
        hasher.digest128()
    }

    /// The dependencies of a page that has read `facts`.
    pub fn of_page(&self, page: &Page, facts: &[Fact]) -> PageFacts {
        let numbers: Vec<u64> = facts.iter().map(|(number, _)| *number).collect();
        let is_as_before = self.last.numbers(&page.address.path).is_some_and(|last| last.eq(numbers.iter().copied()));
        if is_as_before { PageFacts::AsBefore } else { PageFacts::Read(numbers) }
    }

    /// The dependencies of the pages of this build, for the cache; `None` if they are those of the last build.
    pub fn into_dependencies(self, pages: BTreeMap<SitePath, PageFacts>) -> Option<Dependencies> {
        if pages.len() == self.last.pages.len() && pages.values().all(|facts| *facts == PageFacts::AsBefore) {
            return None;
        }
        let last = self.last;
        let numbers = |(path, facts)| match facts {
            PageFacts::Read(numbers) => (path, numbers),
            PageFacts::AsBefore => {
                let numbers = last.numbers(&path).into_iter().flatten().collect();
                (path, numbers)
            }
        };
        let pages: BTreeMap<SitePath, Vec<u64>> = pages.into_iter().map(numbers).collect();
        Some(Dependencies::new(self.keys(), pages))
    }

    /// Every fact that this build or the last one has read, by its number.
    fn keys(self) -> BTreeMap<u64, ReadKey> {
        let of_documents = self.documents.iter().enumerate().flat_map(|(index, aspects)| {
            let id = self.facts.id(DocumentIndex(index));
            let read = Aspect::ALL.into_iter().zip(aspects).filter_map(|(aspect, fact)| Some((aspect, fact.get()?)));
            read.map(move |(aspect, (number, _))| (*number, ReadKey::OfDocument(aspect, id.clone())))
        });
        let mut keys: BTreeMap<u64, ReadKey> = self.last.keys.iter().cloned().chain(of_documents).collect();
        let new = self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        keys.extend(new.into_iter().map(|(number, (key, _))| (number, key)));
        keys
    }
}

impl Dependencies {
    /// `pages` has for each page the numbers of the facts that it read, in ascending order. Keys that no page read are
    /// dropped.
    fn new(mut keys: BTreeMap<u64, ReadKey>, pages: BTreeMap<SitePath, Vec<u64>>) -> Self {
        let used: HashSet<u64> = pages.values().flatten().copied().collect();
        keys.retain(|number, _| used.contains(number));
        let keys: Vec<(u64, ReadKey)> = keys.into_iter().collect();
        let positions = |numbers: Vec<u64>| numbers.into_iter().filter_map(|number| position(&keys, number)).collect();
        let pages = pages.into_iter().map(|(path, numbers)| (path, positions(numbers))).collect();
        Self { keys, pages }
    }

    /// The numbers of the facts that a page read, in ascending order.
    fn numbers(&self, path: &SitePath) -> Option<impl Iterator<Item = u64>> {
        let positions = self.pages.get(path)?;
        Some(positions.iter().filter_map(|position| self.keys.get(*position as usize)).map(|(number, _)| *number))
    }
}

/// The position of a fact among the keys.
fn position(keys: &[(u64, ReadKey)], number: u64) -> Option<u32> {
    let position = keys.binary_search_by_key(&number, |(number, _)| *number).ok()?;
    u32::try_from(position).ok()
}
