//! A site becomes what search is made from: its documents as text with
//! anchors, its words, and the terms of the 五十音 index.
//!
//! A document of the index has the number of the site's document it was made
//! from. How text is analysed and packed is for `tomei-search` to know.

mod document;
pub mod facets;
mod term;
mod vocabulary;

use std::sync::Arc;

use rayon::prelude::*;
use tomei_search::document::Document;

use crate::model::site::Site;

pub use crate::index::term::{Term, terms};
pub use crate::index::vocabulary::vocabulary;

/// The text of every document, in the site's order.
pub fn documents(site: &Site) -> Vec<Arc<Document>> {
    site.documents.par_iter().map(|document| Arc::new(document::document(site, document))).collect()
}
