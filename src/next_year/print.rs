//! The text of the drafts. All that comes from the year before is a comment
//! of the front matter, which no page ever shows.

use crate::model::code::Codes;
use crate::model::document::{Document, Goal};
use crate::model::fiscal_year::FiscalYear;
use crate::model::heading;
use crate::model::item::{Item, Role};
use crate::model::kind::Kind;
use crate::model::path::Slug;
use crate::next_year::drafts::{GeneratedFile, NextYear};

/// The sheet of the new year.
pub fn sheet(document: &Document, next: &NextYear, id: &str) -> GeneratedFile {
    let NextYear { year, department, day, schema, .. } = next;
    let mut text = format!(
        "---\n{schema}\nid: {id}\nkind: sheet\nyear: {year}\ndepartment: {department}\npost: 部長\nname: withheld\n\
         # linked_by: 総括と方針を結んだ人や係\npublished: {day}\nupdated: {day}\ndraft: true\n"
    );
    add_items(&mut text, document, Role::Mission, "前の年度の使命です。いまの言葉で書き直します。");
    add_items(&mut text, document, Role::Approach, "前の年度の方針です。");
    add_items(&mut text, document, Role::Review, "前の年度の総括です。");
    text.push_str("---\n");
    add_section(&mut text, Role::Mission, "- [m1] （部局の使命）\n");
    add_section(&mut text, Role::Approach, "- [a1] （使命を果たすための方針）\n");
    GeneratedFile { file: format!("content/{year}/{department}/sheet.md"), text }
}

/// An annual goal that carries on one of the year before.
pub fn annual(document: &Document, goal: &Goal, next: &NextYear, no: &Slug, id: &str) -> GeneratedFile {
    let mut text = head(document, goal, next, no, id, Kind::Annual);
    add_items(
        &mut text,
        document,
        Role::Promise,
        "前の年度の取組みです。続けるものは、この年度の取組みとして書き直します。",
    );
    add_issues(&mut text, document);
    text.push_str("---\n");
    add_section(&mut text, Role::Promise, "- [p1] （取り組むこと）\n  - [p1-d1] （その内容・スケジュール）\n");
    let NextYear { year, department, .. } = next;
    GeneratedFile { file: format!("content/{year}/{department}/goal-{no}.md"), text }
}

/// A mid-term goal whose steps reach into the new year.
pub fn midterm(document: &Document, goal: &Goal, next: &NextYear, no: &Slug, id: &str) -> GeneratedFile {
    let mut text = head(document, goal, next, no, id, Kind::Midterm);
    add_items(&mut text, document, Role::Target, "前の年度の項目です。");
    add_steps(&mut text, document, next.year);
    text.push_str("---\n");
    add_section(&mut text, Role::Target, "- [t1] （取り組むこと）\n");
    let NextYear { year, department, .. } = next;
    GeneratedFile { file: format!("content/{year}/{department}/midterm-{no}.md"), text }
}

fn head(document: &Document, goal: &Goal, next: &NextYear, no: &Slug, id: &str, kind: Kind) -> String {
    let NextYear { year, department, by, day, schema } = next;
    let earlier = &document.id.value;
    let by = serde_json::to_string(by).expect("text has a JSON form");
    let mut text = format!(
        "---\n{schema}\nid: {id}\nkind: {}\nyear: {year}\ndepartment: {department}\nno: {no}\ntitle: \"（題名）\"\n\
         # 前の年度の題名: {}\n\
         # 前の年度の目標を引き継がないときは、次の2行を消します。\n\
         continues:\n  - {{id: {earlier}, by: {by}}}\n",
        kind.name(),
        one_line(&document.title)
    );
    text.push_str("# 前の年度の番号です。この年度でも同じなら、行頭の「# 」を消します。\n");
    add_codes(&mut text, "plan", &goal.plan);
    add_codes(&mut text, "policies", &goal.policies);
    text.push_str(&format!("published: {day}\nupdated: {day}\ndraft: true\n"));
    text
}

fn add_section(text: &mut String, role: Role, items: &str) {
    let heading = heading::written(role).expect("items with a role have a heading");
    text.push_str(&format!("\n## {heading}\n\n{items}"));
}

fn add_codes(text: &mut String, key: &str, codes: &Codes) {
    let written = match codes {
        Codes::Unset => "（記入なし）".to_owned(),
        Codes::None => "none".to_owned(),
        Codes::Some(codes) => format!("[{}]", codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    };
    text.push_str(&format!("# {key}: {written}\n"));
}

fn add_items(text: &mut String, document: &Document, role: Role, about: &str) {
    let mut lines = Vec::new();
    document.items(role).for_each(|item| item_lines(item, 0, &|_| true, &mut lines));
    add_comment(text, about, &lines);
}

/// Each as an entry that can be moved into the text as it stands.
fn add_issues(text: &mut String, document: &Document) {
    let mut issues = Vec::new();
    document.items(Role::Issue).for_each(|item| item.walk(&mut |item| issues.push(item)));
    let line = |issue: &&Item| format!("- [-> {}/{}] {}", document.id.value, issue.id, words(issue));
    let lines: Vec<String> = issues.iter().map(line).collect();
    let about = "前の年度の課題です。取り上げるものは「## 取組み」へ移してこの年度の言葉で書き、取り上げないものは消します（移したら linked_by も書きます）。";
    add_comment(text, about, &lines);
}

fn add_steps(text: &mut String, document: &Document, year: FiscalYear) {
    let mut lines = Vec::new();
    let is_open = |item: &Item| item.when.as_ref().is_none_or(|when| when.last >= year);
    document.items(Role::Step).for_each(|item| item_lines(item, 0, &is_open, &mut lines));
    add_comment(text, "前の年度の工程のうち、終わっていないものです。", &lines);
}

fn item_lines(item: &Item, depth: usize, is_wanted: &dyn Fn(&Item) -> bool, lines: &mut Vec<String>) {
    if is_wanted(item) {
        let when = item.when.as_ref().map(|when| format!(" @ {}", when.written)).unwrap_or_default();
        lines.push(format!("{}- [{}{when}] {}", "  ".repeat(depth), item.id, words(item)));
    }
    item.children.iter().for_each(|child| item_lines(child, depth + 1, is_wanted, lines));
}

fn add_comment(text: &mut String, about: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    text.push_str(&format!("#\n# {about}\n"));
    lines.iter().for_each(|line| text.push_str(&format!("#   {}\n", line.trim_end())));
}

fn words(item: &Item) -> String {
    one_line(item.markdown.as_ref().unwrap_or(&item.text))
}

/// A comment ends with its line.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control()).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
