//! Compares a site with what was published, document by document and text by text, for those who have to approve a
//! publication.

pub mod baseline;
pub mod built;
pub mod html;
pub mod label;
mod withheld;

use std::collections::BTreeSet;

use crate::diff::baseline::{Baseline, BaselineDocument, BaselineText};
use crate::diff::withheld::Withheld;
use crate::model::document::Document;
use crate::model::document::text::Text;
use crate::model::document::texts::walk;
use crate::model::item::Role;
use crate::model::kind;
use crate::model::publication::{Part, correction_hash};
use crate::model::site::Site;
use crate::publication::texts::{Texts, texts};

/// How a document has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    New,
    Changed,
    Withdrawn,
}

/// A document with its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentChange {
    pub kind: Kind,
    pub id: String,
    pub title: String,
    /// The current address, or the last one of a removed document.
    pub path: String,
    pub moved_from: Option<String>,
    pub texts: Vec<TextChange>,
    /// The corrections that readers will find with it, provided that the baseline shows which of them are new.
    pub corrections: Vec<Reason>,
}

/// A text before and after the change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    pub part: Part,
    /// The role of an item, if it is known.
    pub role: Option<Role>,
    pub before: Option<BaselineText>,
    pub after: Option<String>,
}

/// The reason for a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub date: String,
    pub item: Option<String>,
    pub reason: String,
}

impl DocumentChange {
    /// The address of a part of the document.
    pub fn address(&self, part: &Part) -> String {
        match part {
            Part::Item(id) => format!("{}#{id}", self.path),
            _ => self.path.clone(),
        }
    }
}

/// Every document that is new, changed or removed: first those of the site in their order, then the removed ones.
pub fn compare(baseline: &Baseline, site: &Site) -> Vec<DocumentChange> {
    let shown: BTreeSet<&str> = site.documents.iter().map(|document| document.id.value.as_str()).collect();
    let present = site.documents.iter().filter_map(|document| {
        let known = baseline.documents.get(&document.id.value);
        let change = compare_document(known, document, site);
        let is_same = change.kind == Kind::Changed && change.moved_from.is_none() && change.texts.is_empty();
        (!is_same).then_some(change)
    });
    let gone = baseline.documents.iter().filter(|(id, _)| !shown.contains(id.as_str()));
    let changes = present.chain(gone.map(|(id, known)| withdrawn(id.as_str(), known)));
    let withheld = Withheld::new(&site.tables.corrections);
    changes.map(|change| mask(change, &withheld)).collect()
}

/// Takes the old words out of every text that a correction withholds; of a document that is gone, out of all texts.
fn mask(mut change: DocumentChange, withheld: &Withheld) -> DocumentChange {
    let is_gone = change.kind == Kind::Withdrawn && withheld.concerns(&change.id);
    for text in &mut change.texts {
        if text.before.is_some() && (is_gone || withheld.hides(&change.id, &text.part)) {
            text.before = Some(BaselineText::Withheld);
        }
    }
    if is_gone {
        change.title.clear();
    }
    change
}

fn compare_document(known: Option<&BaselineDocument>, document: &Document, site: &Site) -> DocumentChange {
    let now = texts(document);
    let path = document.path.to_string();
    DocumentChange {
        kind: if known.is_some() { Kind::Changed } else { Kind::New },
        id: document.id.value.to_string(),
        title: full_title(site, document),
        moved_from: known.map(|known| known.path.clone()).filter(|from| *from != path),
        path,
        texts: compare_texts(known, document, &now),
        corrections: known.map(|known| reasons(known, document, site)).unwrap_or_default(),
    }
}

/// The full name of a document: goals with department and year.
fn full_title(site: &Site, document: &Document) -> String {
    let Some((year, id)) = document.place() else { return document.title.clone() };
    let title = if document.title.is_empty() { kind::Kind::Sheet.title() } else { &document.title };
    format!("{title}（{} {}）", site.department_name(id), year.label())
}

fn compare_texts(known: Option<&BaselineDocument>, document: &Document, now: &Texts) -> Vec<TextChange> {
    let before = |part: &Part| known.and_then(|known| known.texts.get(part));
    let mut changes = Vec::new();
    for (part, role) in in_reading_order(document, now) {
        let text = &now[&part];
        if !before(&part).is_some_and(|known| known.is(&part, text)) {
            let before = before(&part).cloned();
            changes.push(TextChange { before, after: Some(text.to_string()), part, role });
        }
    }
    let gone = known.into_iter().flat_map(given_texts).filter(|(part, _)| !now.contains_key(part));
    changes.extend(gone.map(|(part, text)| gone_text(part, text)));
    changes
}

fn given_texts(known: &BaselineDocument) -> impl Iterator<Item = (&Part, &BaselineText)> {
    known.texts.iter().filter(|(_, text)| **text != BaselineText::NameNotGiven)
}

fn gone_text(part: &Part, text: &BaselineText) -> TextChange {
    TextChange { part: part.clone(), role: None, before: Some(text.clone()), after: None }
}

/// The parts in reading order: title, items and texts as on the page, then all others.
fn in_reading_order(document: &Document, now: &Texts) -> Vec<(Part, Option<Role>)> {
    let mut parts: Vec<(Part, Option<Role>)> = vec![(Part::Title, None)];
    walk(document, &mut |text| match text {
        Text::SectionStart(section) => parts.push((Part::Text(section.heading.to_owned()), None)),
        Text::Item(item) => parts.push((Part::Item(item.id.clone()), Some(item.role))),
        Text::Title(_) | Text::Field(_) | Text::SectionEnd(_) => {}
    });
    let mut seen = BTreeSet::new();
    let rest = now.keys().map(|part| (part.clone(), None));
    parts.into_iter().chain(rest).filter(|(part, _)| now.contains_key(part) && seen.insert(part.clone())).collect()
}

fn reasons(known: &BaselineDocument, document: &Document, site: &Site) -> Vec<Reason> {
    let Some(published) = &known.corrections else { return Vec::new() };
    let of_document = site.tables.corrections.iter().filter(|row| row.page.value == document.id.value);
    let new = of_document.filter(|row| !published.contains(&correction_hash(row)));
    new.map(|row| Reason {
        date: row.date.to_string(),
        item: row.item.as_ref().map(|item| item.value.to_string()),
        reason: row.reason.clone(),
    })
    .collect()
}

fn withdrawn(id: &str, known: &BaselineDocument) -> DocumentChange {
    let title = match known.texts.get(&Part::Title) {
        Some(BaselineText::Known(title)) => title.clone(),
        _ => String::new(),
    };
    DocumentChange {
        kind: Kind::Withdrawn,
        id: id.to_owned(),
        title,
        path: known.path.clone(),
        moved_from: None,
        texts: given_texts(known).map(|(part, text)| gone_text(part, text)).collect(),
        corrections: Vec::new(),
    }
}
