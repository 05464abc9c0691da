//! Edits of the tables beside the documents.

use serde_json::{Value, json};

use crate::edits::edit::{Choice, Kind, WORDS};
use crate::edits::model::Site;

pub const KINDS: &[Kind] = &[
    Kind { name: "rename department", apply: rename_department },
    Kind { name: "describe department", apply: describe_department },
    Kind { name: "add department", apply: add_department },
    Kind { name: "plan's title", apply: plan_title },
    Kind { name: "measure", apply: measure },
    Kind { name: "policy set's title", apply: policy_title },
    Kind { name: "policy", apply: policy },
    Kind { name: "grade's label", apply: grade_label },
    Kind { name: "add grade", apply: add_grade },
    Kind { name: "add term", apply: add_term },
    Kind { name: "describe term", apply: describe_term },
    Kind { name: "rename thing", apply: rename_thing },
    Kind { name: "remove row", apply: remove_row },
    Kind { name: "reading", apply: reading },
    Kind { name: "correct", apply: correct },
    Kind { name: "broken table", apply: broken },
    Kind { name: "drop table", apply: drop_table },
    Kind { name: "empty table", apply: empty_table },
];

fn rows<'a>(site: &'a mut Site, name: &'static str) -> &'a mut Vec<Value> {
    site.tables.entry(name).or_insert_with(|| json!([])).as_array_mut().expect("tables are lists of rows")
}

/// The picked row, if the table has any; `pointer` leads on into it.
fn row<'a>(site: &'a mut Site, name: &'static str, choice: Choice, inner: Option<&str>) -> Option<&'a mut Value> {
    let rows = rows(site, name);
    let place = choice.place(rows.len())?;
    let Some(inner) = inner else { return rows.get_mut(place) };
    let rows = rows[place].get_mut(inner)?.as_array_mut()?;
    let place = usize::from(choice.other) % rows.len().max(1);
    rows.get_mut(place)
}

fn rename_department(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "departments", choice, None) {
        row["name"] = json!(format!("{}部", choice.word()));
    }
}

fn describe_department(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "departments", choice, None) {
        let key = choice.other_of(&["reading", "english", "note", "notice", "years", "contact"]);
        row[key] = match key {
            "reading" => json!("そうむぶ"),
            "contact" => json!({"section": choice.word()}),
            _ => json!(format!("{}\n二行目", choice.word())),
        };
    }
}

fn add_department(site: &mut Site, choice: Choice) {
    let name = format!("{}課", choice.word());
    rows(site, "departments").push(json!({"id": format!("ka-{}", choice.other % 4), "name": name, "parent": "somu"}));
}

fn plan_title(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "plans", choice, None) {
        row[choice.other_of(&["title", "note", "years"])] = json!(format!("{}計画", choice.word()));
    }
}

fn measure(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "plans", choice, Some("measures")) {
        row[["title", "note", "written"][usize::from(choice.word) % 3]] = json!(format!("{}の施策", choice.word()));
    }
}

fn policy_title(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "policies", choice, None) {
        row[choice.other_of(&["title", "note", "years"])] = json!(format!("{}政策", choice.word()));
    }
}

fn policy(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "policies", choice, Some("items")) {
        row["title"] = json!(format!("{}の政策", choice.word()));
        row["other_titles"] = json!([choice.word()]);
    }
}

fn grade_label(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "grades", choice, Some("values")) {
        row[["label", "meaning"][usize::from(choice.word) % 2]] = json!(format!("{}で達成", choice.word()));
    }
}

fn add_grade(site: &mut Site, choice: Choice) {
    if let Some(values) = row(site, "grades", choice, None).and_then(|row| row["values"].as_array_mut()) {
        values.push(json!({"value": format!("C{}", values.len()), "label": choice.word()}));
    }
}

fn add_term(site: &mut Site, choice: Choice) {
    let place = usize::from(choice.word) % WORDS.len();
    rows(site, "glossary").push(json!({"id": format!("t{place}"), "term": choice.word(), "meaning": "説明です。"}));
}

fn describe_term(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "glossary", choice, None) {
        match choice.other % 3 {
            0 => row["meaning"] = json!(format!("{}のことです。", choice.word())),
            1 => row["aliases"] = json!([choice.word()]),
            _ => row["reading"] = json!("まどぐち"),
        }
    }
}

fn rename_thing(site: &mut Site, choice: Choice) {
    if let Some(row) = row(site, "glossary", choice, None) {
        let term = row["term"].clone();
        row["renamed"] = json!({"from": choice.word(), "to": term, "note": "呼び名が変わりました。"});
    }
}

/// Often a fault: something else names the row.
fn remove_row(site: &mut Site, choice: Choice) {
    let rows = rows(site, choice.other_of(&["departments", "plans", "policies", "grades", "glossary", "corrections"]));
    if let Some(place) = choice.place(rows.len()) {
        rows.remove(place);
    }
}

fn reading(site: &mut Site, choice: Choice) {
    let reading = choice.other_of(&["マドグチ", "モンコ", "ミドリ", ""]);
    site.files.insert("content/dictionary.csv".to_owned(), format!("{},名詞,{reading}\n", choice.word()).into_bytes());
}

fn correct(site: &mut Site, choice: Choice) {
    let ids = site.ids();
    let mut row = json!({"date": "2026-11-30", "page": choice.other_of(&ids), "before": choice.word(), "after": "直した語",
        "reason": format!("{}の誤り", choice.word())});
    if choice.pick.is_multiple_of(2) {
        row["item"] = json!("p1");
    }
    rows(site, "corrections").insert(0, row);
}

/// The tables that a site may do without.
const OPTIONAL: [&str; 5] = ["plans", "policies", "grades", "glossary", "corrections"];

fn drop_table(site: &mut Site, choice: Choice) {
    site.tables.remove(choice.other_of(&OPTIONAL));
}

fn empty_table(site: &mut Site, choice: Choice) {
    site.tables.insert(choice.other_of(&OPTIONAL), json!([]));
}

fn broken(site: &mut Site, choice: Choice) {
    let name = choice.other_of(&["departments", "plans", "glossary", "grades"]);
    rows(site, name).push(json!({"id": "長い名前", "titel": choice.word()}));
}
