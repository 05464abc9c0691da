//! The part of a document that lists show.

use serde::Serialize;

use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::path::{SitePath, Slug};

/// The part of a document that lists show: everything but its running text.
#[derive(Clone, Debug, Serialize)]
pub struct Summary<'a> {
    pub id: &'a Slug,
    pub path: &'a SitePath,
    pub title: &'a str,
    pub kind: &'static str,
    pub place: Option<(FiscalYear, &'a Slug)>,
    /// The number of the goal, if the document is one.
    pub no: Option<&'a Slug>,
    pub summary: Option<&'a str>,
    pub promises: usize,
    pub targets: usize,
    pub results: usize,
    pub issues: usize,
    /// The number of items with a deadline.
    pub due: usize,
    /// The number of promises with a result that an editor linked.
    pub promises_with_result: usize,
}

impl<'a> Summary<'a> {
    /// The summary of a document.
    pub fn of(document: &'a Document) -> Self {
        let count = |role| document.items(role).count();
        Self {
            id: &document.id.value,
            path: &document.path,
            title: &document.title,
            kind: document.subject.kind().name(),
            place: document.place(),
            no: document.goal().map(|goal| &goal.no),
            summary: document.meta.summary.as_deref(),
            promises: count(Role::Promise),
            targets: count(Role::Target),
            results: count(Role::Result),
            issues: count(Role::Issue),
            due: document.due.len(),
            promises_with_result: document.has_result.iter().filter(|has_result| **has_result).count(),
        }
    }
}
