//! Combines the documents into a site whose references all hold.
//!
//! A pure function of values: every file has already been read and validated on its own.

pub mod fault;
mod index;
mod order;
mod reference;
mod tables;

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DocumentIndex, Site, Tables};
use crate::resolve::fault::DuplicateId;

/// What a site is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    pub tables: Arc<Tables>,
    pub documents: Vec<Arc<Document>>,
    /// The files that are copied, with their paths in the output.
    pub assets: Vec<(String, SitePath)>,
}

/// Which documents are shown.
#[derive(Clone, Copy, Debug)]
pub struct Visibility {
    /// Documents with a later publication date are hidden.
    pub today: Date,
    pub drafts: Drafts,
}

/// Whether drafts and documents with a later publication date are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    Hidden,
    Shown,
}

/// A site with all faults in the references of its files, those of hidden documents included. Only if none of the
/// faults is an error do all references hold; but the pages can be planned in any case, so that faults of addresses are
/// found too.
#[derive(Debug)]
pub struct Resolved {
    pub site: Site,
    /// The documents that are not shown.
    pub hidden: Vec<Arc<Document>>,
    pub faults: Vec<Diagnostic>,
}

/// Resolves every reference.
pub fn resolve(parts: Parts, visibility: Visibility) -> Resolved {
    let Parts { tables, mut documents, assets } = parts;
    documents.par_sort_by(|a, b| order::natural(a.path.as_str(), b.path.as_str()));
    let ((by_id, repeated), by_file) = rayon::join(|| index_ids(&documents), || index::by_file(&documents, &assets));
    let mut faults = tables::check(&tables);
    faults.extend(repeated);
    faults.extend(reference::check(&tables, &documents, &by_id));
    let (documents, hidden): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|document| is_visible(document, visibility));
    let (by_id, by_file) = match hidden.is_empty() {
        true => (by_id, by_file),
        false => (index::ids(&documents), index::by_file(&documents, &assets)),
    };
    let this_year = FiscalYear::of_day(visibility.today);
    Resolved { site: index::site(tables, documents, (by_id, by_file), this_year), hidden, faults }
}

fn is_visible(document: &Document, visibility: Visibility) -> bool {
    let early = document.meta.published.is_some_and(|published| published > visibility.today);
    visibility.drafts == Drafts::Shown || !(document.meta.draft || early)
}

/// The documents by id, and a fault for each id that is used twice.
fn index_ids(documents: &[Arc<Document>]) -> (HashMap<Slug, DocumentIndex>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut by_id: HashMap<Slug, DocumentIndex> = HashMap::with_capacity(documents.len());
    for (index, document) in documents.iter().enumerate() {
        match by_id.get(&document.id.value) {
            None => drop(by_id.insert(document.id.value.clone(), DocumentIndex(index))),
            Some(first) => {
                let first = documents[first.0].file.clone();
                let fault = DuplicateId { id: document.id.value.to_string(), first };
                faults.push(Diagnostic::at(&document.file, document.id.span, fault));
            }
        }
    }
    (by_id, faults)
}
