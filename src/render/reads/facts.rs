//! The facts of a site that pages are made from.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::code::Code;
use crate::model::config::Config;
use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DepartmentYear, DocumentIndex, DueRef, FileTarget, PromiseFilter, PromiseRef, Site};
use crate::model::table::{Correction, Department, GlossaryEntry, GradeScheme, Measure, Plan, Policy, PolicySet};
use crate::render::reads::key;
use crate::render::term::{Reading, Row};

/// What of the plan of all pages shows on pages.
pub trait PlannedPages: Sync {
    /// Whether the page at `path` exists in every language; not for files, nor where no page stands.
    fn is_translated(&self, path: &str) -> bool;
    /// Every page that the sitemap names.
    fn listed(&self) -> Vec<ListedAddress>;
    /// The rows of the 五十音 index.
    fn term_rows(&self) -> &[Arc<Row>];
    /// The fingerprint of the text of a document as the index has it.
    fn indexed_text(&self, document: DocumentIndex) -> Option<u128>;
}

/// The address of a page that people read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAddress {
    pub path: SitePath,
    /// The one document that the page shows.
    pub document: Option<Slug>,
    /// The page in every language, by code, where there are several.
    pub languages: Vec<(String, String)>,
}

/// A page that people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedPage {
    pub path: SitePath,
    /// The last change of the one document that the page shows.
    pub updated: Option<Date>,
    /// The page in every language, by code, where there are several.
    pub languages: Vec<(String, String)>,
}

/// The facts of a site, and of the plan of its pages.
pub struct Facts<'a> {
    site: &'a Site,
    plan: &'a dyn PlannedPages,
}

/// What lists show of a document: everything but its running text.
#[derive(Clone, Debug, Serialize)]
pub struct Summary<'a> {
    pub id: &'a Slug,
    pub path: &'a SitePath,
    pub title: &'a str,
    pub kind: &'static str,
    pub place: Option<(FiscalYear, &'a Slug)>,
    /// The number of a goal.
    pub no: Option<&'a Slug>,
    pub summary: Option<&'a str>,
    pub promises: usize,
    pub targets: usize,
    pub results: usize,
    pub issues: usize,
    /// How many promises have a result that an editor linked.
    pub promises_with_result: usize,
}

/// How many documents there are.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Totals {
    pub annual: usize,
    pub midterm: usize,
    /// Free pages.
    pub pages: usize,
}

/// A day on which something happened to a document, and the note on it.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    pub date: Date,
    pub document: DocumentIndex,
    pub note: Option<&'a str>,
}

impl<'a> Facts<'a> {
    /// The facts of a site whose pages are planned.
    pub fn new(site: &'a Site, plan: &'a dyn PlannedPages) -> Self {
        Self { site, plan }
    }

    pub(super) fn id(&self, index: DocumentIndex) -> &'a Slug {
        &self.site.document(index).id.value
    }

    pub(super) fn config(&self) -> &'a Config {
        &self.site.tables.config
    }

    pub(super) fn departments(&self) -> &'a [Department] {
        &self.site.tables.departments
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
        self.corrections().iter().filter(|row| row.page.value == *id).collect()
    }

    pub(super) fn document(&self, index: DocumentIndex) -> &'a Document {
        self.site.document(index)
    }

    pub(super) fn summary(&self, index: DocumentIndex) -> Summary<'a> {
        summary(self.site.document(index))
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
        let years = self.site.years.iter();
        years.filter_map(|(year, departments)| Some((*year, departments.get(department)?))).collect()
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

    pub(super) fn annual_of(&self, midterm: DocumentIndex) -> &'a [DocumentIndex] {
        list(&self.site.annual_of, &midterm)
    }

    pub(super) fn continued_by(&self, goal: DocumentIndex) -> &'a [DocumentIndex] {
        list(&self.site.continued_by, &goal)
    }

    pub(super) fn goals_of_measure(&self, code: &Code) -> &'a [DocumentIndex] {
        list(&self.site.by_measure, code)
    }

    pub(super) fn goals_of_policy(&self, code: &Code) -> &'a [DocumentIndex] {
        list(&self.site.by_policy, code)
    }

    pub(super) fn dates(&self) -> (Option<Date>, Option<Date>) {
        self.site.dates
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
        let events = documents.flat_map(|(index, document)| events_of(index, document)).collect();
        newest(self.site, events, count)
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

    /// The fingerprint of what pages show of the terms of one reading.
    pub(super) fn fingerprint_of_terms(&self, reading: &Reading) -> u128 {
        let terms = reading.terms.iter().map(|term| {
            let hits = term.hits.iter().map(|hit| self.plan.indexed_text(hit.document));
            (&term.surface, &term.reading, term.total, hits.collect::<Vec<_>>())
        });
        key::of(&terms.collect::<Vec<_>>())
    }
}

fn list<'a, K: Ord>(lists: &'a BTreeMap<K, Vec<DocumentIndex>>, key: &K) -> &'a [DocumentIndex] {
    lists.get(key).map(Vec::as_slice).unwrap_or_default()
}

fn summary(document: &Document) -> Summary<'_> {
    let count = |role| document.items(role).count();
    Summary {
        id: &document.id.value,
        path: &document.path,
        title: &document.title,
        kind: match document.subject {
            Subject::Sheet(_) => "sheet",
            Subject::Annual(_) => "annual",
            Subject::Midterm(_) => "midterm",
            Subject::Page => "page",
        },
        place: document.place(),
        no: document.goal().map(|goal| &goal.no),
        summary: document.meta.summary.as_deref(),
        promises: count(Role::Promise),
        targets: count(Role::Target),
        results: count(Role::Result),
        issues: count(Role::Issue),
        promises_with_result: document.has_result.iter().filter(|has_result| **has_result).count(),
    }
}

/// The dated events of a document: published, changed, updated.
fn events_of(index: DocumentIndex, document: &Document) -> Vec<Event<'_>> {
    let meta = &document.meta;
    let event = |date, note| Event { date, document: index, note };
    let changes = meta.changes.iter().map(|change| event(change.date, Some(change.note.as_str())));
    let noted = |date: &Date| meta.changes.iter().any(|change| change.date == *date);
    let updated = meta.updated.filter(|date| Some(*date) != meta.published && !noted(date));
    changes.chain(meta.published.into_iter().chain(updated).map(|date| event(date, None))).collect()
}

/// The newest first; events of one page on one day stay in the order of its front matter.
fn newest<'a>(site: &Site, events: Vec<Event<'a>>, count: usize) -> Vec<Event<'a>> {
    let mut events: Vec<(usize, Event)> = events.into_iter().enumerate().collect();
    let path = |event: &Event| &site.document(event.document).path;
    let order = |(a_at, a): &(usize, Event), (b_at, b): &(usize, Event)| {
        (Reverse(a.date), path(a), a_at).cmp(&(Reverse(b.date), path(b), b_at))
    };
    if count < events.len() {
        events.select_nth_unstable_by(count, order);
        events.truncate(count);
    }
    events.sort_unstable_by(order);
    events.into_iter().map(|(_, event)| event).collect()
}
