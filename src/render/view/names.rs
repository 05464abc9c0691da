//! Things that were promised under one name and delivered under another. Both names are shown on every page that
//! contains either.

use serde::Serialize;

use crate::model::document::Document;
use crate::model::table::GlossaryEntry;
use crate::render::reads::SiteReader;
use crate::render::route::Route;

/// A change of name, with a link to the glossary entry that explains it.
#[derive(Debug, Serialize)]
pub struct NameChange {
    pub from: String,
    pub to: String,
    pub note: Option<String>,
    pub path: String,
}

/// The changes of names that occur in any of `documents`.
pub fn in_documents<'a>(site: &SiteReader, documents: impl Iterator<Item = &'a Document> + Clone) -> Vec<NameChange> {
    changes(site, &|name| documents.clone().any(|document| mentions(document, name)))
}

/// The changes of names that occur in `text`.
pub fn in_text(site: &SiteReader, text: &str) -> Vec<NameChange> {
    changes(site, &|name| text.contains(name))
}

fn changes(site: &SiteReader, is_said: &dyn Fn(&str) -> bool) -> Vec<NameChange> {
    let entries = site.glossary().iter();
    entries.filter(|entry| names(entry).iter().any(|name| is_said(name))).filter_map(change).collect()
}

fn change(entry: &GlossaryEntry) -> Option<NameChange> {
    let renamed = entry.renamed.as_ref()?;
    Some(NameChange {
        from: renamed.from.clone(),
        to: renamed.to.clone(),
        note: renamed.note.clone(),
        path: Route::glossary_entry(&entry.id.value),
    })
}

/// Every spelling of a renamed thing. Parentheses occur in full width and in half width.
fn names(entry: &GlossaryEntry) -> Vec<String> {
    let Some(renamed) = &entry.renamed else { return Vec::new() };
    let written = [&renamed.from, &renamed.to].into_iter().chain(&entry.aliases);
    let narrow = |name: &str| name.replace('（', "(").replace('）', ")");
    let wide = |name: &str| name.replace('(', "（").replace(')', "）");
    let mut names: Vec<String> = written.flat_map(|name| [narrow(name), wide(name)]).collect();
    names.dedup();
    names
}

fn mentions(document: &Document, name: &str) -> bool {
    let in_section = |section: &crate::model::item::Section| {
        let mut found = section.lead.contains(name) || section.tail.contains(name);
        section.items.iter().for_each(|item| item.walk(&mut |item| found |= item.text.contains(name)));
        found
    };
    document.title.contains(name)
        || document.meta.summary.as_ref().is_some_and(|summary| summary.contains(name))
        || document.sections.iter().any(in_section)
}
