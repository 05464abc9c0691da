//! What happened to the site: updates, corrections; and the glossary.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::model::table::{Correction, GlossaryEntry};
use crate::render::term::{row_kana, row_of};
use crate::render::view::document::department_name;

/// Every update, the newest first.
#[derive(Debug, Serialize)]
pub struct UpdatesView {
    pub updates: Vec<UpdateView>,
}

/// One change to one page.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateView {
    pub date: String,
    pub path: String,
    pub name: DocumentName,
    pub note: Option<String>,
}

/// Every correction, the newest first.
#[derive(Debug, Serialize)]
pub struct CorrectionsView {
    pub corrections: Vec<CorrectionView>,
}

/// A correction with the page it was made on.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: String,
    pub path: Option<String>,
    pub name: DocumentName,
    pub item: Option<String>,
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// The glossary by the rows of the syllabary, each in the order of its readings.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    pub rows: Vec<GlossaryRow>,
    /// What has no reading in kana.
    pub rest: Vec<GlossaryEntry>,
}

/// The entries whose readings begin with a kana of one row.
#[derive(Debug, Serialize)]
pub struct GlossaryRow {
    /// Counted from one over all rows, those without entries included.
    pub number: usize,
    /// The first kana of the row.
    pub kana: &'static str,
    pub entries: Vec<GlossaryEntry>,
}

/// What a page is called outside itself: goals with department and year, a sheet by these alone.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentName {
    pub is_sheet: bool,
    /// Empty for a sheet without one.
    pub title: String,
    pub department: String,
    pub year: Option<FiscalYear>,
}

/// The name of a document.
pub fn name(site: &Site, document: &Document) -> DocumentName {
    let place = document.place();
    DocumentName {
        is_sheet: matches!(document.subject, Subject::Sheet(_)),
        title: document.title.clone(),
        department: place.map(|(_, id)| department_name(site, id)).unwrap_or_default(),
        year: place.map(|(year, _)| year),
    }
}

/// A day on which something happened to a document, and the note on it.
pub type Event<'a> = (Date, &'a Document, Option<&'a str>);

/// The newest `count` dated events of `documents`: published, changed, updated.
pub fn newest<'a>(documents: impl Iterator<Item = &'a Document>, count: usize) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    for document in documents {
        let meta = &document.meta;
        let changes = meta.changes.iter().map(|change| (change.date, document, Some(change.note.as_str())));
        events.extend(changes);
        events.extend(meta.published.map(|date| (date, document, None)));
        let noted = |date: &Date| meta.changes.iter().any(|change| change.date == *date);
        let updated = meta.updated.filter(|date| Some(*date) != meta.published && !noted(date));
        events.extend(updated.map(|date| (date, document, None)));
    }
    // Events of one page on one day stay in the order of its front matter.
    let mut events: Vec<(usize, Event)> = events.into_iter().enumerate().collect();
    let order = |(a_at, a): &(usize, Event), (b_at, b): &(usize, Event)| {
        b.0.cmp(&a.0).then_with(|| a.1.path.cmp(&b.1.path)).then(a_at.cmp(b_at))
    };
    if count < events.len() {
        events.select_nth_unstable_by(count, order);
        events.truncate(count);
    }
    events.sort_unstable_by(order);
    events.into_iter().map(|(_, event)| event).collect()
}

/// The newest `count` updates.
pub fn recent(site: &Site, count: usize) -> Vec<UpdateView> {
    let documents = site.documents.iter().map(|document| &**document);
    newest(documents, count).into_iter().map(|event| update(site, event)).collect()
}

fn update(site: &Site, (date, document, note): Event) -> UpdateView {
    UpdateView {
        date: date.to_string(),
        path: document.path.to_string(),
        name: name(site, document),
        note: note.map(str::to_owned),
    }
}

/// The page of updates ends here; the rest is on the pages themselves.
const MOST_UPDATES: usize = 500;

/// Gathers the updates.
pub fn updates(site: &Site) -> UpdatesView {
    UpdatesView { updates: recent(site, MOST_UPDATES) }
}

/// Gathers the corrections.
pub fn corrections(site: &Site) -> CorrectionsView {
    CorrectionsView { corrections: correction_views(site, site.tables.corrections.iter()) }
}

/// The corrections made to one document.
pub fn of_document(site: &Site, document: &Document) -> Vec<CorrectionView> {
    correction_views(site, site.tables.corrections.iter().filter(|row| row.page.value == document.id.value))
}

fn correction_views<'a>(site: &Site, rows: impl Iterator<Item = &'a Correction>) -> Vec<CorrectionView> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.date));
    let view = |row: &Correction| {
        let document = site.by_id.get(&row.page.value).map(|index| site.document(*index));
        CorrectionView {
            date: row.date.to_string(),
            path: document.map(|document| document.path.to_string()),
            name: document.map_or_else(|| withdrawn(&row.page.value), |document| name(site, document)),
            item: row.item.as_ref().map(|item| item.value.to_string()),
            before: row.before.clone(),
            after: row.after.clone(),
            reason: row.reason.clone(),
        }
    };
    rows.into_iter().map(view).collect()
}

/// A document that is no longer shown has its id for a name.
fn withdrawn(id: &Slug) -> DocumentName {
    DocumentName { is_sheet: false, title: id.to_string(), department: String::new(), year: None }
}

/// Gathers the glossary.
pub fn glossary(site: &Site) -> GlossaryView {
    let mut entries = site.tables.glossary.clone();
    entries.sort_by(|a, b| sort_reading(a).cmp(&sort_reading(b)).then_with(|| a.term.cmp(&b.term)));
    let (mut rows, mut rest) = (BTreeMap::<usize, Vec<GlossaryEntry>>::new(), Vec::new());
    for entry in entries {
        let number = entry.reading.is_some().then(|| row_of(&sort_reading(&entry)));
        match number.filter(|number| !row_kana(*number).is_empty()) {
            Some(number) => rows.entry(number).or_default().push(entry),
            None => rest.push(entry),
        }
    }
    let row = |(number, entries)| GlossaryRow { number: number + 1, kana: row_kana(number), entries };
    GlossaryView { rows: rows.into_iter().map(row).collect(), rest }
}

/// Katakana sorts among hiragana, as in a dictionary.
fn sort_reading(entry: &GlossaryEntry) -> String {
    let reading = entry.reading.as_deref().unwrap_or(&entry.term);
    let hiragana = |c: char| match c {
        '\u{30a1}'..='\u{30f6}' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    };
    reading.chars().map(hiragana).collect()
}
