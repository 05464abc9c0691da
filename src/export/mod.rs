//! Exports a site as open data: tables as CSV, JSON and workbooks, with a data package, a catalogue, the licence and
//! the report of a check.
//!
//! [`crate::model::dataset`] defines the schema; this module provides the values. The files are made in parts, so that
//! after an edit only the parts that can differ are rebuilt.

mod catalog;
pub mod cell;
pub mod check;
pub mod clean;
mod csv;
mod json;
mod licence;
mod package;
mod part;
pub mod rows;
mod scope;
pub mod sums;
mod tables;
mod workbook;

use crate::model::output::OutputFile;
use crate::model::path::SitePath;
use crate::model::site::{DocumentIndex, Site};

pub use crate::export::part::{FOLDER, Part, parts, paths};
pub use crate::export::scope::{fiscal_years, surroundings};

/// Makes the files of `part`, whose paths are [`paths`]. Each is made only when the iterator reaches it.
pub fn make(site: &Site, part: Part) -> Box<dyn Iterator<Item = OutputFile> + '_> {
    match part {
        Part::Tables => Box::new(tables::make(site)),
        Part::Year(year) => Box::new(std::iter::once(workbook::year(site, year))),
        Part::Shared => Box::new(std::iter::once(workbook::shared(site))),
    }
}

/// Whether `path` is a file of the open data, provided that the site offers any.
pub fn holds(site: &Site, path: &SitePath) -> bool {
    site.tables.config.data
        && path.as_str().starts_with(FOLDER)
        && (document_at(site, path).is_some()
            || *path == sums::path()
            || parts(site).into_iter().any(|part| paths(part).contains(path)))
}

/// The paths of all files of the open data; empty if the site does not offer any.
pub fn all_paths(site: &Site) -> Vec<SitePath> {
    if !site.tables.config.data {
        return Vec::new();
    }
    let pages = site.documents.iter().map(|document| document.data_path());
    let parts = parts(site).into_iter().flat_map(paths);
    parts.chain([sums::path()]).chain(pages).collect()
}

/// The document whose page JSON is the file at `path`.
pub fn document_at(site: &Site, path: &SitePath) -> Option<DocumentIndex> {
    let is_page = path.as_str().starts_with("data/pages/");
    let found = site.indexed().find(|(_, document)| is_page && document.data_path() == *path);
    found.map(|(index, _)| index)
}

/// The page JSON of a document, which is written to [`crate::model::document::Document::data_path`].
pub fn page_json(site: &Site, index: DocumentIndex) -> Vec<u8> {
    json::document(site, site.document(index))
}
