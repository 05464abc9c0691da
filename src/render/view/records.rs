//! What happened to the site: updates, corrections; and the glossary.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::document::Document;
use crate::model::site::Site;
use crate::model::table::{Correction, GlossaryEntry};
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
    pub title: String,
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
    pub title: String,
    pub item: Option<String>,
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// The glossary in the order of its readings.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    pub entries: Vec<GlossaryEntry>,
}

/// What a page is called outside itself: goals with department and year.
pub fn full_title(site: &Site, document: &Document) -> String {
    let Some((year, id)) = document.place() else { return document.title.clone() };
    let place = format!("{} {}", department_name(site, id), year.label());
    let title = if document.title.is_empty() { "目標シート" } else { &document.title };
    format!("{title}（{place}）")
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
        title: full_title(site, document),
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
            title: document.map_or_else(|| row.page.value.to_string(), |document| full_title(site, document)),
            item: row.item.as_ref().map(|item| item.value.to_string()),
            before: row.before.clone(),
            after: row.after.clone(),
            reason: row.reason.clone(),
        }
    };
    rows.into_iter().map(view).collect()
}

/// Gathers the glossary.
pub fn glossary(site: &Site) -> GlossaryView {
    let mut entries = site.tables.glossary.clone();
    entries.sort_by(|a, b| sort_reading(a).cmp(&sort_reading(b)).then_with(|| a.term.cmp(&b.term)));
    GlossaryView { entries }
}

/// Katakana sorts among hiragana, as in a dictionary.
fn sort_reading(entry: &GlossaryEntry) -> String {
    let reading = entry.reading.as_deref().unwrap_or(&entry.term);
    let hiragana = |c: char| match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    };
    reading.chars().map(hiragana).collect()
}
