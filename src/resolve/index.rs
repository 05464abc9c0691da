//! The indices of a site: by file, by year and department, by code, and by link.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::HashMap;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::model::code::Code;
use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::site::{DepartmentYear, DocumentIndex, DueRef, FileTarget, PromiseFilter, PromiseRef, Site, Tables};
use crate::model::table_index::TableIndex;

type Years = BTreeMap<FiscalYear, BTreeMap<Slug, DepartmentYear>>;
type ByDocument = BTreeMap<DocumentIndex, Vec<DocumentIndex>>;

/// The page or copy that each file becomes, by its path in the form NFC.
pub(super) fn by_file(documents: &[Arc<Document>], assets: &[(String, SitePath)]) -> HashMap<String, FileTarget> {
    let pages = documents.iter().map(|document| FileTarget::page(document));
    let copies = assets.iter().map(|(file, path)| (file.nfc().collect(), FileTarget::Copy(path.clone())));
    pages.chain(copies).collect()
}

/// Builds the site from its documents, which are already in their final order.
pub(super) fn site(
    tables: Arc<Tables>,
    documents: Vec<Arc<Document>>,
    (by_id, by_file): (HashMap<Slug, DocumentIndex>, HashMap<String, FileTarget>),
    this_year: FiscalYear,
) -> Site {
    let links = |target: &Slug| by_id.get(target).copied();
    let ((annual_of, continued_by), dates) = (backlinks(&documents, links), dates(&documents));
    let linked_from = linked_from(&documents, links);
    let lists = || (years(&documents), (promises(&documents), due(&documents)));
    let codes =
        || (by_code(&documents, |document| document.codes().0), by_code(&documents, |document| document.codes().1));
    let ((years, (promises, due)), (by_measure, by_policy)) = rayon::join(lists, codes);
    Site {
        rows: TableIndex::new(&tables.departments, &tables.plans, &tables.policy_sets),
        years,
        by_measure,
        by_policy,
        by_file,
        dates,
        this_year,
        promises,
        due,
        annual_of,
        continued_by,
        linked_from,
        by_id,
        tables,
        documents,
    }
}

fn indexed(documents: &[Arc<Document>]) -> impl Iterator<Item = (DocumentIndex, &Document)> {
    documents.iter().enumerate().map(|(index, document)| (DocumentIndex(index), &**document))
}

/// The documents by id.
pub(super) fn ids(documents: &[Arc<Document>]) -> HashMap<Slug, DocumentIndex> {
    indexed(documents).map(|(index, document)| (document.id.value.clone(), index)).collect()
}

fn years(documents: &[Arc<Document>]) -> Years {
    let mut years = Years::new();
    for (index, document) in indexed(documents) {
        let Some((year, department)) = document.place() else { continue };
        let place = years.entry(year).or_default().entry(department.clone()).or_default();
        match &document.subject {
            Subject::Sheet(_) => place.sheet = Some(index),
            Subject::Annual(_) => place.annual.push(index),
            Subject::Midterm(_) => place.midterm.push(index),
            Subject::Page => {}
        }
    }
    years
}

fn by_code(documents: &[Arc<Document>], codes: impl Fn(&Document) -> &[Code]) -> BTreeMap<Code, Vec<DocumentIndex>> {
    let mut found: BTreeMap<Code, Vec<DocumentIndex>> = BTreeMap::new();
    for (index, document) in indexed(documents) {
        for code in codes(document) {
            add(&mut found, code, [index]);
        }
    }
    found
}

fn backlinks(documents: &[Arc<Document>], find: impl Fn(&Slug) -> Option<DocumentIndex>) -> (ByDocument, ByDocument) {
    let (mut annual_of, mut continued_by) = (ByDocument::new(), ByDocument::new());
    for (index, document) in indexed(documents) {
        let Some(goal) = document.goal() else { continue };
        for midterm in goal.midterm.iter().filter_map(|link| find(&link.id.value)) {
            annual_of.entry(midterm).or_default().push(index);
        }
        for earlier in goal.continues.iter().filter_map(|link| find(&link.id.value)) {
            continued_by.entry(earlier).or_default().push(index);
        }
    }
    (annual_of, continued_by)
}

fn linked_from(documents: &[Arc<Document>], find: impl Fn(&Slug) -> Option<DocumentIndex>) -> ByDocument {
    let mut linked_from = ByDocument::new();
    for (index, document) in indexed(documents) {
        let far = document.outward_links.iter().filter_map(|link| link.document.as_ref());
        let targets: BTreeSet<DocumentIndex> = far.filter_map(&find).filter(|target| *target != index).collect();
        targets.into_iter().for_each(|target| linked_from.entry(target).or_default().push(index));
    }
    linked_from
}

fn dates(documents: &[Arc<Document>]) -> (Option<Date>, Option<Date>) {
    let first = documents.iter().filter_map(|document| document.meta.published).min();
    let last = documents.iter().filter_map(|document| document.meta.updated.or(document.meta.published)).max();
    (first, last)
}

fn due(documents: &[Arc<Document>]) -> BTreeMap<FiscalYear, Vec<DueRef>> {
    let mut found: BTreeMap<FiscalYear, Vec<DueRef>> = BTreeMap::new();
    for (document, due) in indexed(documents).map(|(index, document)| (index, &document.due)) {
        for (position, due) in due.iter().enumerate() {
            found.entry(due.year).or_default().push(DueRef { document, position });
        }
    }
    found
}

fn promises(documents: &[Arc<Document>]) -> BTreeMap<PromiseFilter, Vec<PromiseRef>> {
    let all = documents.iter().map(|document| document.has_result.len()).sum();
    let whole = [PromiseFilter::All, PromiseFilter::Linked, PromiseFilter::Unlinked];
    let mut found = BTreeMap::from(whole.map(|filter| (filter, Vec::with_capacity(all))));
    for (index, document) in indexed(documents).filter(|(_, document)| matches!(document.subject, Subject::Annual(_))) {
        let promises = promises_of(index, document);
        let (linked, unlinked): (Vec<_>, Vec<_>) = promises.iter().partition(|promise| promise.has_result);
        add(&mut found, &PromiseFilter::Linked, linked);
        add(&mut found, &PromiseFilter::Unlinked, unlinked);
        if let Some((year, department)) = document.place() {
            add(&mut found, &PromiseFilter::Year(year), promises.iter().copied());
            add(&mut found, &PromiseFilter::Department(department.clone()), promises.iter().copied());
        }
        add(&mut found, &PromiseFilter::All, promises);
    }
    found.retain(|_, promises| !promises.is_empty());
    found
}

/// Appends to the list at `key`. The key is cloned only for the first entry.
fn add<K: Ord + Clone, V>(lists: &mut BTreeMap<K, Vec<V>>, key: &K, more: impl IntoIterator<Item = V>) {
    match lists.get_mut(key) {
        Some(list) => list.extend(more),
        None => drop(lists.insert(key.clone(), more.into_iter().collect())),
    }
}

fn promises_of(index: DocumentIndex, document: &Document) -> Vec<PromiseRef> {
    let promises = document.has_result.iter().enumerate();
    promises.map(|(position, has_result)| PromiseRef { document: index, position, has_result: *has_result }).collect()
}
