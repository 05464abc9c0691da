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
    /// Every fact that was read, by its number.
    keys: BTreeMap<u64, ReadKey>,
    /// For each page the numbers of the facts that it read, in ascending order.
    pages: BTreeMap<SitePath, Vec<u64>>,
}

/// The number of a fact, and its fingerprint.
pub type Fact = (u64, u128);

/// The fingerprints of facts in the current site.
pub struct Fingerprints<'a> {
    facts: &'a Facts<'a>,
    last: &'a Dependencies,
    /// For each language, a hash of the inputs that all of its pages share.
    shared: Vec<u128>,
    /// Facts that the last build read.
    known: HashMap<u64, u128>,
    /// Documents that this build reads, by position and aspect.
    documents: Vec<[OnceLock<Fact>; Aspect::ALL.len()]>,
    /// Other facts that the last build did not read.
    new: RwLock<HashMap<u64, (ReadKey, u128)>>,
}

impl<'a> Fingerprints<'a> {
    /// Computes the fingerprints of the facts that the last build read; `shared` has for each language a hash of the
    /// inputs that all pages share.
    pub fn new(facts: &'a Facts<'a>, last: &'a Dependencies, shared: Vec<u128>) -> Self {
        let known = last.keys.par_iter().map(|(number, key)| (*number, key.fingerprint(facts))).collect();
        let documents = (0..facts.document_count()).map(|_| Default::default()).collect();
        Self { facts, last, shared, known, documents, new: RwLock::default() }
    }

    /// The facts that the page read in the last build, with their current fingerprints; `None` if it was not rendered
    /// then.
    pub fn read_at_last(&self, page: &Page) -> Option<Vec<Fact>> {
        let numbers = self.last.pages.get(&page.address.path)?;
        numbers.iter().map(|number| Some((*number, *self.known.get(number)?))).collect()
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
        if let Some(fingerprint) = self.known.get(&number) {
            return (number, *fingerprint);
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

    /// The dependencies of the pages of this build, for the cache.
    pub fn into_dependencies(self, pages: BTreeMap<SitePath, Vec<u64>>) -> Dependencies {
        let used: HashSet<u64> = pages.values().flatten().copied().collect();
        let old = self.last.keys.iter().map(|(number, key)| (*number, key.clone()));
        let of_documents = self.documents.iter().enumerate().flat_map(|(index, aspects)| {
            let id = self.facts.id(DocumentIndex(index));
            let read = Aspect::ALL.into_iter().zip(aspects).filter_map(|(aspect, fact)| Some((aspect, fact.get()?)));
            read.map(move |(aspect, (number, _))| (*number, ReadKey::OfDocument(aspect, id.clone())))
        });
        let mut keys: BTreeMap<u64, ReadKey> =
            old.chain(of_documents).filter(|(number, _)| used.contains(number)).collect();
        let new = self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        keys.extend(new.into_iter().map(|(number, (key, _))| (number, key)));
        Dependencies { keys, pages }
    }
}
