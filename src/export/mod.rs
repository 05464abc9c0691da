//! A site becomes open data: tables as CSV, JSON and workbooks, with the
//! package, catalogue, licence and report that go with them.
//!
//! The shape is [`crate::model::dataset`]'s; here are the values. The files
//! come in parts, so that after an edit only what can differ is made again.

mod catalog;
pub mod cell;
pub mod check;
pub mod clean;
mod csv;
mod json;
mod licence;
mod package;
pub mod rows;
pub mod sums;
mod tables;
mod workbook;

use std::collections::BTreeSet;

use crate::model::dataset::TABLES;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Item;
use crate::model::output::OutputFile;
use crate::model::path::SitePath;
use crate::model::site::{DocumentIndex, Site};
use crate::model::table::Correction;

/// The folder of the output that holds everything made here.
pub const FOLDER: &str = "data/";

/// Files that are made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The CSV files, the JSON of everything, and what describes them.
    Tables,
    /// The workbook of one fiscal year's documents.
    Year(FiscalYear),
    /// The workbook of what belongs to no year.
    Shared,
}

/// The parts of a site's data, in a fixed order.
pub fn parts(site: &Site) -> Vec<Part> {
    let years = site.years.keys().map(|year| Part::Year(*year));
    [Part::Tables].into_iter().chain(years).chain([Part::Shared]).collect()
}

/// The paths of the files of `part`, known without making them.
pub fn paths(part: Part) -> Vec<SitePath> {
    let names = match part {
        Part::Tables => {
            let tables = TABLES.iter().map(|table| format!("csv/{}.csv", table.name));
            tables.chain(DESCRIPTIONS.map(str::to_owned)).collect()
        }
        Part::Year(year) => vec![format!("xlsx/{year}.xlsx")],
        Part::Shared => vec!["xlsx/tables.xlsx".to_owned()],
    };
    names.into_iter().map(|name| path(&name)).collect()
}

const DESCRIPTIONS: [&str; 6] =
    ["all.json", "datapackage.json", "catalog.jsonld", "licence.txt", "check.txt", "check.json"];

/// Makes the files of `part`, those of [`paths`], each when it is asked for.
pub fn make(site: &Site, part: Part) -> Box<dyn Iterator<Item = OutputFile> + '_> {
    match part {
        Part::Tables => Box::new(tables::make(site)),
        Part::Year(year) => Box::new(std::iter::once(workbook::year(site, year))),
        Part::Shared => Box::new(std::iter::once(workbook::shared(site))),
    }
}

/// Whether `path` is one of the data's files, of a site that hands them out.
pub fn holds(site: &Site, path: &SitePath) -> bool {
    site.tables.config.data
        && path.as_str().starts_with(FOLDER)
        && (document_at(site, path).is_some()
            || *path == sums::path()
            || parts(site).into_iter().any(|part| paths(part).contains(path)))
}

/// Where every file of the data goes, of a site that hands them out.
pub fn all_paths(site: &Site) -> Vec<SitePath> {
    if !site.tables.config.data {
        return Vec::new();
    }
    let twins = site.documents.iter().map(|document| document.data_path());
    let parts = parts(site).into_iter().flat_map(paths);
    parts.chain([sums::path()]).chain(twins).collect()
}

/// The document whose JSON twin stands at `path`.
pub fn document_at(site: &Site, path: &SitePath) -> Option<DocumentIndex> {
    let twin = path.as_str().starts_with("data/pages/");
    let found = site.indexed().find(|(_, document)| twin && document.data_path() == *path);
    found.map(|(index, _)| index)
}

/// The corrections of documents that are published; others are not named.
pub fn published_corrections(site: &Site) -> impl Iterator<Item = &Correction> {
    site.tables.corrections.iter().filter(|row| site.by_id.contains_key(&row.page.value))
}

/// The JSON twin of a document's page; it goes to [`Document::data_path`].
pub fn twin(site: &Site, index: DocumentIndex) -> Vec<u8> {
    json::document(site, site.document(index))
}

/// What of `site` shows in a document's data besides its own text: whether
/// each document it is linked to is published. Links to others are left out.
pub fn surroundings(site: &Site, document: &Document) -> Vec<bool> {
    let goals = document.goal().into_iter().flat_map(|goal| goal.midterm.iter().chain(&goal.continues));
    let items = document.outward_links.iter().filter_map(|link| link.document.as_ref());
    goals.map(|link| &link.id.value).chain(items).map(|id| site.by_id.contains_key(id)).collect()
}

/// Every fiscal year that the site's documents belong to or name.
pub fn fiscal_years(site: &Site) -> BTreeSet<FiscalYear> {
    let mut years: BTreeSet<FiscalYear> = site.years.keys().copied().collect();
    let mut add = |item: &Item| years.extend(item.when.iter().flat_map(|when| [when.first, when.last]));
    for document in &site.documents {
        for item in document.sections.iter().flat_map(|section| &section.items) {
            item.walk(&mut |item| add(item));
        }
    }
    years
}

fn path(name: &str) -> SitePath {
    SitePath::from_parts(format!("{FOLDER}{name}"))
}

fn file(name: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile { path: path(name), bytes }
}
