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
    /// Every fact that was read, in the order of the numbers.
    keys: Vec<(u64, ReadKey)>,
    /// The facts that each page read, by their places among the keys, in ascending order. A large site has half a million
    /// of them.
    pages: BTreeMap<SitePath, Vec<u32>>,
}

/// The number of a fact, and its fingerprint.
pub type Fact = (u64, u128);

/// What a page of this build depends on.
#[derive(Debug, PartialEq, Eq)]
pub enum PageFacts {
    /// What it depended on at the last build.
    AsBefore,
    /// The numbers of the facts, in ascending order.
    Read(Vec<u64>),
}

/// The fingerprints of facts of the present site.
pub struct Fingerprints<'a> {
    facts: &'a Facts<'a>,
    last: &'a Dependencies,
    /// For each language, a hash of the inputs that all of its pages share.
    shared: Vec<u128>,
    /// Of what the last build read, at the places of the keys.
    known: Vec<u128>,
    /// Of the documents that this build reads, by their places and aspects.
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

    /// One number of everything that the page would be made from if it read what it read at the last build; nothing where
    /// that build did not make it.
    pub fn inputs_as_before(&self, page: &Page) -> Option<u128> {
        let places = self.last.pages.get(&page.address.path)?;
        let facts: Option<Vec<Fact>> = places.iter().map(|place| self.at(*place)).collect();
        Some(self.inputs(page, &facts?))
    }

    /// The fact at a place among the keys of the last build; nothing where its cache is damaged.
    fn at(&self, place: u32) -> Option<Fact> {
        let (number, _) = self.last.keys.get(place as usize)?;
        Some((*number, *self.known.get(place as usize)?))
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
        if let Some(fact) = place(&self.last.keys, number).and_then(|place| self.at(place)) {
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

    /// What a page that reads `facts` depends on.
    pub fn of_page(&self, page: &Page, facts: &[Fact]) -> PageFacts {
        let numbers: Vec<u64> = facts.iter().map(|(number, _)| *number).collect();
        let is_as_before = self.last.numbers(&page.address.path).is_some_and(|last| last.eq(numbers.iter().copied()));
        if is_as_before { PageFacts::AsBefore } else { PageFacts::Read(numbers) }
    }

    /// What the pages of this build depend on; nothing where that is what those of the last build depended on.
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

    /// Every fact that this build or the last one read, by its number.
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
    /// `pages` holds the numbers of the facts that each page read, in ascending order; facts that none read are left out.
    fn new(mut keys: BTreeMap<u64, ReadKey>, pages: BTreeMap<SitePath, Vec<u64>>) -> Self {
        let used: HashSet<u64> = pages.values().flatten().copied().collect();
        keys.retain(|number, _| used.contains(number));
        let keys: Vec<(u64, ReadKey)> = keys.into_iter().collect();
        let places = |numbers: Vec<u64>| numbers.into_iter().filter_map(|number| place(&keys, number)).collect();
        let pages = pages.into_iter().map(|(path, numbers)| (path, places(numbers))).collect();
        Self { keys, pages }
    }

    /// The numbers of the facts that a page read, in ascending order.
    fn numbers(&self, path: &SitePath) -> Option<impl Iterator<Item = u64>> {
        let places = self.pages.get(path)?;
        Some(places.iter().filter_map(|place| self.keys.get(*place as usize)).map(|(number, _)| *number))
    }
}

/// The place of a fact among the keys.
fn place(keys: &[(u64, ReadKey)], number: u64) -> Option<u32> {
    let place = keys.binary_search_by_key(&number, |(number, _)| *number).ok()?;
    u32::try_from(place).ok()
}
