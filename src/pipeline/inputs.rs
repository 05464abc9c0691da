//! What a page is made from, as one number.
//!
//! Where it is the same as at the last build, the page is the same, and need
//! not be rendered. A test builds random sites incrementally and from scratch
//! and compares the bytes.

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::model::document::Document;
use crate::model::site::{DocumentIndex, Site};
use crate::pipeline::site::Prepared;
use crate::render::link;
use crate::render::page::{Page, PageKind};
use crate::render::view::{self, View};

/// What all pages are made from: the program, the theme, tables and what
/// every page shows of the site.
pub fn shared(prepared: &Prepared) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher.update(env!("TOMEI_SOURCES").as_bytes());
    hasher.update(&prepared.theme.fingerprint.to_le_bytes());
    add(&mut hasher, &view::site::site(&prepared.site));
    let tables = &prepared.site.tables;
    add(&mut hasher, &(&tables.departments, &tables.plans, &tables.policy_sets, &tables.grades));
    hasher.digest128()
}

/// What `page` is made from. Pages of many documents are gathered for it; a
/// goal's page, of which there are many, names its documents instead.
pub fn of_page(prepared: &Prepared, shared: u128, page: &Page) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(&shared.to_le_bytes());
    hasher.update(page.path.as_str().as_bytes());
    match &page.kind {
        PageKind::Goal(index) => add_goal(&mut hasher, &prepared.site, *index),
        PageKind::Free(index) => add_document(&mut hasher, &prepared.site, prepared.site.document(*index)),
        _ => add(&mut hasher, &view::view(&prepared.site, page, &prepared.pages)),
    }
    hasher.digest128()
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
    for written in &document.links {
        add(hasher, &link::address(site, document, "", &written.value));
    }
}

fn add(hasher: &mut Xxh3, value: &impl Serialize) {
    let bytes = postcard::to_stdvec(value).expect("plain data has a postcard form");
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(&bytes);
}

/// The view of a page, for those that render it.
pub fn view(prepared: &Prepared, page: &Page) -> View {
    view::view(&prepared.site, page, &prepared.pages)
}
