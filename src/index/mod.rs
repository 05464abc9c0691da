//! Prepares a site for the search: its documents as texts with anchors, its vocabulary, and the terms of the 五十音 index.
//!
//! A document of the search index has the same number as the site's document from which it was made. How texts are
//! analysed and packed is left to `tomei-search`.

mod document;
pub mod facets;
mod names;
mod term;
mod vocabulary;

use std::sync::Arc;

use rayon::prelude::*;
use tomei_search::document::Document;

use crate::model::site::Site;

pub use crate::index::names::names;
pub use crate::index::term::{Term, terms};
pub use crate::index::vocabulary::vocabulary;

/// The text of every document, in the order of the site.
pub fn documents(site: &Site) -> Vec<Arc<Document>> {
    site.documents.par_iter().map(|document| Arc::new(document::document(site, document))).collect()
}
