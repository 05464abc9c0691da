//! Prints documents as front matter and Markdown, ready to be edited by clerks.

use std::path::Path;

use crate::front_matter::draft::{self, DraftHead};
use crate::front_matter::print::{FrontMatter, Value};
use crate::import::document::GeneratedDocument;
use crate::import::draft::document::{CodesFound, CodesState, Draft};
use crate::import::escape::{escape, escape_line};
use crate::import::item::Item;
use crate::import::read::reading::Reading;
use crate::import::target::ImportTarget;
use crate::model::draft::UNPARSED_HEADING;
use crate::model::form::AreaKind;

/// A file from which documents were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name of the file without folders.
    pub name: String,
    /// The SHA-256 checksum of the whole file, in hexadecimal digits.
    pub sha256: String,
}

/// The files of `readings`, as documents refer to them.
pub fn sources(readings: &[Reading]) -> Vec<Source> {
    let name = |file: &str| Path::new(file).file_name().map_or(file.into(), |name| name.to_string_lossy().into_owned());
    readings.iter().map(|reading| Source { name: name(&reading.file), sha256: reading.sha256.clone() }).collect()
}

/// Prints a document that was made from `sources`.
pub fn print(draft: &Draft, target: &ImportTarget, sources: &[Source]) -> GeneratedDocument {
    let text = front_matter(draft, target, sources) + &body(draft);
    let (id, file, items) = (draft.id.clone(), draft.file.clone(), draft.item_count());
    GeneratedDocument { id, file, text, items, is_untitled: draft.title.is_empty() }
}

fn body(draft: &Draft) -> String {
    let mut text = String::new();
    for section in &draft.sections {
        text.push_str(&format!("\n## {}\n\n", escape(&section.heading)));
        let lead: Vec<_> = section.lead.iter().map(|text| escape_line(text, draft.kind.document())).collect();
        text.push_str(&lead.join("\n\n"));
        if !section.lead.is_empty() {
            text.push_str(if section.items.is_empty() { "\n" } else { "\n\n" });
        }
        section.items.iter().for_each(|item| text.push_str(&print_item(item, 0)));
    }
    if !draft.kept.is_empty() {
        text.push_str(&format!("\n## {UNPARSED_HEADING}\n\n"));
        draft.kept.iter().for_each(|line| text.push_str(&format!("- {}\n", escape(&line.text))));
    }
    text
}

fn print_item(item: &Item, depth: usize) -> String {
    let link = item.link.as_ref().map(|link| format!(" -> {link}")).unwrap_or_default();
    let when = item.when.as_ref().map(|when| format!(" @ {when}")).unwrap_or_default();
    let tag = if item.id.is_empty() { String::new() } else { format!("[{}{link}{when}] ", item.id) };
    let mut text = format!("{}- {tag}{}\n", "  ".repeat(depth), escape(&item.text));
    item.children.iter().for_each(|child| text.push_str(&print_item(child, depth + 1)));
    text
}

fn front_matter(draft: &Draft, target: &ImportTarget, sources: &[Source]) -> String {
    let ImportTarget { schema, year, department, day, linked_by: _ } = target;
    let kind = draft.kind.document().name();
    let mut front = draft::begin(&DraftHead { schema, id: &draft.id, kind, year: *year, department });
    if draft.kind != AreaKind::Sheet {
        let title = if draft.title.is_empty() { "（題名）" } else { &draft.title };
        front.set("no", Value::word(&draft.no)).set("title", Value::text(title));
        add_codes(&mut front, "plan", &draft.plan, "計画id:番号");
        add_codes(&mut front, "policies", &draft.policies, "政策集id:番号");
    }
    for (key, value) in &draft.values {
        front.set(key, value.clone());
    }
    if let Some(name) = &draft.linked_by {
        front.set("linked_by", Value::text(name));
    } else if let Some(comment) = linked_by(draft.kind) {
        front.comment(comment);
    }
    draft::end(&mut front, day);
    front.set("source", source(sources, draft));
    front.print()
}

fn linked_by(kind: AreaKind) -> Option<&'static str> {
    match kind {
        AreaKind::Sheet => Some("linked_by: 総括と方針を結んだ人や係"),
        AreaKind::Annual => Some("linked_by: 実績と取組みを結んだ人や係"),
        AreaKind::Midterm => None,
    }
}

fn add_codes(front: &mut FrontMatter, key: &'static str, found: &CodesFound, shape: &str) {
    match found.state {
        CodesState::None => front.set(key, Value::word("none")),
        CodesState::Unset => front.comment(&format!("{key}: [{shape}]　原本に記入がありません。属さないときは none")),
        CodesState::Some => front.set(key, Value::words(found.mentions.iter().map(|(_, code)| code))),
    };
}

/// What a note on the source has before and after the text that the sheet has in place of a name.
pub const WITHHELD: [&str; 2] = ["原本の氏名欄の記載:「", "」"];

fn source(sources: &[Source], draft: &Draft) -> Value {
    let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
    let mut entries = vec![("file", Value::text(names.join("、")))];
    if draft.page > 0 {
        entries.push(("page", Value::word(draft.page.to_string())));
    }
    // With several files, the front matter could not say to which of them the checksum belongs.
    if let [source] = sources {
        entries.push(("sha256", Value::text(&source.sha256)));
    }
    let [before, after] = WITHHELD;
    entries.extend(draft.withheld.as_ref().map(|name| ("note", Value::text(format!("{before}{name}{after}")))));
    Value::Block(entries)
}
