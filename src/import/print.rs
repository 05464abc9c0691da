//! Documents as clerks edit them: front matter and Markdown.

use crate::front_matter::draft::{self, DraftHead};
use crate::front_matter::print::{FrontMatter, Value};
use crate::import::draft::document::{CodesFound, CodesState, Draft};
use crate::import::escape::escape;
use crate::import::items::Item;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::AreaKind;
use crate::model::path::Slug;

/// The heading under which stands what was not understood.
pub const KEPT: &str = "取り込めなかった記載";

/// What every document of an import says of itself.
#[derive(Clone, Debug)]
pub struct Imprint {
    /// The first line of the front matter, a comment for editors.
    pub schema: String,
    pub year: FiscalYear,
    pub department: Slug,
    /// The day of the import.
    pub day: String,
    /// The files it was made from, with the SHA-256 of each.
    pub sources: Vec<(String, String)>,
}

/// The text of a document.
pub fn print(draft: &Draft, imprint: &Imprint) -> String {
    let mut text = front_matter(draft, imprint);
    for section in &draft.sections {
        text.push_str(&format!("\n## {}\n\n", escape(&section.heading)));
        let lead: Vec<_> = section.lead.iter().map(|text| escape(text)).collect();
        text.push_str(&lead.join("\n\n"));
        if !section.lead.is_empty() {
            text.push_str(if section.items.is_empty() { "\n" } else { "\n\n" });
        }
        section.items.iter().for_each(|item| text.push_str(&print_item(item, 0)));
    }
    if !draft.kept.is_empty() {
        text.push_str(&format!("\n## {KEPT}\n\n"));
        draft.kept.iter().for_each(|line| text.push_str(&format!("- {}\n", escape(&line.text))));
    }
    text
}

fn print_item(item: &Item, depth: usize) -> String {
    let tag = match (item.id.as_str(), &item.when) {
        ("", _) => String::new(),
        (id, None) => format!("[{id}] "),
        (id, Some(when)) => format!("[{id} @ {when}] "),
    };
    let mut text = format!("{}- {tag}{}\n", "  ".repeat(depth), escape(&item.text));
    item.children.iter().for_each(|child| text.push_str(&print_item(child, depth + 1)));
    text
}

fn front_matter(draft: &Draft, imprint: &Imprint) -> String {
    let Imprint { schema, year, department, day, sources } = imprint;
    let kind = match draft.kind {
        AreaKind::Sheet => "sheet",
        AreaKind::Annual => "annual",
        AreaKind::Midterm => "midterm",
    };
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
    if let Some(comment) = linked_by(draft.kind) {
        front.comment(comment);
    }
    draft::end(&mut front, day);
    front.set("source", source(sources, draft.note.as_deref()));
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

fn source(sources: &[(String, String)], note: Option<&str>) -> Value {
    let names: Vec<_> = sources.iter().map(|(name, _)| name.as_str()).collect();
    let mut entries = vec![("file", Value::text(names.join("、")))];
    if let [(_, sum)] = sources {
        entries.push(("sha256", Value::text(sum)));
    }
    entries.extend(note.map(|note| ("note", Value::text(note))));
    Value::Block(entries)
}
