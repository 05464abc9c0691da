//! `datapackage.json`: describes the CSV files for programs, as a Data Package 2.0 with Table Schemas 2.0 (Frictionless
//! Data).

use serde_json::{Map, Value, json};

use crate::model::dataset::{Column, Kind, Missing, Reference, TABLES, Table};
use crate::model::site::Site;

/// Prints the package of the CSV files.
pub(super) fn print(site: &Site) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&package(site)).expect("a JSON value has a printed form");
    bytes.push(b'\n');
    bytes
}

fn package(site: &Site) -> Value {
    let config = &site.tables.config;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tomei",
        "title": config.title,
        "resources": TABLES.iter().map(|table| resource(table)).collect::<Vec<_>>(),
    });
    let fields = package.as_object_mut().expect("a package is an object");
    let mut add = |name: &str, value: Option<Value>| {
        value.map(|value| fields.insert(name.to_owned(), value));
    };
    add("description", config.subtitle.as_ref().map(|subtitle| json!(subtitle)));
    add("homepage", config.base_url.as_ref().map(|url| json!(url)));
    // The documents have only a date, but the data package requires a time.
    add("created", site.dates.1.map(|day| json!(format!("{day}T00:00:00+09:00"))));
    let publisher = config.publisher.as_ref();
    add("contributors", publisher.map(|name| json!([{"title": name, "roles": ["publisher"]}])));
    let licence = config.licence.as_ref();
    add("licenses", licence.and_then(|licence| licence_of(&licence.name, licence.url.as_deref())));
    let source = config.source.as_ref();
    add("sources", source.map(|source| json!([link_of(&source.title, source.url.as_deref())])));
    package
}

/// Licences by their ids in the list of the Open Definition.
const LICENCES: [(&str, &str); 3] =
    [("CC BY 4.0", "CC-BY-4.0"), ("CC BY-SA 4.0", "CC-BY-SA-4.0"), ("CC0 1.0", "CC0-1.0")];

/// A data package can describe a licence only by such an id or by a URL.
fn licence_of(name: &str, url: Option<&str>) -> Option<Value> {
    let mut licence = link_of(name, url);
    let known = LICENCES.iter().find(|(known, _)| name.contains(known));
    if let (Some((_, short)), Some(fields)) = (known, licence.as_object_mut()) {
        fields.insert("name".to_owned(), json!(short));
    }
    (known.is_some() || url.is_some()).then(|| json!([licence]))
}

fn link_of(title: &str, url: Option<&str>) -> Value {
    match url {
        Some(url) => json!({"title": title, "path": url}),
        None => json!({"title": title}),
    }
}

fn resource(table: &Table) -> Value {
    json!({
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "type": "table",
        "path": format!("csv/{}.csv", table.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": schema(table),
    })
}

fn schema(table: &Table) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(|column| field(column, table)).collect();
    let references: Vec<Value> = table.references.iter().map(|reference| foreign_key(reference, table)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [], "primaryKey": table.key });
    if let (false, Some(fields)) = (references.is_empty(), schema.as_object_mut()) {
        fields.insert("foreignKeys".to_owned(), Value::Array(references));
    }
    schema
}

fn field(column: &Column, table: &Table) -> Value {
    let mut constraints = Map::new();
    if column.missing.is_empty() {
        constraints.insert("required".to_owned(), json!(true));
    }
    if table.key == [column.name] {
        constraints.insert("unique".to_owned(), json!(true));
    }
    if let Kind::Choice(choices) = column.kind {
        let words: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
        constraints.insert("enum".to_owned(), json!(words));
    }
    json!({
        "name": column.name,
        "title": column.title,
        "type": column.kind.name(),
        "missingValues": column.missing.iter().map(label).collect::<Vec<_>>(),
        "constraints": constraints,
    })
}

fn label(missing: &Missing) -> Value {
    json!({"value": missing.label(), "label": missing.title()})
}

/// An empty resource name refers to the table itself.
fn foreign_key(reference: &Reference, table: &Table) -> Value {
    let target = if reference.table == table.name { "" } else { reference.table };
    json!({"fields": reference.columns, "reference": {"resource": target, "fields": reference.target}})
}
