//! What pages depend on: the facts they read when they were made, and the fingerprints of these now.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use foldhash::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::model::path::SitePath;
use crate::render::page::Page;
use crate::render::reads::{Facts, ReadKey, Reads};

/// What the pages of a build read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Dependencies {
    /// Every fact that was read, by its number.
    keys: BTreeMap<u64, ReadKey>,
    /// The numbers of the facts that each page read, in ascending order.
    pages: BTreeMap<SitePath, Vec<u64>>,
}

/// The fingerprints of facts of the present site.
pub struct Fingerprints<'a> {
    facts: &'a Facts<'a>,
    last: &'a Dependencies,
    /// By language, of what all of its pages are made from besides.
    shared: Vec<u128>,
    known: HashMap<u64, u128>,
    /// Of facts that the last build did not read.
    new: RwLock<HashMap<u64, (ReadKey, u128)>>,
}

impl<'a> Fingerprints<'a> {
    /// The fingerprints of what the last build read; `shared` is of what all pages of each language are made from.
    pub fn new(facts: &'a Facts<'a>, last: &'a Dependencies, shared: Vec<u128>) -> Self {
        let known = last.keys.par_iter().map(|(number, key)| (*number, key.fingerprint(facts))).collect();
        Self { facts, last, shared, known, new: RwLock::default() }
    }

    /// The facts that the page read at the last build, if it was made then.
    pub fn read_at_last(&self, page: &Page) -> Option<&'a Vec<u64>> {
        self.last.pages.get(&page.address.path)
    }

    /// The numbers of the facts that were read for a page just made.
    pub fn numbers(&self, reads: Reads) -> Vec<u64> {
        let mut numbers: Vec<u64> = reads.into_iter().map(|key| self.number(key)).collect();
        numbers.sort_unstable();
        numbers
    }

    fn number(&self, key: ReadKey) -> u64 {
        let number = key.number();
        let is_new = || !self.new.read().unwrap_or_else(PoisonError::into_inner).contains_key(&number);
        if !self.known.contains_key(&number) && is_new() {
            let fingerprint = key.fingerprint(self.facts);
            self.new.write().unwrap_or_else(PoisonError::into_inner).insert(number, (key, fingerprint));
        }
        number
    }

    /// One number of everything that a page that reads `facts` is made from.
    pub fn inputs(&self, page: &Page, facts: &[u64]) -> u128 {
        let mut hasher = Xxh3::new();
        hasher.update(&self.shared[page.address.language].to_le_bytes());
        hasher.update(page.address.path.as_str().as_bytes());
        hasher.update(&page.identity().to_le_bytes());
        let new = self.new.read().unwrap_or_else(PoisonError::into_inner);
        for number in facts {
            let fingerprint = self.known.get(number).copied().or_else(|| new.get(number).map(|(_, found)| *found));
            hasher.update(&number.to_le_bytes());
            hasher.update(&fingerprint.unwrap_or_default().to_le_bytes());
        }
        hasher.digest128()
    }

    /// What the pages of this build read.
    pub fn into_dependencies(self, pages: BTreeMap<SitePath, Vec<u64>>) -> Dependencies {
        let new = self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        let used: foldhash::HashSet<u64> = pages.values().flatten().copied().collect();
        let old = self.last.keys.iter().map(|(number, key)| (*number, key.clone()));
        let keys = old.chain(new.into_iter().map(|(number, (key, _))| (number, key)));
        Dependencies { keys: keys.filter(|(number, _)| used.contains(number)).collect(), pages }
    }
}
