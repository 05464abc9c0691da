//! What a page is made from, as one number.
//!
//! Where it is the same as at the last build, the page is the same, and need
//! not be rendered. A test builds random sites incrementally and from scratch
//! and compares the bytes.

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::site::{DocumentIndex, PromiseFilter, Site};
use crate::pipeline::site::Prepared;
use crate::render::link;
use crate::render::listing;
use crate::render::page::{Page, PageKind};
use crate::render::term::Reading;
use crate::render::view::{self, View};

/// What all pages of each language are made from: the program, the theme, tables and what
/// every page shows of the site.
pub fn shared(prepared: &Prepared) -> Vec<u128> {
    (0..prepared.languages.len()).map(|language| shared_in(prepared, language)).collect()
}

fn shared_in(prepared: &Prepared, language: usize) -> u128 {
    let (words, content) = (&prepared.languages[language], &prepared.languages[0]);
    let mut hasher = Xxh3::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(env!("TOMEI_SOURCES").as_bytes());
    hasher.update(&prepared.theme_number.to_le_bytes());
    add(&mut hasher, &view::site::site(&prepared.site, words, content));
    add(&mut hasher, &prepared.languages.iter().map(|words| (&words.code, words.name())).collect::<Vec<_>>());
    let tables = &prepared.site.tables;
    let renamed: Vec<_> = tables.glossary.iter().filter(|entry| entry.renamed.is_some()).collect();
    add(&mut hasher, &renamed);
    let named: Vec<_> = tables.glossary.iter().map(|entry| (&entry.id.value, &entry.term, &entry.aliases)).collect();
    add(&mut hasher, &named);
    add(&mut hasher, &(&tables.departments, &tables.plans, &tables.policy_sets, &tables.grades));
    hasher.digest128()
}

/// A page's inputs, and its view where that had to be gathered for them.
pub struct Inputs {
    pub number: u128,
    pub view: Option<View>,
}

/// What `page` is made from. Pages of many documents are gathered for it; a
/// goal's page, of which there are many, names its documents instead.
pub fn of_page(prepared: &Prepared, shared: u128, page: &Page) -> Inputs {
    let mut hasher = Xxh3::new();
    hasher.update(&shared.to_le_bytes());
    hasher.update(page.path.as_str().as_bytes());
    let view = match &page.kind {
        PageKind::Goal(index) => {
            add_goal(&mut hasher, &prepared.site, *index);
            None
        }
        PageKind::Free(index) => {
            add_document(&mut hasher, &prepared.site, prepared.site.document(*index));
            None
        }
        PageKind::Original(index) => {
            add_place(&mut hasher, &prepared.site, *index);
            None
        }
        PageKind::Promises(filter, part) => {
            add_promises(&mut hasher, &prepared.site, filter, *part);
            None
        }
        PageKind::Due(year, part) => {
            add_due(&mut hasher, &prepared.site, *year, *part);
            None
        }
        PageKind::Term(reading) => {
            add_hits(&mut hasher, &prepared.site, reading);
            None
        }
        _ => {
            let view = view::view(prepared.source(), page);
            add(&mut hasher, &view);
            Some(view)
        }
    };
    Inputs { number: hasher.digest128(), view }
}

/// A list shows its goals, and which other lists there are.
fn add_promises(hasher: &mut Xxh3, site: &Site, filter: &PromiseFilter, part: usize) {
    let found = site.promises(filter);
    add(hasher, &site.dates);
    add(hasher, &(part, found.len(), site.promises.keys().map(|filter| listing::path(filter, 1)).collect::<Vec<_>>()));
    for promise in listing::part(found, part) {
        hasher.update(&site.document(promise.document).fingerprint.to_le_bytes());
        hasher.update(&promise.position.to_le_bytes());
    }
}

/// What is due shows its documents, and which other years there are.
fn add_due(hasher: &mut Xxh3, site: &Site, year: FiscalYear, part: usize) {
    let due = site.due(year);
    add(hasher, &(&site.dates, part, due.len(), site.due.keys().collect::<Vec<_>>()));
    for due in listing::part(due, part) {
        hasher.update(&site.document(due.document).fingerprint.to_le_bytes());
        hasher.update(&due.position.to_le_bytes());
    }
}

/// A term's page shows the documents that hold it.
fn add_hits(hasher: &mut Xxh3, site: &Site, reading: &Reading) {
    add(hasher, &site.dates);
    for term in &reading.terms {
        add(hasher, &(&term.surface, &term.reading, term.total, term.hits.len()));
        for hit in &term.hits {
            hasher.update(&site.document(hit.document).fingerprint.to_le_bytes());
            hasher.update(hit.text.document.url.as_bytes());
        }
    }
}

/// A sheet's mirror shows every goal of its department's year.
fn add_place(hasher: &mut Xxh3, site: &Site, index: DocumentIndex) {
    let document = site.document(index);
    add_document(hasher, site, document);
    let place = document.place().and_then(|(year, id)| site.years.get(&year)?.get(id));
    for goal in place.into_iter().flat_map(|place| place.annual.iter().chain(&place.midterm)) {
        add_goal(hasher, site, *goal);
    }
}

fn add_goal(hasher: &mut Xxh3, site: &Site, index: DocumentIndex) {
    let document = site.document(index);
    add_document(hasher, site, document);
    for related in view::goal::related(site, index) {
        hasher.update(&site.document(related).fingerprint.to_le_bytes());
    }
}

fn add_document(hasher: &mut Xxh3, site: &Site, document: &Document) {
    hasher.update(&document.fingerprint.to_le_bytes());
    hasher.update(document.file.as_bytes());
    if document.meta.published.is_none() && document.meta.updated.is_none() {
        // A page without dates of its own shows the site's.
        add(hasher, &site.dates);
    }
    add(hasher, &view::records::of_document(site, document));
    for written in &document.links {
        add(hasher, &link::address(site, document, &link::AT_ROOT, &written.value));
    }
}

fn add(hasher: &mut Xxh3, value: &impl Serialize) {
    let bytes = postcard::to_stdvec(value).expect("plain data has a postcard form");
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(&bytes);
}
