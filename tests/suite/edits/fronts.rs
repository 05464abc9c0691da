//! Edits of a document's front matter.

use serde_json::{Value, json};

use crate::edits::edit::{Choice, Kind};
use crate::edits::model::{Document, Site};

pub const KINDS: &[Kind] = &[
    Kind { name: "retitle", apply: retitle },
    Kind { name: "summary", apply: summary },
    Kind { name: "plan", apply: plan },
    Kind { name: "policies", apply: policies },
    Kind { name: "midterm", apply: midterm },
    Kind { name: "continues", apply: continues },
    Kind { name: "grade", apply: grade },
    Kind { name: "indicators", apply: indicators },
    Kind { name: "budget", apply: budget },
    Kind { name: "lists", apply: lists },
    Kind { name: "remarks", apply: remarks },
    Kind { name: "source", apply: source },
    Kind { name: "published", apply: published },
    Kind { name: "updated", apply: updated },
    Kind { name: "changes", apply: changes },
    Kind { name: "draft", apply: draft },
    Kind { name: "head", apply: head },
    Kind { name: "allow", apply: allow },
    Kind { name: "unknown key", apply: unknown_key },
];

fn any(_: &Document) -> bool {
    true
}

fn is_sheet(document: &Document) -> bool {
    document.text("kind").as_deref() == Some("sheet")
}

/// Sets a key of the picked document to one of `values`.
fn set(site: &mut Site, choice: Choice, fits: fn(&Document) -> bool, key: &str, values: &[Value]) {
    if let Some(document) = choice.document(site, fits) {
        document.set(key, choice.other_of(values));
    }
}

fn retitle(site: &mut Site, choice: Choice) {
    let title = format!("{}を進める", choice.word());
    set(site, choice, any, "title", &[json!(title)]);
}

fn summary(site: &mut Site, choice: Choice) {
    let summary = format!("{}についての要約です。", choice.word());
    set(site, choice, any, "summary", &[json!(summary), Value::Null]);
}

fn plan(site: &mut Site, choice: Choice) {
    let values =
        [json!(["sogo:1-1"]), json!(["sogo:1-2"]), json!(["sogo:1-1", "sogo:1-2"]), json!("none"), Value::Null];
    set(site, choice, Document::is_goal, "plan", &values);
}

fn policies(site: &mut Site, choice: Choice) {
    let values = [json!(["kihon:1"]), json!(["kihon:2", "kihon:1"]), json!("none"), Value::Null];
    set(site, choice, Document::is_goal, "policies", &values);
}

/// Links to a document that may be there, may be of another kind, and may be hidden.
fn link(site: &mut Site, choice: Choice, key: &str) {
    let ids = site.ids();
    let link = json!([{"id": choice.other_of(&ids), "by": "総務係", "note": choice.word()}]);
    let values = if choice.word.is_multiple_of(4) { [Value::Null] } else { [link] };
    set(site, choice, Document::is_goal, key, &values);
}

fn midterm(site: &mut Site, choice: Choice) {
    link(site, choice, "midterm");
}

fn continues(site: &mut Site, choice: Choice) {
    link(site, choice, "continues");
}

fn grade(site: &mut Site, choice: Choice) {
    let graded = |value: &str| json!({"scheme": "abc", "value": value, "reason": choice.word()});
    set(site, choice, Document::is_goal, "grade", &[graded("A"), graded("B"), Value::Null]);
}

fn indicators(site: &mut Site, choice: Choice) {
    let name = format!("{}の数", choice.word());
    let figure = |actual: &str| json!([{"name": name, "kind": "outcome", "unit": "件", "target": "10", "actual": actual, "better": "lower"}]);
    set(site, choice, Document::is_goal, "indicators", &[figure("12"), figure("約9"), Value::Null]);
}

fn budget(site: &mut Site, choice: Choice) {
    let budget = json!({"planned": "4,200", "settled": choice.word.to_string(), "unit": "千円"});
    set(site, choice, Document::is_goal, "budget", &[budget, Value::Null]);
}

fn lists(site: &mut Site, choice: Choice) {
    let key = ["partners", "legal_basis", "sdgs"][usize::from(choice.word) % 3];
    let value = if key == "sdgs" { json!([11, 3]) } else { json!([choice.word()]) };
    set(site, choice, Document::is_goal, key, &[value, Value::Null]);
}

fn remarks(site: &mut Site, choice: Choice) {
    let key = ["unmet_reason", "midyear", "plain_text"][usize::from(choice.pick) % 3];
    set(site, choice, Document::is_goal, key, &[json!(format!("{}のためです。", choice.word())), Value::Null]);
}

fn source(site: &mut Site, choice: Choice) {
    set(site, choice, any, "source", &[json!({"file": format!("{}.pdf", choice.word()), "page": 2}), Value::Null]);
}

/// Some of these days are later than today.
const DAYS: [&str; 4] = ["2021-06-01", "2026-11-22", "2026-12-01", "2026-12-20"];

fn day(site: &mut Site, choice: Choice, key: &str) {
    let days: Vec<Value> = DAYS.iter().map(|day| json!(day)).chain([Value::Null]).collect();
    set(site, choice, any, key, &days);
}

fn published(site: &mut Site, choice: Choice) {
    day(site, choice, "published");
}

fn updated(site: &mut Site, choice: Choice) {
    day(site, choice, "updated");
}

fn changes(site: &mut Site, choice: Choice) {
    let change = json!([{"date": choice.other_of(&DAYS), "note": format!("{}を直しました。", choice.word())}]);
    set(site, choice, any, "changes", &[change, Value::Null]);
}

fn draft(site: &mut Site, choice: Choice) {
    set(site, choice, any, "draft", &[json!(true), Value::Null]);
}

fn head(site: &mut Site, choice: Choice) {
    let key = ["greeting", "motto", "staff", "post"][usize::from(choice.word) % 4];
    set(site, choice, is_sheet, key, &[json!(format!("{}を大切に。", choice.word())), Value::Null]);
}

fn allow(site: &mut Site, choice: Choice) {
    let code = ["W0821", "W1009", "W0841"][usize::from(choice.word) % 3];
    set(site, choice, any, "allow", &[json!({code: "確かめました。"}), Value::Null]);
}

fn unknown_key(site: &mut Site, choice: Choice) {
    set(site, choice, any, "titel", &[json!("書きまちがい")]);
}
