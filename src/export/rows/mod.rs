//! Collects the rows of every table from the site.

mod document;
mod goal;
mod item;
mod meta;
mod reference;
mod row;

use crate::model::document::Document;
use crate::model::site::Site;

pub use crate::export::rows::row::{Row, Rows};

/// The rows of all tables that belong to one document.
pub fn of_document<'a>(site: &'a Site, document: &'a Document) -> Rows<'a> {
    let mut rows = Rows::default();
    document::add(&mut rows, document);
    if let Some(goal) = document.goal() {
        goal::add(&mut rows, site, document, goal);
    }
    item::add(&mut rows, site, document);
    rows
}

/// The rows that belong to no document: the tables that documents refer to, the years, the site itself, and the schema.
pub fn shared(site: &Site) -> Rows<'_> {
    let mut rows = Rows::default();
    reference::add(&mut rows, site);
    meta::add(&mut rows, site);
    rows
}
