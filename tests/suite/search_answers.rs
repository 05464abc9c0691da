//! The answers of `tomei search --json` beside their schema, and what the search box suggests.

use serde_json::Value;

use crate::search::ask;
use crate::site::{TestSite, built};

/// What stands in answers but not in the schema, and what the schema requires but an answer lacks.
fn unlike(schema: &Value, part: &Value, answer: &Value, place: &str) -> Vec<String> {
    let part = match part["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        Some(name) => &schema["$defs"][name],
        None => part,
    };
    match answer {
        // What is described without its members is free.
        Value::Object(_) if part["properties"].is_null() => Vec::new(),
        Value::Object(members) => {
            let required = part["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let lacking =
                required.filter(|name| !members.contains_key(*name)).map(|name| format!("{place} lacks {name}"));
            let further = members.iter().flat_map(|(name, member)| match part["properties"].get(name) {
                Some(part) => unlike(schema, part, member, &format!("{place}.{name}")),
                None => vec![format!("{place}.{name} is not described")],
            });
            lacking.chain(further).collect()
        }
        Value::Array(items) if part["prefixItems"].is_null() => {
            items.iter().flat_map(|item| unlike(schema, &part["items"], item, &format!("{place}[]"))).collect()
        }
        Value::Array(_) | Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => Vec::new(),
    }
}

#[test]
fn answers_are_as_their_schema_says() {
    let schema = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/search.schema.json"));
    let schema: Value = serde_json::from_str(&schema.expect("the schema is there")).expect("it is JSON");
    let site = TestSite::with_goal();
    site.build();
    for arguments in
        [&["目標"][..], &["目標", "--explain"], &["もくひょう"], &["どこにもない 目標"], &["何の目標ですか"]]
    {
        let answer = ask(&site, arguments);
        assert_eq!(unlike(&schema, &schema, &answer, "answer"), Vec::<String>::new(), "{arguments:?}");
        assert_eq!(answer["version"], schema["properties"]["version"]["const"]);
    }
}

#[test]
fn what_the_search_box_suggests_has_names_and_no_headings() {
    let site = built().on_disk();
    let output = site.path("public");
    let mut pack =
        tomei_search::native::Library::open(|path: &str| std::fs::read(output.join(path)).ok()).expect("it opens");
    let mut suggested = |typed: &str| pack.suggest(typed, 8).expect("every file is there");
    for (typed, empty) in [("かだ", "課題"), ("かし", "仮称"), ("かく", "各種"), ("とり", "取組"), ("もく", "目標")]
    {
        assert!(suggested(typed).iter().all(|term| term.surface != empty), "{typed}");
    }
    for (typed, surface, beside) in [
        ("しみ", "市民協働部", "department"),
        ("とくし", "特殊詐欺", "とくしゅさぎ"),
        ("くらしの", "くらしの安全・安心の推進", "goal"),
    ] {
        let found = suggested(typed);
        assert!(found.iter().any(|term| term.surface == surface && term.reading == beside), "{typed}: {found:?}");
    }
    assert!(suggested("?").len() >= 2, "the examples of the search page");
}
