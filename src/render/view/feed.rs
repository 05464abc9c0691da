//! Atom feeds.

use serde::Serialize;

use crate::render::reads::SiteReader;
use crate::render::view::document_name::DocumentName;

/// An Atom feed.
#[derive(Debug, Serialize)]
pub struct FeedView {
    /// The prefix of all addresses in the feed.
    pub base: String,
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    pub path: String,
    /// The id of the item on the page, if the entry is about one.
    pub item: Option<String>,
    /// A permanent key that distinguishes several changes of one page.
    pub key: String,
    pub date: String,
    pub name: DocumentName,
    pub summary: String,
    /// The corrected text, if the entry is about a correction.
    pub corrected: Option<Corrected>,
}

/// A text before and after its correction.
#[derive(Debug, Serialize)]
pub struct Corrected {
    /// None where the words are withheld.
    pub before: Option<String>,
    pub after: String,
    pub reason: String,
}

/// The maximum number of entries in a feed.
pub const MOST_ENTRIES: usize = 50;
/// The date of the last change in a feed without entries, since Atom requires one.
const NEVER: &str = "1970-01-01";

impl FeedView {
    /// A feed of `entries`, which begin with the newest.
    pub fn new(site: &SiteReader, entries: Vec<FeedEntry>) -> Self {
        Self {
            base: site.config().base_url.clone().unwrap_or_default(),
            updated: entries.first().map_or_else(|| NEVER.to_owned(), |entry| entry.date.clone()),
            entries,
        }
    }
}
