//! Puts the documents together into a site whose references all hold.
//!
//! Looks at values only: every file has been read and checked on its own.

mod index;
mod order;
mod reference;
mod tables;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::model::document::Document;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DocumentIndex, Site, Tables};

/// What a site is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    pub tables: Arc<Tables>,
    pub documents: Vec<Arc<Document>>,
    /// The files that are copied, with the place they go to.
    pub assets: Vec<(String, SitePath)>,
}

/// What of the documents is to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Visibility {
    /// Documents published later than this day are held back.
    pub today: Date,
    pub drafts: Drafts,
}

/// Whether drafts and documents of later days are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    Hidden,
    Shown,
}

/// A site, and every fault in the references of all files, hidden ones
/// included. Only where none is an error do all references hold; but its pages
/// can be listed in any case, so that faults of addresses are found as well.
#[derive(Debug)]
pub struct Resolved {
    pub site: Site,
    pub faults: Vec<Diagnostic>,
}

/// Resolves every reference.
pub fn resolve(parts: Parts, visibility: Visibility) -> Resolved {
    let Parts { tables, mut documents, assets } = parts;
    documents.sort_by(|a, b| order::natural(a.path.as_str(), b.path.as_str()));
    let mut faults = tables::check(&tables);
    let by_id = index_ids(&documents, &mut faults);
    find_shared_addresses(&documents, &assets, &mut faults);
    let by_file = index::by_file(&documents, &assets);
    reference::check(&tables, &documents, &by_id, &by_file, &mut faults);
    let all = documents.len();
    documents.retain(|document| is_visible(document, visibility));
    let (by_id, by_file) = match documents.len() == all {
        true => (by_id, by_file),
        false => (index::ids(&documents), index::by_file(&documents, &assets)),
    };
    Resolved { site: index::site(tables, documents, by_id, by_file), faults }
}

fn is_visible(document: &Document, visibility: Visibility) -> bool {
    let early = document.meta.published.is_some_and(|published| published > visibility.today);
    visibility.drafts == Drafts::Shown || !(document.meta.draft || early)
}

fn index_ids(documents: &[Arc<Document>], faults: &mut Vec<Diagnostic>) -> HashMap<Slug, DocumentIndex> {
    let mut by_id: HashMap<Slug, DocumentIndex> = HashMap::with_capacity(documents.len());
    for (index, document) in documents.iter().enumerate() {
        match by_id.get(&document.id.value) {
            None => drop(by_id.insert(document.id.value.clone(), DocumentIndex(index))),
            Some(first) => {
                let first = documents[first.0].file.clone();
                let fault = Fault::DuplicateId { id: document.id.value.to_string(), first };
                faults.push(Diagnostic::at(&document.file, document.id.span, fault));
            }
        }
    }
    by_id
}

fn find_shared_addresses(documents: &[Arc<Document>], assets: &[(String, SitePath)], faults: &mut Vec<Diagnostic>) {
    let mut taken: HashMap<&SitePath, &str> = HashMap::with_capacity(documents.len());
    let pages = documents.iter().map(|document| (&document.path, document.file.as_str(), Some(document.id.span)));
    let copies = assets.iter().map(|(file, path)| (path, file.as_str(), None));
    for (path, file, span) in pages.chain(copies) {
        if let Some(first) = taken.insert(path, file) {
            let fault = Fault::DuplicateUrl { url: path.to_string(), first: first.to_owned() };
            faults.push(Diagnostic { file: file.to_owned(), span, fault });
        }
    }
}
