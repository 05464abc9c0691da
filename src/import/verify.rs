//! Validates the printed documents as the site will, and collects their texts for the ledger.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::import::counts::{Depth, Items, item_kind, kind_names};
use crate::import::document::GeneratedDocument;
use crate::import::fault::form::Unreconciled;
use crate::import::print::WITHHELD;
use crate::markdown;
use crate::model::document::text::{FieldText, Text, Value};
use crate::model::document::{Document, Subject, fields, texts};
use crate::model::form::FormField;
use crate::model::item::Item;
use crate::validate::document;

/// Validates all documents and counts their contents into `items`, which already has the counts of what was read from
/// the files. Returns the imported text of each document by its id, as it was printed.
///
/// # Errors
///
/// The faults of a document, or [`Unreconciled`] if the counts of items differ.
pub fn verify(
    documents: &[GeneratedDocument],
    file: &str,
    items: &mut BTreeMap<&'static str, Items>,
) -> Result<BTreeMap<String, String>, Vec<Diagnostic>> {
    let mut printed = BTreeMap::new();
    for generated in documents {
        let document = read_again(generated)?;
        add_written(&document, items);
        printed.insert(generated.id.clone(), printed_text(generated, &document));
    }
    match items.iter().find(|(_, items)| items.read != items.written) {
        Some((kind, items)) => Err(vec![unreconciled(file, kind_names(kind), items.read, items.written)]),
        None => Ok(printed),
    }
}

fn read_again(generated: &GeneratedDocument) -> Result<Document, Vec<Diagnostic>> {
    let GeneratedDocument { file, text, items, .. } = generated;
    let (document, faults) = document::read(file, text);
    let Some(document) = document.filter(|_| !faults.iter().any(Diagnostic::is_error)) else { return Err(faults) };
    let found = document.all_items().len();
    if found != *items {
        return Err(vec![unreconciled(file, ["項目", "items"], *items, found)]);
    }
    Ok(document)
}

/// The fault for counts that differ; `what` names what was counted, in Japanese and English.
fn unreconciled(file: &str, what: [&str; 2], read: usize, written: usize) -> Diagnostic {
    Diagnostic::of_file(file, Unreconciled { what: what.map(str::to_owned), read, written })
}

/// All texts of a document that come from the imported files.
fn printed_text(generated: &GeneratedDocument, document: &Document) -> String {
    let has_title = !generated.is_untitled && !matches!(document.subject, Subject::Sheet(_));
    let mut printed = String::new();
    texts::walk(document, &mut |text| match text {
        Text::Title(title) if has_title => printed.push_str(title),
        Text::Title(_) => {}
        Text::Field(field) => add_field(field, &mut printed),
        Text::SectionStart(section) => printed.push_str(&markdown::to_text(section.lead)),
        Text::SectionEnd(section) => printed.push_str(&markdown::to_text(section.tail)),
        Text::Item(item) => printed.push_str(item.plain),
    });
    printed
}

/// Adds the value of a field, unless the import itself has chosen it.
fn add_field(FieldText { field, value, .. }: FieldText, printed: &mut String) {
    let own = [&fields::GRADE_SCHEME, &fields::SOURCE_FILE, &fields::SOURCE_SHA256, &fields::LINKED_BY];
    match value {
        Value::Text(_) if own.iter().any(|own| own.name == field.name) => {}
        Value::Text(text) if field.name == fields::SOURCE_NOTE.name => {
            let [before, after] = WITHHELD;
            let quoted = text.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            printed.push_str(quoted.unwrap_or(text));
        }
        Value::Text(text) => printed.push_str(text),
        Value::List(texts) => texts.iter().for_each(|text| printed.push_str(text)),
        Value::Withheld
        | Value::Number(_)
        | Value::Numbers(_)
        | Value::Measures(_)
        | Value::Policies(_)
        | Value::Links(_)
        | Value::ItemLinks(_) => {}
    }
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
