//! Documents as clerks edit them: front matter and Markdown.

use crate::import::draft::document::{CodesFound, CodesState, Draft, Value};
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
    let kind = draft.kind.document().name();
    let mut text = format!("---\n{schema}\nid: {}\nkind: {kind}\nyear: {year}\ndepartment: {department}\n", draft.id);
    if draft.kind != AreaKind::Sheet {
        let title = if draft.title.is_empty() { "（題名）" } else { &draft.title };
        text.push_str(&format!("no: {}\ntitle: {}\n", draft.no, quoted(title)));
        text.push_str(&codes("plan", &draft.plan, "計画id:番号"));
        text.push_str(&codes("policies", &draft.policies, "政策集id:番号"));
    }
    draft.values.iter().for_each(|(key, value)| text.push_str(&print_value(key, value)));
    text.push_str(linked_by(draft.kind));
    text.push_str(&format!("published: {day}\nupdated: {day}\ndraft: true\n"));
    text.push_str(&print_source(sources, draft.note.as_deref()));
    text.push_str("---\n");
    text
}

fn linked_by(kind: AreaKind) -> &'static str {
    match kind {
        AreaKind::Sheet => "# linked_by: 総括と方針を結んだ人や係\n",
        AreaKind::Annual => "# linked_by: 実績と取組みを結んだ人や係\n",
        AreaKind::Midterm => "",
    }
}

fn codes(key: &str, found: &CodesFound, shape: &str) -> String {
    match found.state {
        CodesState::None => format!("{key}: none\n"),
        CodesState::Unset => format!("# {key}: [{shape}]　原本に記入がありません。属さないときは none\n"),
        CodesState::Some => {
            let codes: Vec<_> = found.mentions.iter().map(|(_, code)| code.as_str()).collect();
            format!("{key}: [{}]\n", codes.join(", "))
        }
    }
}

fn print_value(key: &str, value: &Value) -> String {
    match value {
        Value::Text(text) => format!("{key}: {}\n", quoted(text)),
        Value::Word(word) => format!("{key}: {word}\n"),
        Value::List(texts) => {
            format!("{key}: [{}]\n", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
        }
        Value::Numbers(numbers) => {
            format!("{key}: [{}]\n", numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(", "))
        }
        Value::Maps(maps) => {
            let print = |map: &Vec<(&str, String)>| {
                let entries: Vec<_> = map.iter().map(|(key, text)| format!("{key}: {}", quoted(text))).collect();
                format!("{{{}}}", entries.join(", "))
            };
            match (key, maps.as_slice()) {
                ("indicators", maps) => {
                    let lines: Vec<_> = maps.iter().map(|map| format!("  - {}\n", print(map))).collect();
                    format!("{key}:\n{}", lines.concat())
                }
                (_, maps) => format!("{key}: {}\n", maps.iter().map(print).collect::<String>()),
            }
        }
    }
}

fn print_source(sources: &[(String, String)], note: Option<&str>) -> String {
    let names: Vec<_> = sources.iter().map(|(name, _)| name.as_str()).collect();
    let mut text = format!("source:\n  file: {}\n", quoted(&names.join("、")));
    if let [(_, sum)] = sources {
        text.push_str(&format!("  sha256: {}\n", quoted(sum)));
    }
    if let Some(note) = note {
        text.push_str(&format!("  note: {}\n", quoted(note)));
    }
    text
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text has a JSON form")
}
