//! Puts the documents together into a site whose references all hold.
//!
//! Looks at values only: every file has been read and checked on its own.

mod index;
mod reference;
mod tables;

use std::collections::BTreeMap;
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
    documents.sort_by_cached_key(|document| address_order(document));
    let mut faults = tables::check(&tables);
    let by_id = index_ids(&documents, &mut faults);
    find_shared_addresses(&documents, &assets, &mut faults);
    let by_file = index::by_file(&documents, &assets);
    reference::check(&tables, &documents, &by_id, &by_file, &mut faults);
    documents.retain(|document| is_visible(document, visibility));
    Resolved { site: index::site(tables, documents, &assets), faults }
}

fn is_visible(document: &Document, visibility: Visibility) -> bool {
    let early = document.meta.published.is_some_and(|published| published > visibility.today);
    visibility.drafts == Drafts::Shown || !(document.meta.draft || early)
}

/// Sorts goal-2 before goal-10, on every machine alike.
fn address_order(document: &Document) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = vec![(0, String::new())];
    let mut digits = false;
    for c in document.path.as_str().chars() {
        if c.is_ascii_digit() != digits && c.is_ascii_digit() {
            parts.push((0, String::new()));
        }
        digits = c.is_ascii_digit();
        let last = parts.last_mut().expect("there is always a part");
        match c.to_digit(10) {
            Some(digit) => last.0 = last.0.saturating_mul(10).saturating_add(u64::from(digit)),
            None => last.1.push(c),
        }
    }
    parts
}

fn index_ids(documents: &[Arc<Document>], faults: &mut Vec<Diagnostic>) -> BTreeMap<Slug, DocumentIndex> {
    let mut by_id: BTreeMap<Slug, DocumentIndex> = BTreeMap::new();
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
    let mut taken: BTreeMap<&SitePath, &str> = BTreeMap::new();
    let pages = documents.iter().map(|document| (&document.path, document.file.as_str(), Some(document.id.span)));
    let copies = assets.iter().map(|(file, path)| (path, file.as_str(), None));
    for (path, file, span) in pages.chain(copies) {
        if let Some(first) = taken.insert(path, file) {
            let fault = Fault::DuplicateUrl { url: path.to_string(), first: first.to_owned() };
            faults.push(Diagnostic { file: file.to_owned(), span, fault });
        }
    }
}
