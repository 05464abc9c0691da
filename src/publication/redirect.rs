//! Redirects from earlier addresses of pages to their current ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::document::{Document, Subject};
use crate::model::path::{SitePath, Slug};
use crate::model::publication::{Publication, Published};
use crate::publication::compare::Present;
use crate::publication::fault::id::AddressTaken;

/// An earlier address of a page, and the page that replaces it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    pub from: SitePath,
    pub to: SitePath,
    /// The document that has moved.
    pub id: Slug,
}

/// The redirects of the current site. An earlier address that `is_taken` reports as used by another page is a fault.
pub fn redirects(
    known: &Publication,
    present: &Present,
    is_taken: &dyn Fn(&SitePath) -> bool,
) -> (Vec<Redirect>, Vec<Diagnostic>) {
    let (mut redirects, mut faults) = (BTreeMap::new(), Vec::new());
    for (id, published) in &known.documents {
        let Some(document) = present.document(id) else { continue };
        if published.moved.is_empty() && published.path == document.path {
            continue;
        }
        for from in old_addresses(published, document) {
            if is_taken(&from) {
                let fault = AddressTaken { path: from.to_string(), id: id.to_string() };
                faults.push(Diagnostic::at(&document.file, document.id.span, fault));
                continue;
            }
            for (from, to) in with_original(document, &from) {
                redirects.insert(from.clone(), Redirect { from, to, id: id.clone() });
            }
        }
    }
    redirects.retain(|from, _| !is_taken(from));
    (redirects.into_values().collect(), faults)
}

/// The redirects that follow from the publication alone, for the configuration of web servers.
pub fn published(known: &Publication) -> Vec<(SitePath, SitePath)> {
    let mut found = BTreeSet::new();
    let live: BTreeSet<&SitePath> = known
        .documents
        .values()
        .filter(|published| published.withdrawn.is_none())
        .map(|published| &published.path)
        .collect();
    for published in known.documents.values().filter(|published| published.withdrawn.is_none()) {
        let free = published.moved.iter().filter(|from| !live.contains(from));
        found.extend(free.map(|from| (from.clone(), published.path.clone())));
    }
    found.into_iter().collect()
}

fn old_addresses(published: &Published, document: &Document) -> BTreeSet<SitePath> {
    let known = published.moved.iter().chain([&published.path]);
    known.filter(|path| **path != document.path).cloned().collect()
}

/// A sheet also has the page that mirrors its original, which moves with it.
fn with_original(document: &Document, from: &SitePath) -> Vec<(SitePath, SitePath)> {
    let mut pairs = vec![(from.clone(), document.path.clone())];
    if let (Subject::Sheet(_), Some(from), Some(to)) = (&document.subject, from.original(), document.path.original()) {
        pairs.push((from, to));
    }
    pairs
}
