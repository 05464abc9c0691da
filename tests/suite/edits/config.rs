//! Edits of `content/tomei.yaml`.

use serde_json::{Value, json};

use crate::edits::edit::{Choice, Kind};
use crate::edits::model::Site;

pub const KINDS: &[Kind] = &[
    Kind { name: "site's texts", apply: texts },
    Kind { name: "contact", apply: contact },
    Kind { name: "search", apply: search },
    Kind { name: "data", apply: data },
    Kind { name: "furigana", apply: furigana },
    Kind { name: "languages", apply: languages },
    Kind { name: "language", apply: language },
    Kind { name: "base_url", apply: base_url },
    Kind { name: "theme", apply: theme },
];

/// Sets a key of the site's settings; `Null` removes it.
pub fn set(site: &mut Site, key: &str, value: Value) {
    let config = site.tables.entry("tomei").or_insert_with(|| json!({"title": "試験の目標"}));
    let config = config.as_object_mut().expect("the settings are a mapping");
    match value {
        Value::Null => drop(config.remove(key)),
        value => drop(config.insert(key.to_owned(), value)),
    }
}

fn texts(site: &mut Site, choice: Choice) {
    let key = choice.other_of(&["title", "subtitle", "publisher", "notice"]);
    set(site, key, json!(format!("{}の市\n二行目", choice.word())));
}

fn contact(site: &mut Site, choice: Choice) {
    match choice.other % 3 {
        0 => set(site, "contact", json!({"section": choice.word(), "phone": "06-0000-0000"})),
        1 => set(site, "licence", json!({"name": "CC BY 4.0", "citation": choice.word()})),
        _ => set(site, "source", json!({"title": choice.word(), "publisher": "市"})),
    }
}

fn switch(site: &mut Site, choice: Choice, key: &str) {
    set(site, key, choice.other_of(&[json!(true), json!(false)]));
}

fn search(site: &mut Site, choice: Choice) {
    switch(site, choice, "search");
}

fn data(site: &mut Site, choice: Choice) {
    switch(site, choice, "data");
}

fn furigana(site: &mut Site, choice: Choice) {
    switch(site, choice, "furigana");
}

fn languages(site: &mut Site, choice: Choice) {
    set(site, "languages", choice.other_of(&[json!([]), json!(["en"]), json!(["en", "ja-x-easy"]), json!(["xx"])]));
}

fn language(site: &mut Site, choice: Choice) {
    set(site, "language", choice.other_of(&[json!("ja"), json!("en"), Value::Null]));
}

fn base_url(site: &mut Site, choice: Choice) {
    set(
        site,
        "base_url",
        choice.other_of(&[json!("https://city.example/"), json!("https://city.example/goals/"), Value::Null]),
    );
}

fn theme(site: &mut Site, choice: Choice) {
    set(site, "theme", choice.other_of(&[json!("default"), json!("own"), json!("nowhere"), Value::Null]));
}
