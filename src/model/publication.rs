//! What has been published: ids, addresses and a hash of every text. It is stored in the lock file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::model::path::{SitePath, Slug};
use crate::model::source::Span;
use crate::model::table::{Before, Correction};

/// Everything that was ever published, by document id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    pub documents: BTreeMap<Slug, Published>,
}

/// A document as it was last published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub path: SitePath,
    /// The addresses at which it was published earlier.
    pub moved: BTreeSet<SitePath>,
    /// The day on which it was first published with a lock file.
    pub since: Date,
    /// The day on which it was withdrawn. Its id remains reserved.
    pub withdrawn: Option<Date>,
    /// The hash of the whole file: as long as it is the same, so is every text.
    pub fingerprint: u128,
    pub texts: BTreeMap<Part, PublishedText>,
    /// The hashes of the corrections that were published with it.
    pub corrections: BTreeSet<u128>,
    /// The position of the entry in the lock file.
    pub span: Span,
}

/// A text as it was last published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedText {
    pub hash: u128,
    /// Whether it is an item that is no longer published. Its id remains reserved.
    pub is_withdrawn: bool,
}

/// Identifies a text within its document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    Title,
    /// A value of the front matter, e.g. `summary` or `budget.planned`.
    Field(String),
    Item(Slug),
    /// The running text below a heading. If several headings are the same, `#` and a number distinguish them.
    Text(String),
}

impl Part {
    /// The id of the item, if it is one.
    pub fn item(&self) -> Option<&Slug> {
        if let Self::Item(id) = self { Some(id) } else { None }
    }
}

/// The hash by which a text is compared with its published version. XXH128 is not cryptographic: it detects accidental
/// changes, not forgeries, and anyone who can change the text can change the lock file too.
pub fn hash(text: &str) -> u128 {
    xxh3_128(text.as_bytes())
}

/// The hash by which a correction is identified.
pub fn correction_hash(correction: &Correction) -> u128 {
    let Correction { date, page, item, before, after, reason } = correction;
    let item = item.as_ref().map(|item| item.value.as_str()).unwrap_or_default();
    let before = match before {
        Before::Words(words) => words.clone(),
        // No words have a control character before them.
        Before::Withheld(hash) => format!("\u{1}{hash}"),
    };
    hash(&[&date.to_string(), page.value.as_str(), item, &before, after, reason].join("\0"))
}
