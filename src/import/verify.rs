//! Validates the printed documents as the site will, and compares their contents with what they should contain.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::import::counts::{BodyCounts, Depth, Items, item_kind, kind_names};
use crate::import::document::GeneratedDocument;
use crate::import::fault::form::Unreconciled;
use crate::import::grid;
use crate::markdown;
use crate::model::document::Document;
use crate::model::draft::UNPARSED_HEADING;
use crate::model::form::FormField;
use crate::model::item::Item;
use crate::validate::document;

/// Validates all documents and counts their contents into `items`, which already has the counts of what was read from
/// the files.
///
/// # Errors
///
/// The faults of a document, or [`Unreconciled`] if the counts differ.
pub fn verify(
    documents: &[GeneratedDocument],
    file: &str,
    items: &mut BTreeMap<&'static str, Items>,
) -> Result<(), Vec<Diagnostic>> {
    for document in documents {
        add_written(&read_again(document)?, items);
    }
    match items.iter().find(|(_, items)| items.read != items.written) {
        Some((kind, items)) => Err(vec![unreconciled(file, kind_names(kind), items.read, items.written)]),
        None => Ok(()),
    }
}

fn read_again(generated: &GeneratedDocument) -> Result<Document, Vec<Diagnostic>> {
    let GeneratedDocument { file, text, counts } = generated;
    let (document, faults) = document::read(file, text);
    let Some(document) = document.filter(|_| !faults.iter().any(Diagnostic::is_error)) else { return Err(faults) };
    let found = body_counts(&document);
    if found.items != counts.items {
        return Err(vec![unreconciled(file, ["項目", "items"], counts.items, found.items)]);
    }
    let characters = |counts: &BodyCounts| counts.body + counts.kept;
    if characters(&found) != characters(counts) {
        return Err(vec![unreconciled(file, ["文字", "characters"], characters(counts), characters(&found))]);
    }
    Ok(document)
}

/// The fault for counts that differ; `what` names what was counted, in Japanese and English.
pub fn unreconciled(file: &str, what: [&str; 2], read: usize, written: usize) -> Diagnostic {
    Diagnostic::of_file(file, Unreconciled { what: what.map(str::to_owned), read, written })
}

fn body_counts(document: &Document) -> BodyCounts {
    let mut counts = BodyCounts::default();
    for section in &document.sections {
        let texts = [&section.lead, &section.tail].map(|markdown| grid::count(&markdown::to_text(markdown)));
        let place = if section.heading == UNPARSED_HEADING { &mut counts.kept } else { &mut counts.body };
        *place += texts.iter().sum::<usize>();
        for item in &section.items {
            item.walk(&mut |item: &Item| {
                counts.items += 1;
                counts.body += grid::count(&item.text);
            });
        }
    }
    counts
}

fn add_written(document: &Document, items: &mut BTreeMap<&'static str, Items>) {
    let kind = document.subject.kind().name();
    items.entry(kind).or_default().written += 1;
    for section in &document.sections {
        let Some(field) = FormField::of_role(section.role) else { continue };
        for item in &section.items {
            items.entry(item_kind(field, Depth::Top)).or_default().written += 1;
            let nested = item.children.iter().map(count_with_nested).sum::<usize>();
            if nested > 0 {
                items.entry(item_kind(field, Depth::Nested)).or_default().written += nested;
            }
        }
    }
}

fn count_with_nested(item: &Item) -> usize {
    1 + item.children.iter().map(count_with_nested).sum::<usize>()
}
