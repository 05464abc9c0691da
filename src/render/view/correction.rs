//! Corrections, with the pages to which they were made.

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::document::Document;
use crate::model::table::Correction;
use crate::render::reads::SiteReader;
use crate::render::view::document_name::DocumentName;

/// A correction, with the page to which it was made.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: String,
    pub path: Option<String>,
    pub name: DocumentName,
    pub item: Option<String>,
    /// None where the words are withheld.
    pub before: Option<String>,
    pub after: String,
    pub reason: String,
}

/// All corrections, the newest first.
pub fn all(site: &SiteReader) -> Vec<CorrectionView> {
    views(site, site.corrections().iter().collect())
}

/// The corrections made to one document, the newest first.
pub fn of_document(site: &SiteReader, document: &Document) -> Vec<CorrectionView> {
    views(site, site.corrections_of(&document.id.value))
}

fn views(site: &SiteReader, mut rows: Vec<&Correction>) -> Vec<CorrectionView> {
    rows.sort_by_key(|row| Reverse(row.date));
    rows.into_iter().map(|row| view(site, row)).collect()
}

fn view(site: &SiteReader, row: &Correction) -> CorrectionView {
    let id = &row.page.value;
    let index = site.find(id);
    CorrectionView {
        date: row.date.to_string(),
        path: index.map(|index| site.summary(index).path.to_string()),
        name: index.map_or_else(|| DocumentName::of_withdrawn(id), |index| DocumentName::of(site, index)),
        item: row.item.as_ref().map(|item| item.value.to_string()),
        before: row.before.words().map(str::to_owned),
        after: row.after.clone(),
        reason: row.reason.clone(),
    }
}
