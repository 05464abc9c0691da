//! The parts of the page plan that pages show or depend on.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::path::{SitePath, Slug};
use crate::model::site::DocumentIndex;
use crate::render::term::Row;

/// The parts of the page plan that pages show or depend on.
pub trait PlannedPages: Sync {
    /// Whether the page at `path` exists in every language; false for other files and for paths without a page.
    fn is_translated(&self, path: &str) -> bool;
    /// Every page that the sitemap lists.
    fn listed(&self) -> Vec<ListedAddress>;
    /// The rows of the 五十音 index.
    fn term_rows(&self) -> &[Arc<Row>];
    /// The fingerprint of a document's text as indexed.
    fn indexed_text(&self, document: DocumentIndex) -> Option<u128>;
}

/// The address of a page that people read, and the document that it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAddress {
    pub path: SitePath,
    /// The document that the page shows, if it is exactly one.
    pub document: Option<Slug>,
    /// The codes and paths of the page's languages; empty if the site has only one.
    pub languages: Vec<(String, String)>,
}

/// A page that people read, with the day of its last change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedPage {
    pub path: SitePath,
    /// The last change of the document that the page shows, if it is exactly one.
    pub updated: Option<Date>,
    /// The codes and paths of the page's languages; empty if the site has only one.
    pub languages: Vec<(String, String)>,
}
