//! The facts of a site that pages can read.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use serde::Serialize;

use crate::model::code::Code;
use crate::model::config::Config;
use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, DocumentIndex, DueRef, FileTarget, PromiseFilter, PromiseRef, Site};
use crate::model::table::{Correction, Department, GlossaryEntry, GradeScheme, Measure, Plan, Policy, PolicySet};
use crate::render::reads::event::{self, Event};
use crate::render::reads::fingerprint;
use crate::render::reads::linked_results::{LinkedResults, Links};
use crate::render::reads::planned::{ListedAddress, ListedPage, PlannedPages};
use crate::render::reads::summary::Summary;
use crate::render::term::{Reading, Row};

/// The facts of a site and of its page plan.
pub struct Facts<'a> {
    pub(super) site: &'a Site,
    plan: &'a dyn PlannedPages,
    corrections: BTreeMap<&'a Slug, Vec<&'a Correction>>,
    links: Vec<OnceLock<Links>>,
}

/// The number of documents of each kind.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Totals {
    pub annual: usize,
    pub midterm: usize,
    /// The number of free pages.
    pub pages: usize,
}

impl<'a> Facts<'a> {
    /// The facts of a site with the plan of its pages.
    pub fn new(site: &'a Site, plan: &'a dyn PlannedPages) -> Self {
        let mut corrections: BTreeMap<_, Vec<_>> = BTreeMap::new();
        site.tables.corrections.iter().for_each(|row| corrections.entry(&row.page.value).or_default().push(row));
        Self { site, plan, corrections, links: site.documents.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The id of a document.
    pub fn id(&self, index: DocumentIndex) -> &'a Slug {
        &self.site.document(index).id.value
    }

    /// The number of all documents.
    pub fn document_count(&self) -> usize {
        self.site.documents.len()
    }

    pub(super) fn config(&self) -> &'a Config {
        &self.site.tables.config
    }

    pub(super) fn departments(&self) -> &'a [Department] {
        &self.site.tables.departments
    }

    pub(super) fn department(&self, id: &Slug) -> Option<&'a Department> {
        self.site.department(id)
    }

    pub(super) fn sections_of(&self, id: &Slug) -> Vec<&'a Department> {
        self.site.sections_of(id)
    }

    pub(super) fn department_notice(&self, id: &Slug) -> Option<&'a str> {
        self.site.department_notice(id)
    }

    pub(super) fn plans(&self) -> &'a [Plan] {
        &self.site.tables.plans
    }

    pub(super) fn measure(&self, code: &Code) -> Option<(&'a Plan, &'a Measure)> {
        self.site.measure(code)
    }

    pub(super) fn policy_sets(&self) -> &'a [PolicySet] {
        &self.site.tables.policy_sets
    }

    pub(super) fn policy(&self, code: &Code) -> Option<(&'a PolicySet, &'a Policy)> {
        self.site.policy(code)
    }

    pub(super) fn grades(&self) -> &'a [GradeScheme] {
        &self.site.tables.grades
    }

    pub(super) fn glossary(&self) -> &'a [GlossaryEntry] {
        &self.site.tables.glossary
    }

    pub(super) fn corrections(&self) -> &'a [Correction] {
        &self.site.tables.corrections
    }

    pub(super) fn corrections_of(&self, id: &Slug) -> Vec<&'a Correction> {
        self.corrections.get(id).cloned().unwrap_or_default()
    }

    pub(super) fn document(&self, index: DocumentIndex) -> &'a Document {
        self.site.document(index)
    }

    pub(super) fn linked_results(&self, index: DocumentIndex) -> LinkedResults<'_> {
        let document = self.site.document(index);
        LinkedResults::new(document, self.links[index.0].get_or_init(|| Links::of(document)))
    }

    pub(super) fn summary(&self, index: DocumentIndex) -> Summary<'a> {
        Summary::of(self.site.document(index))
    }

    pub(super) fn find(&self, id: &Slug) -> Option<DocumentIndex> {
        self.site.by_id.get(id).copied()
    }

    pub(super) fn file_target(&self, file: &str) -> Option<&'a FileTarget> {
        self.site.by_file.get(file)
    }

    pub(super) fn is_translated(&self, path: &str) -> bool {
        self.plan.is_translated(path)
    }

    pub(super) fn years(&self) -> Vec<FiscalYear> {
        self.site.years.keys().copied().collect()
    }

    pub(super) fn year(&self, year: FiscalYear) -> Option<&'a BTreeMap<Slug, DepartmentYear>> {
        self.site.years.get(&year)
    }

    pub(super) fn years_of(&self, department: &Slug) -> Vec<(FiscalYear, &'a DepartmentYear)> {
        self.site.years_of(department)
    }

    pub(super) fn place(&self, year: FiscalYear, department: &Slug) -> Option<&'a DepartmentYear> {
        self.year(year)?.get(department)
    }

    pub(super) fn due_years(&self) -> Vec<FiscalYear> {
        self.site.due.keys().copied().collect()
    }

    pub(super) fn due(&self, year: FiscalYear) -> &'a [DueRef] {
        self.site.due(year)
    }

    pub(super) fn promise_filters(&self) -> Vec<&'a PromiseFilter> {
        self.site.promises.keys().collect()
    }

    pub(super) fn promises(&self, filter: &PromiseFilter) -> &'a [PromiseRef] {
        self.site.promises(filter)
    }

    pub(super) fn dates(&self) -> (Option<Date>, Option<Date>) {
        self.site.dates
    }

    pub(super) fn this_year(&self) -> FiscalYear {
        self.site.this_year
    }

    pub(super) fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for document in &self.site.documents {
            match document.subject {
                Subject::Annual(_) => totals.annual += 1,
                Subject::Midterm(_) => totals.midterm += 1,
                Subject::Page => totals.pages += 1,
                Subject::Sheet(_) => {}
            }
        }
        totals
    }

    pub(super) fn newest(&self, department: Option<&Slug>, count: usize) -> Vec<Event<'a>> {
        let belongs =
            |document: &Document| department.is_none_or(|id| document.place().is_some_and(|place| place.1 == id));
        let documents = self.site.indexed().filter(|(_, document)| belongs(document));
        let events = documents.flat_map(|(index, document)| event::of_document(index, document)).collect();
        event::newest(self.site, events, count)
    }

    pub(super) fn listed_pages(&self) -> Vec<ListedPage> {
        let updated = |id: &Slug| {
            let meta = &self.document(self.find(id)?).meta;
            meta.updated.or(meta.published)
        };
        let page = |ListedAddress { path, document, languages }| ListedPage {
            updated: document.as_ref().and_then(updated),
            path,
            languages,
        };
        self.plan.listed().into_iter().map(page).collect()
    }

    pub(super) fn term_rows(&self) -> &'a [Arc<Row>] {
        self.plan.term_rows()
    }

    pub(super) fn term_row(&self, row: &str) -> Option<&'a Arc<Row>> {
        self.term_rows().iter().find(|found| found.slug == row)
    }

    pub(super) fn reading(&self, row: &str, reading: &str) -> Option<&'a Arc<Reading>> {
        self.term_row(row)?.readings.iter().find(|found| found.slug == reading)
    }

    /// The fingerprint of everything that pages show about the terms of one reading.
    pub(super) fn fingerprint_of_terms(&self, reading: &Reading) -> u128 {
        let terms = reading.terms.iter().map(|term| {
            let hits = term.hits.iter().map(|hit| self.plan.indexed_text(hit.document));
            (&term.surface, &term.reading, term.total, hits.collect::<Vec<_>>())
        });
        fingerprint::of(&terms.collect::<Vec<_>>())
    }
}
