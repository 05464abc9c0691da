//! What of the plan of all pages shows on pages.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::path::{SitePath, Slug};
use crate::model::site::DocumentIndex;
use crate::render::term::Row;

/// What of the plan of all pages shows on pages.
pub trait PlannedPages: Sync {
    /// Whether the page at `path` exists in every language; not for files, nor where no page stands.
    fn is_translated(&self, path: &str) -> bool;
    /// Every page that the sitemap names.
    fn listed(&self) -> Vec<ListedAddress>;
    /// The rows of the 五十音 index.
    fn term_rows(&self) -> &[Arc<Row>];
    /// The fingerprint of the text of a document as the index has it.
    fn indexed_text(&self, document: DocumentIndex) -> Option<u128>;
}

/// The address of a page that people read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAddress {
    pub path: SitePath,
    /// The one document that the page shows.
    pub document: Option<Slug>,
    /// The page in every language, by code, where there are several.
    pub languages: Vec<(String, String)>,
}

/// A page that people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedPage {
    pub path: SitePath,
    /// The last change of the one document that the page shows.
    pub updated: Option<Date>,
    /// The page in every language, by code, where there are several.
    pub languages: Vec<(String, String)>,
}
