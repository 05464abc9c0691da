//! Reads the texts of a built site from its open data, `data/all.json`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use crate::diff::baseline::{Baseline, BaselineDocument, BaselineText};
use crate::model::document::fields;
use crate::model::document::text_field::{ColumnName, Publication, TextField};
use crate::model::path::Slug;
use crate::model::publication::Part;
use crate::publication::texts::{BETWEEN, Texts, free_name, join_text, with_time};

/// The path of the file in a built site.
pub const FILE: &str = "data/all.json";

/// Reads the file; `None` if it is not such a file.
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
    add(&mut texts, Part::Title, text(document, "title").into());
    let published = fields::all().filter(|field| field.publication != Publication::No);
    published.for_each(|field| add_field(&mut texts, tables, field));
    add_goal(&mut texts, tables);
    add_items(&mut texts, tables);
    add_sections(&mut texts, tables);
    let texts = texts.into_iter().map(|(part, text)| (part, BaselineText::Known(text.into_owned())));
    Some((id, BaselineDocument { path, texts: texts.chain(nameless(tables)).collect(), corrections: None }))
}

/// Adds the text of a field that is a column. Each row of the column is an entry of a list, or a text that has a name
/// in the same row.
fn add_field<'a>(texts: &mut Texts<'a>, tables: &Tables<'a>, field: &TextField) {
    let Some(ColumnName { table, column }) = field.column else { return };
    if field.is_numbered() {
        for (position, row) in (1..).zip(tables.rows(table)) {
            add(texts, Part::Field(field.name_at(position)), text(row, column).into());
        }
        return;
    }
    let values = tables.rows(table).iter().map(|row| match &row[column] {
        Value::Number(number) => number.to_string(),
        _ => text(row, column).to_owned(),
    });
    add_list(texts, field, values);
}

/// Names that are withheld or not filled in, which the data do not distinguish.
fn nameless(tables: &Tables) -> Vec<(Part, BaselineText)> {
    let heads = (1..).zip(tables.rows("heads"));
    let nameless = heads.filter(|(_, head)| text(head, "name").is_empty());
    let part = |position| Part::Field(fields::HEAD_NAME.name_at(position));
    nameless.map(|(position, _)| (part(position), BaselineText::NameNotGiven)).collect()
}

/// Adds texts that are split over several columns.
fn add_goal(texts: &mut Texts, tables: &Tables) {
    let goal = tables.first("goals");
    let measures = tables.rows("goal_measures");
    add_codes(texts, &fields::PLAN, text(goal, "plan_state"), measures, ["plan_id", "measure_code"]);
    let policies = tables.rows("goal_policies");
    add_codes(texts, &fields::POLICIES, text(goal, "policies_state"), policies, ["policy_set_id", "policy_no"]);
    for relation in [&fields::MIDTERM, &fields::CONTINUES] {
        let links = tables.rows("goal_links").iter().filter(|row| text(row, "relation") == relation.name);
        add_list(texts, relation, links.map(|row| text(row, "target_document_id").to_owned()));
    }
}

fn add_codes(texts: &mut Texts, field: &TextField, state: &str, rows: &[Value], [scope, local]: [&str; 2]) {
    match state {
        "none" => add_list(texts, field, std::iter::once("none".to_owned())),
        _ => add_list(texts, field, rows.iter().map(|row| format!("{}:{}", text(row, scope), text(row, local)))),
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
    add_list(texts, &fields::LINKS, links);
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

/// Joins lines by their numbers. The data leave out empty lines.
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

fn add_list(texts: &mut Texts, field: &TextField, entries: impl Iterator<Item = String>) {
    let whole = entries.collect::<Vec<_>>().join(BETWEEN);
    add(texts, Part::Field(field.name.to_owned()), whole.into());
}

fn add<'a>(texts: &mut Texts<'a>, part: Part, text: Cow<'a, str>) {
    if !text.is_empty() {
        texts.insert(part, text);
    }
}
