//! Records what a page reads of the site while it is rendered.
//!
//! Pages access the site only through a [`SiteReader`], which records each fact it returns as a [`ReadKey`]. A later
//! build computes the fingerprint of each key: if none of them has changed since the last build, neither has the page.
//! The dependencies of a page are therefore exactly what it has read, and none can be forgotten.

mod event;
mod facts;
mod fingerprint;
mod key;
mod linked_results;
mod links;
mod planned;
mod recorded;
mod summary;
mod tables;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::config::Config;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, DocumentIndex, DueRef, FileTarget, PromiseFilter, PromiseRef};
use crate::model::table::{Correction, Department, GlossaryEntry, GradeScheme, Plan, PolicySet};
use crate::render::term::{Reading, Row};

pub use crate::render::reads::event::{Event, EventKind};
pub use crate::render::reads::facts::{Facts, Totals};
pub use crate::render::reads::fingerprint::of as fingerprint;
pub use crate::render::reads::key::{Aspect, ReadKey};
pub use crate::render::reads::linked_results::LinkedResults;
pub use crate::render::reads::planned::{ListedAddress, ListedPage, PlannedPages};
pub use crate::render::reads::recorded::Reads;
pub use crate::render::reads::summary::Summary;

/// The site as pages see it. Every read is recorded.
pub struct SiteReader<'a> {
    facts: &'a Facts<'a>,
    reads: RefCell<Reads>,
}

impl<'a> SiteReader<'a> {
    /// A reader without any recorded reads.
    pub fn new(facts: &'a Facts<'a>) -> Self {
        Self { facts, reads: RefCell::default() }
    }

    /// A reader of the same site without any recorded reads.
    pub fn fresh(&self) -> Self {
        Self::new(self.facts)
    }

    /// The recorded reads.
    pub fn into_reads(self) -> Reads {
        self.reads.into_inner()
    }

    /// Records the reads of a fragment that was rendered earlier, for another page.
    pub fn absorb(&self, reads: &Reads) {
        self.reads.borrow_mut().extend(reads);
    }

    pub(super) fn record(&self, key: ReadKey) -> &'a Facts<'a> {
        self.reads.borrow_mut().keys.insert(key);
        self.facts
    }

    fn record_of(&self, document: DocumentIndex, aspect: Aspect) -> &'a Facts<'a> {
        self.reads.borrow_mut().documents.insert((document, aspect));
        self.facts
    }

    pub fn config(&self) -> &'a Config {
        self.record(ReadKey::Config).config()
    }

    pub fn departments(&self) -> &'a [Department] {
        self.record(ReadKey::Departments).departments()
    }

    pub fn plans(&self) -> &'a [Plan] {
        self.record(ReadKey::Plans).plans()
    }

    pub fn policy_sets(&self) -> &'a [PolicySet] {
        self.record(ReadKey::PolicySets).policy_sets()
    }

    pub fn grades(&self) -> &'a [GradeScheme] {
        self.record(ReadKey::Grades).grades()
    }

    pub fn glossary(&self) -> &'a [GlossaryEntry] {
        self.record(ReadKey::Glossary).glossary()
    }

    pub fn corrections(&self) -> &'a [Correction] {
        self.record(ReadKey::Corrections).corrections()
    }

    /// The corrections of one document.
    pub fn corrections_of(&self, id: &Slug) -> Vec<&'a Correction> {
        self.record(ReadKey::CorrectionsOf(id.clone())).corrections_of(id)
    }

    /// A document with all of its text. Lists should use [`SiteReader::summary`], so that they do not depend on the
    /// text.
    pub fn document(&self, index: DocumentIndex) -> &'a Document {
        self.record_of(index, Aspect::Text).document(index)
    }

    /// The promises of a document with the results that were linked to them.
    pub fn linked_results(&self, index: DocumentIndex) -> LinkedResults<'a> {
        self.record_of(index, Aspect::Text).linked_results(index)
    }

    /// What lists show of a document.
    pub fn summary(&self, index: DocumentIndex) -> Summary<'a> {
        self.record_of(index, Aspect::Summary).summary(index)
    }

    /// The document with the id `id`, if it is published.
    pub fn find(&self, id: &Slug) -> Option<DocumentIndex> {
        self.record(ReadKey::Presence(id.clone())).find(id)
    }

    /// The page or copy that the content file `file` becomes.
    pub fn file_target(&self, file: &str) -> Option<&'a FileTarget> {
        self.record(ReadKey::File(file.to_owned())).file_target(file)
    }

    /// Whether the page at `path` exists in every language; false for other files and for paths without a page.
    pub fn is_translated(&self, path: &str) -> bool {
        self.record(ReadKey::Translated(path.to_owned())).is_translated(path)
    }

    /// The fiscal years of the site, in ascending order.
    pub fn years(&self) -> Vec<FiscalYear> {
        self.record(ReadKey::Years).years()
    }

    /// The departments of a fiscal year, each with its sheet and goals.
    pub fn year(&self, year: FiscalYear) -> Option<&'a BTreeMap<Slug, DepartmentYear>> {
        self.record(ReadKey::Year(year)).year(year)
    }

    /// The years of a department.
    pub fn years_of(&self, department: &Slug) -> Vec<(FiscalYear, &'a DepartmentYear)> {
        self.record(ReadKey::YearsOf(department.clone())).years_of(department)
    }

    /// The sheet and goals of a department in a year.
    pub fn place(&self, year: FiscalYear, department: &Slug) -> Option<&'a DepartmentYear> {
        self.record(ReadKey::Place(year, department.clone())).place(year, department)
    }

    /// The years in which something is due.
    pub fn due_years(&self) -> Vec<FiscalYear> {
        self.record(ReadKey::DueYears).due_years()
    }

    /// The items that are due in `year`.
    pub fn due(&self, year: FiscalYear) -> &'a [DueRef] {
        self.record(ReadKey::Due(year)).due(year)
    }

    /// The filters for which there are lists of promises.
    pub fn promise_filters(&self) -> Vec<&'a PromiseFilter> {
        self.record(ReadKey::PromiseFilters).promise_filters()
    }

    /// The promises that match `filter`.
    pub fn promises(&self, filter: &PromiseFilter) -> &'a [PromiseRef] {
        self.record(ReadKey::Promises(filter.clone())).promises(filter)
    }

    /// The earliest publication date and the latest update of all documents.
    pub fn dates(&self) -> (Option<Date>, Option<Date>) {
        self.record(ReadKey::Dates).dates()
    }

    /// The fiscal year of the day taken as today.
    pub fn this_year(&self) -> FiscalYear {
        self.record(ReadKey::ThisYear).this_year()
    }

    /// The number of documents of each kind.
    pub fn totals(&self) -> Totals {
        self.record(ReadKey::Totals).totals()
    }

    /// The newest `count` events of the site, or of one department.
    pub fn newest(&self, department: Option<&Slug>, count: usize) -> Vec<Event<'a>> {
        self.record(ReadKey::Newest(department.cloned(), count)).newest(department, count)
    }

    /// Every page that people read. Pages that show one document have the day of its last change.
    pub fn listed_pages(&self) -> Vec<ListedPage> {
        self.record(ReadKey::ListedPages).listed_pages()
    }

    /// The rows of the 五十音 index, with the number of terms in each.
    pub fn term_rows(&self) -> &'a [Arc<Row>] {
        self.record(ReadKey::TermRows).term_rows()
    }

    /// A row of the 五十音 index with its terms.
    pub fn term_row(&self, row: &str) -> Option<&'a Arc<Row>> {
        self.record(ReadKey::TermRow(row.to_owned())).term_row(row)
    }

    /// The terms of one reading, with the documents that contain them.
    pub fn reading(&self, row: &str, reading: &str) -> Option<&'a Arc<Reading>> {
        self.record(ReadKey::Reading(row.to_owned(), reading.to_owned())).reading(row, reading)
    }
}
