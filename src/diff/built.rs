//! The texts of a built site, from its open data: `data/all.json`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diff::baseline::{Baseline, BaselineDocument, BaselineText};
use crate::model::path::Slug;
use crate::model::publication::Part;
use crate::publication::texts::{Texts, free_name, join_text, with_time};

/// Where the file stands in a built site.
pub const FILE: &str = "data/all.json";

/// Reads the file; none where it is no such file.
pub fn read(bytes: &[u8]) -> Option<Baseline> {
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let documents = value.get("documents")?.as_array()?;
    let read: Option<BTreeMap<_, _>> = documents.iter().map(|tables| read_document(&Tables(tables))).collect();
    Some(Baseline { documents: read? })
}

/// The rows of one document, by table.
struct Tables<'a>(&'a Value);

impl<'a> Tables<'a> {
    fn rows(&self, table: &str) -> &'a [Value] {
        self.0.get(table).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    fn first(&self, table: &str) -> &'a Value {
        self.rows(table).first().unwrap_or(&Value::Null)
    }
}

fn read_document(tables: &Tables) -> Option<(Slug, BaselineDocument)> {
    let document = tables.first("documents");
    let id = Slug::new(text(document, "document_id"))?;
    let path = text(document, "page_path").to_owned();
    let mut texts = Texts::new();
    add(&mut texts, Part::Title, text(document, "title"));
    let of_document = ["summary", "linked_by", "plain_text"].map(|key| (key, key));
    let of_source =
        [("source.file", "source_file"), ("source.sha256", "source_sha256"), ("source.note", "source_note")];
    add_fields(&mut texts, document, &of_document);
    add_fields(&mut texts, document, &of_source);
    add_number(&mut texts, "source.page", &document["source_page"]);
    add_fields(&mut texts, tables.first("sheets"), &["greeting", "motto", "staff"].map(|key| (key, key)));
    add_heads(&mut texts, tables);
    add_goal(&mut texts, tables);
    add_items(&mut texts, tables);
    add_sections(&mut texts, tables);
    let texts = texts.into_iter().map(|(part, text)| (part, BaselineText::Known(text.into_owned())));
    Some((id, BaselineDocument { path, texts: texts.chain(nameless(tables)).collect(), corrections: None }))
}

/// The data do not tell a name that is withheld from none.
fn add_heads<'a>(texts: &mut Texts<'a>, tables: &Tables<'a>) {
    for (number, head) in (1..).zip(tables.rows("heads")) {
        add(texts, field(format!("head.{number}.post")), text(head, "post"));
        add(texts, field(format!("head.{number}.name")), text(head, "name"));
    }
}

fn nameless(tables: &Tables) -> Vec<(Part, BaselineText)> {
    let heads = (1..).zip(tables.rows("heads"));
    let nameless = heads.filter(|(_, head)| text(head, "name").is_empty());
    nameless.map(|(number, _)| (field(format!("head.{number}.name")), BaselineText::NameNotGiven)).collect()
}

fn add_goal<'a>(texts: &mut Texts<'a>, tables: &Tables<'a>) {
    let goal = tables.first("goals");
    let grade = [("grade.scheme", "grade_scheme_id"), ("grade.value", "grade_value"), ("grade.reason", "grade_reason")];
    add_fields(texts, goal, &grade);
    add_fields(texts, goal, &["midyear", "unmet_reason"].map(|key| (key, key)));
    add_codes(texts, "plan", text(goal, "plan_state"), tables.rows("goal_measures"), ["plan_id", "measure_code"]);
    let policies = tables.rows("goal_policies");
    add_codes(texts, "policies", text(goal, "policies_state"), policies, ["policy_set_id", "policy_no"]);
    for relation in ["midterm", "continues"] {
        let links = tables.rows("goal_links").iter().filter(|row| text(row, "relation") == relation);
        add_list(texts, relation, links.map(|row| text(row, "target_document_id").to_owned()));
    }
    for (number, indicator) in (1..).zip(tables.rows("indicators")) {
        for key in ["name", "unit", "baseline", "target", "actual", "as_of", "note"] {
            let written = if matches!(key, "baseline" | "target" | "actual") { "_written" } else { "" };
            add(texts, field(format!("indicator.{number}.{key}")), text(indicator, &format!("{key}{written}")));
        }
    }
    let budget = tables.first("budgets");
    add_fields(texts, budget, &[("budget.planned", "planned_written"), ("budget.settled", "settled_written")]);
    add_fields(texts, budget, &[("budget.unit", "unit"), ("budget.note", "note")]);
    add_list(texts, "partners", tables.rows("partners").iter().map(|row| text(row, "partner").to_owned()));
    add_list(texts, "legal_basis", tables.rows("legal_bases").iter().map(|row| text(row, "legal_basis").to_owned()));
    add_list(texts, "sdgs", tables.rows("sdgs").iter().map(|row| row["sdg"].to_string()));
}

fn add_codes(texts: &mut Texts, key: &str, state: &str, rows: &[Value], [scope, local]: [&str; 2]) {
    match state {
        "none" => add_list(texts, key, std::iter::once("none".to_owned())),
        _ => add_list(texts, key, rows.iter().map(|row| format!("{}:{}", text(row, scope), text(row, local)))),
    }
}

fn add_items<'a>(texts: &mut Texts<'a>, tables: &Tables<'a>) {
    let by_item = |table: &str, key: &str| -> BTreeMap<&'a str, &'a str> {
        tables.rows(table).iter().map(|row| (text(row, "item_id"), text(row, key))).collect()
    };
    let (markup, times) = (by_item("item_markup", "markdown"), by_item("schedule", "when_written"));
    for item in tables.rows("items") {
        let name = text(item, "item_id");
        let Some(id) = Slug::new(name) else { continue };
        let words = markup.get(name).copied().unwrap_or_else(|| text(item, "text"));
        texts.insert(Part::Item(id), with_time(words, times.get(name).copied()));
    }
    let links = tables.rows("item_links").iter().map(|row| {
        let is_far = row["names_document"] == Value::Bool(true);
        let document = if is_far { format!("{}/", text(row, "target_document_id")) } else { String::new() };
        format!("{} → {document}{}", text(row, "item_id"), text(row, "target_item_id"))
    });
    add_list(texts, "links", links);
}

fn add_sections<'a>(texts: &mut Texts<'a>, tables: &Tables<'a>) {
    for section in tables.rows("sections") {
        let number = &section["section_no"];
        let of_section = |place: &str| {
            let is_here = |row: &&Value| row["section_no"] == *number && text(row, "place") == place;
            lines(tables.rows("section_texts").iter().filter(is_here))
        };
        let (lead, tail) = (of_section("before-items"), of_section("after-items"));
        let whole = join_text(&lead, &tail).into_owned();
        if !whole.is_empty() {
            let name = free_name(texts, text(section, "heading"));
            texts.insert(Part::Text(name), whole.into());
        }
    }
}

/// Lines by their numbers; empty ones are left out of the data.
fn lines<'a>(rows: impl Iterator<Item = &'a Value>) -> String {
    let (mut whole, mut last) = (String::new(), 1);
    for row in rows {
        let number = row["line_no"].as_u64().unwrap_or(last);
        (last..number).for_each(|_| whole.push('\n'));
        whole.push_str(text(row, "text"));
        last = number;
    }
    whole
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn field(name: String) -> Part {
    Part::Field(name)
}

fn add_fields<'a>(texts: &mut Texts<'a>, row: &'a Value, names: &[(&str, &str)]) {
    names.iter().for_each(|(name, key)| add(texts, field((*name).to_owned()), text(row, key)));
}

fn add_number(texts: &mut Texts, name: &str, number: &Value) {
    if let Some(number) = number.as_u64() {
        texts.insert(field(name.to_owned()), number.to_string().into());
    }
}

fn add_list(texts: &mut Texts, name: &str, entries: impl Iterator<Item = String>) {
    let whole = entries.collect::<Vec<_>>().join("、");
    if !whole.is_empty() {
        texts.insert(field(name.to_owned()), whole.into());
    }
}

fn add<'a>(texts: &mut Texts<'a>, part: Part, text: &'a str) {
    if !text.is_empty() {
        texts.insert(part, text.into());
    }
}
