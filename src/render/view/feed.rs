//! Atom feeds.

use serde::Serialize;

use crate::render::reads::SiteReader;
use crate::render::view::document_name::DocumentName;

/// An Atom feed.
#[derive(Debug, Serialize)]
pub struct FeedView {
    /// What stands before every address.
    pub base: String,
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    pub path: String,
    /// The item on the page, where one is meant.
    pub item: Option<String>,
    /// Tells two changes of one page apart, for ever.
    pub key: String,
    pub date: String,
    pub name: DocumentName,
    pub summary: String,
    /// What was corrected, where the entry is of a correction.
    pub corrected: Option<Corrected>,
}

/// Words that became others.
#[derive(Debug, Serialize)]
pub struct Corrected {
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// The most entries of a feed.
pub const MOST_ENTRIES: usize = 50;
/// The day a feed without entries says it was last changed.
const NEVER: &str = "1970-01-01";

impl FeedView {
    /// The feed of these entries, the newest first.
    pub fn new(site: &SiteReader, entries: Vec<FeedEntry>) -> Self {
        Self {
            base: site.config().base_url.clone().unwrap_or_default(),
            updated: entries.first().map_or_else(|| NEVER.to_owned(), |entry| entry.date.clone()),
            entries,
        }
    }
}
