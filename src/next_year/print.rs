//! Prints the drafts. All text of the previous year is in comments of the front matter, which are never published.

use crate::front_matter::draft::{self, DraftHead};
use crate::front_matter::print::{FrontMatter, Value};
use crate::model::code::Codes;
use crate::model::document::{Document, Goal};
use crate::model::fiscal_year::FiscalYear;
use crate::model::generated_file::GeneratedFile;
use crate::model::heading;
use crate::model::item::{Item, Role};
use crate::model::kind::Kind;
use crate::next_year::target::NextYearTarget;

/// The sheet of the new year.
pub fn sheet(document: &Document, target: &NextYearTarget, id: &str) -> GeneratedFile {
    let mut front = begin(target, Kind::Sheet.name(), id);
    front.set("post", Value::word("部長")).set("name", Value::word("withheld"));
    front.comment("linked_by: 総括と方針を結んだ人や係");
    draft::end(&mut front, target.day);
    add_items(&mut front, document, Role::Mission, "前の年度の使命です。いまの言葉で書き直します。");
    add_items(&mut front, document, Role::Approach, "前の年度の方針です。");
    add_items(&mut front, document, Role::Review, "前の年度の総括です。");
    file(target, "sheet", &front, &sheet_body())
}

/// An annual goal that continues one of the previous year.
pub fn annual(document: &Document, goal: &Goal, target: &NextYearTarget, id: &str) -> GeneratedFile {
    let mut front = begin_goal(document, goal, target, Kind::Annual.name(), id);
    let about = "前の年度の取組みです。続けるものは、この年度の取組みとして書き直します。";
    add_items(&mut front, document, Role::Promise, about);
    add_issues(&mut front, document);
    file(target, &format!("goal-{}", goal.no), &front, &annual_body())
}

/// A mid-term goal whose steps extend into the new year.
pub fn midterm(document: &Document, goal: &Goal, target: &NextYearTarget, id: &str) -> GeneratedFile {
    let mut front = begin_goal(document, goal, target, Kind::Midterm.name(), id);
    add_items(&mut front, document, Role::Target, "前の年度の項目です。");
    add_steps(&mut front, document, target.year);
    file(target, &format!("midterm-{}", goal.no), &front, &midterm_body())
}

fn file(target: &NextYearTarget, stem: &str, front: &FrontMatter, body: &str) -> GeneratedFile {
    let NextYearTarget { year, department, .. } = target;
    GeneratedFile { file: format!("content/{year}/{department}/{stem}.md"), text: front.print() + body }
}

fn begin(target: &NextYearTarget, kind: &str, id: &str) -> FrontMatter {
    let NextYearTarget { year, department, schema, .. } = *target;
    draft::begin(&DraftHead { schema, id, kind, year, department })
}

fn begin_goal(document: &Document, goal: &Goal, target: &NextYearTarget, kind: &str, id: &str) -> FrontMatter {
    let mut front = begin(target, kind, id);
    front.set("no", Value::word(&goal.no)).set("title", Value::text("（題名）"));
    front.comment(&format!("前の年度の題名: {}", one_line(&document.title)));
    front.comment("前の年度の目標を引き継がないときは、次の2行を消します。");
    let earlier = vec![("id", Value::word(&document.id.value)), ("by", Value::text(target.by))];
    front.set("continues", Value::Lines(vec![Value::Map(earlier)]));
    front.comment("前の年度の番号です。この年度でも同じなら、行頭の「# 」を消します。");
    add_codes(&mut front, "plan", &goal.plan);
    add_codes(&mut front, "policies", &goal.policies);
    draft::end(&mut front, target.day);
    front
}

fn add_codes(front: &mut FrontMatter, key: &str, codes: &Codes) {
    let written = match codes {
        Codes::Unset => "（記入なし）".to_owned(),
        Codes::None => "none".to_owned(),
        Codes::Some(codes) => format!("[{}]", codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
    };
    front.comment(&format!("{key}: {written}"));
}

fn add_items(front: &mut FrontMatter, document: &Document, role: Role, about: &str) {
    let mut lines = Vec::new();
    document.items(role).for_each(|item| item_lines(item, 0, &|_| true, &mut lines));
    add_comment(front, about, &lines);
}

/// Adds each issue as an item that can be moved into the body as it is.
fn add_issues(front: &mut FrontMatter, document: &Document) {
    let mut issues = Vec::new();
    document.items(Role::Issue).for_each(|item| item.walk(&mut |item| issues.push(item)));
    let line = |issue: &&Item| format!("- [-> {}/{}] {}", document.id.value, issue.id, words(issue));
    let lines: Vec<String> = issues.iter().map(line).collect();
    let about = "前の年度の課題です。取り上げるものは「## 取組み」へ移してこの年度の言葉で書き、取り上げないものは消します（移したら linked_by も書きます）。";
    add_comment(front, about, &lines);
}

fn add_steps(front: &mut FrontMatter, document: &Document, year: FiscalYear) {
    let mut lines = Vec::new();
    let is_open = |item: &Item| item.when.as_ref().is_none_or(|when| when.last >= year);
    document.items(Role::Step).for_each(|item| item_lines(item, 0, &is_open, &mut lines));
    add_comment(front, "前の年度の工程のうち、終わっていないものです。", &lines);
}

fn item_lines(item: &Item, depth: usize, is_shown: &dyn Fn(&Item) -> bool, lines: &mut Vec<String>) {
    if is_shown(item) {
        let when = item.when.as_ref().map(|when| format!(" @ {}", when.written)).unwrap_or_default();
        lines.push(format!("{}- [{}{when}] {}", "  ".repeat(depth), item.id, words(item)));
    }
    item.children.iter().for_each(|child| item_lines(child, depth + 1, is_shown, lines));
}

fn add_comment(front: &mut FrontMatter, about: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    front.comment("").comment(about);
    for line in lines {
        front.comment(&format!("  {line}"));
    }
}

fn words(item: &Item) -> String {
    one_line(item.markdown.as_ref().unwrap_or(&item.text))
}

/// Removes line breaks, at which a comment would end.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control()).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn sheet_body() -> String {
    [
        heading::section(Role::Mission, "- [m1] （部局の使命）"),
        heading::section(Role::Approach, "- [a1] （使命を果たすための方針）"),
    ]
    .concat()
}

fn annual_body() -> String {
    heading::section(Role::Promise, "- [p1] （取り組むこと）\n  - [p1-d1] （その内容・スケジュール）")
}

fn midterm_body() -> String {
    heading::section(Role::Target, "- [t1] （取り組むこと）")
}
