//! `catalog.jsonld`: describes the open data as a dataset of a catalogue, in DCAT 3 (W3C).

use serde_json::{Map, Value, json};

use crate::export::part::{FOLDER, parts, paths};
use crate::model::config::{Config, Contact};
use crate::model::dataset::table;
use crate::model::path::SitePath;
use crate::model::site::Site;

/// Prints the catalogue's dataset with all its files.
pub(super) fn print(site: &Site) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&dataset(site)).expect("a JSON value has a printed form");
    bytes.push(b'\n');
    bytes
}

fn dataset(site: &Site) -> Value {
    let config = &site.tables.config;
    let mut dataset = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        value.map(|value| dataset.insert(name.to_owned(), value));
    };
    add("@context", Some(context()));
    add("@type", Some(json!("dcat:Dataset")));
    add("@id", Some(json!(address(config, ""))));
    add("dct:title", Some(json!({"@value": config.title, "@language": config.language})));
    add("dct:description", config.subtitle.as_ref().map(|text| json!({"@value": text, "@language": config.language})));
    add("dct:language", Some(json!(config.language)));
    add("dct:issued", site.dates.0.map(|day| day_of(day.to_string())));
    add("dct:modified", site.dates.1.map(|day| day_of(day.to_string())));
    add("dct:publisher", config.publisher.as_ref().map(|name| json!({"@type": "foaf:Agent", "foaf:name": name})));
    add("dcat:contactPoint", config.contact.as_ref().map(contact));
    add("dct:license", config.licence.as_ref().map(|licence| named(&licence.name, licence.url.as_deref())));
    add("dct:source", config.source.as_ref().map(|source| named(&source.title, source.url.as_deref())));
    add("dcat:landingPage", Some(json!({"@id": address(config, "index.html")})));
    add("dcat:distribution", Some(Value::Array(distributions(site))));
    Value::Object(dataset)
}

fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

fn day_of(day: String) -> Value {
    json!({"@value": day, "@type": "xsd:date"})
}

/// The address of a file: absolute if the site has a base URL, otherwise relative to `catalog.jsonld`.
fn address(config: &Config, name: &str) -> String {
    match &config.base_url {
        Some(base) => format!("{base}{FOLDER}{name}"),
        None if name.is_empty() => "./".to_owned(),
        None => name.to_owned(),
    }
}

fn named(title: &str, url: Option<&str>) -> Value {
    match url {
        Some(url) => json!({"@id": url, "dct:title": title}),
        None => json!({"dct:title": title}),
    }
}

fn contact(contact: &Contact) -> Value {
    let mut card = Map::new();
    card.insert("@type".to_owned(), json!("vcard:Organization"));
    let parts = [
        ("vcard:fn", &contact.section),
        ("vcard:hasTelephone", &contact.phone),
        ("vcard:hasEmail", &contact.email),
        ("vcard:hasURL", &contact.url),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            card.insert(name.to_owned(), json!(part));
        }
    }
    Value::Object(card)
}

fn distributions(site: &Site) -> Vec<Value> {
    let files = parts(site).into_iter().flat_map(paths);
    files.filter_map(|path| distribution(site, &path)).collect()
}

/// A file as a distribution of the dataset; `None` for files that only describe the data.
fn distribution(site: &Site, path: &SitePath) -> Option<Value> {
    let name = path.as_str().strip_prefix(FOLDER)?;
    let (title, media) = match name.rsplit_once('.')? {
        (stem, "csv") => (table(stem.strip_prefix("csv/")?)?.title.to_owned(), "text/csv"),
        (stem, "xlsx") => (
            format!("Excel {}", stem.strip_prefix("xlsx/")?),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("all", "json") => ("すべて（JSON）".to_owned(), "application/json"),
        _ => return None,
    };
    let url = address(&site.tables.config, name);
    Some(json!({
        "@type": "dcat:Distribution",
        "dct:title": title,
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{media}")},
    }))
}
