//! What has been published: ids, addresses, and a hash of every text.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::model::path::{SitePath, Slug};
use crate::model::source::Span;
use crate::model::table::Correction;

/// Everything that was ever published, by the ids of its documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    pub documents: BTreeMap<Slug, Published>,
}

/// A document as it was last published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub path: SitePath,
    /// Where it stood before.
    pub moved: BTreeSet<SitePath>,
    /// The day it was first published with a lock file.
    pub since: Date,
    /// The day it was withdrawn; its id stays used.
    pub withdrawn: Option<Date>,
    /// The hash of its whole file: where it is the same, so is every text.
    pub fingerprint: u128,
    pub texts: BTreeMap<Part, PublishedText>,
    /// The hashes of the corrections that were published with it.
    pub corrections: BTreeSet<u128>,
    /// Where the lock file says so.
    pub span: Span,
}

/// A text as it was last published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedText {
    pub hash: u128,
    /// An item that is no longer published; its id stays used.
    pub is_withdrawn: bool,
}

/// Which text of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    Title,
    /// A value of the front matter, e.g. `summary` or `budget.planned`.
    Field(String),
    Item(Slug),
    /// The running text below a heading; a number after `#` tells equal
    /// headings apart.
    Text(String),
}

/// The hash by which a text is known again. XXH128 finds accidents, not
/// forgeries: the lock file itself can be changed by whoever changes the text.
pub fn hash(text: &str) -> u128 {
    xxh3_128(text.as_bytes())
}

/// The hash by which an entry of the corrections is known again.
pub fn correction_hash(correction: &Correction) -> u128 {
    let Correction { date, page, item, before, after, reason } = correction;
    let item = item.as_ref().map(|item| item.value.as_str()).unwrap_or_default();
    hash(&[&date.to_string(), page.value.as_str(), item, before, after, reason].join("\0"))
}
