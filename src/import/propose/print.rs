//! Prints a proposed form as YAML with comments for clerks.

use std::fmt::Write;

use crate::front_matter::print::quoted;
use crate::import::propose::area::ProposedArea;
use crate::import::propose::field;
use crate::import::propose::understood::{Number, Understood};
use crate::model::form::{AreaKind, DepartmentPlace, FormField, Records};

/// The characters of an example in a comment.
const EXAMPLE: usize = 24;

/// What stands before the areas of a form.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    pub id: &'a str,
    /// The names of the files.
    pub files: &'a str,
    /// The signs of items.
    pub bullets: &'a [char],
    /// The labels above those of columns.
    pub furniture: &'a [String],
    /// Where the files say to which department a part belongs.
    pub departments: &'a [DepartmentPlace],
    /// Whether the form's grades are a scheme of the same id.
    pub has_grades: bool,
}

/// The form as YAML.
pub fn print(head: &Head, areas: &[ProposedArea]) -> String {
    let Head { id, files, bullets, furniture, departments, has_grades } = *head;
    let mut text = format!(
        "# 「{files}」の見出しの言葉から作った様式の案です。右の説明と例を見て、違うところを直してください。\n\
         # 使える名前と書き方: tomei schema form　　取り込み: tomei import … --form {id}\n\
         id: {id}\ntitle: {}\n",
        quoted(files)
    );
    if has_grades {
        text.push_str(&format!("grades: {id} # content/grades.yaml にある評価の尺度\n"));
    }
    for place in departments {
        let (name, meaning) = department_place(*place);
        text.push_str(&format!("departments: [{name}] # {meaning}。ほかの部局の分は取り込まずに知らせます\n"));
    }
    if !bullets.is_empty() {
        let signs: Vec<String> = bullets.iter().map(|sign| quoted(&sign.to_string())).collect();
        writeln!(text, "bullets:\n  item: [{}]", signs.join(", ")).expect("a string takes all text");
    }
    if !furniture.is_empty() {
        let words: Vec<String> = furniture.iter().map(|word| quoted(word)).collect();
        text.push_str(&format!("furniture: [{}] # 見出しの上の段\n", words.join(", ")));
    }
    text.push_str("areas:\n");
    areas.iter().for_each(|area| text.push_str(&print_area(area)));
    text
}

/// The name of a place in a form, and what it means.
fn department_place(place: DepartmentPlace) -> (&'static str, &'static str) {
    match place {
        DepartmentPlace::Sheet => ("sheet", "ブックのシートの名前が部局名"),
        DepartmentPlace::Heading => ("heading", "見出しが部局名"),
        DepartmentPlace::Column => ("column", "部局名の列がある"),
    }
}

fn print_area(area: &ProposedArea) -> String {
    let kind = match area.kind {
        AreaKind::Sheet => "sheet # 目標シート",
        AreaKind::Annual => "annual # 当年度の目標",
        AreaKind::Midterm => "midterm # 中期目標",
    };
    let mut text = format!("  - kind: {kind}\n");
    if !area.headings.is_empty() {
        let headings: Vec<String> = area.headings.iter().map(|heading| quoted(heading)).collect();
        text.push_str(&format!("    headings: [{}]\n", headings.join(", ")));
    }
    if let Some((name, meaning)) = records(area.records) {
        text.push_str(&format!("    records: {name} # {meaning}\n"));
    }
    if let Some(pattern) = &area.record_heading {
        text.push_str(&format!("    record_heading: {} # 9 は番号\n", quoted(pattern)));
    }
    if !area.leave_out.is_empty() {
        let words: Vec<String> = area.leave_out.iter().map(|word| quoted(word)).collect();
        text.push_str(&format!("    leave_out: [{}] # この言葉で始まる行は文書に入れずに知らせる\n", words.join(", ")));
    }
    for (key, labels) in [("columns", &area.columns), ("labels", &area.labels)] {
        if !labels.is_empty() {
            text.push_str(&format!("    {key}:\n"));
            labels.iter().for_each(|label| text.push_str(&print_label(label)));
        }
    }
    if let Some(field) = area.text {
        text.push_str(&format!("    text: {} # {}\n", key(field), field::name(field)[0]));
    }
    text
}

fn records(records: Records) -> Option<(&'static str, &'static str)> {
    match records {
        Records::Number => None,
        Records::Row => Some(("row", "一行に一つの目標")),
        Records::Table => Some(("table", "一つの表に一つの目標")),
        Records::Heading => Some(("heading", "見出しごとに一つの目標")),
        Records::Title => Some(("title", "題名の列の文章ごとに一つの目標")),
        Records::Column => Some(("column", "一列に一つの目標")),
        Records::Label => Some(("label", "題名の見出し語ごとに一つの目標")),
    }
}

fn print_label(label: &Understood) -> String {
    let [meaning, _] = label.meaning();
    let keys = label.fields().into_iter().map(key).collect::<Vec<_>>().join(", ");
    let example: String = label.example.chars().filter(|c| !c.is_control()).take(EXAMPLE).collect();
    // What is left out, such as the names of staff, is not for the form either.
    let has_example = !example.is_empty() && label.field != FormField::LeaveOut;
    let example = if has_example { format!("（例: {example}）") } else { String::new() };
    let split = if label.number == Number::InFirstColumn { ", split: cell" } else { "" };
    format!("      - {{labels: [{}], fields: [{keys}]{split}}} # {meaning}{example}\n", quoted(&label.label))
}

/// The name of a field in a form.
fn key(field: FormField) -> String {
    let mut key = String::new();
    for c in format!("{field:?}").chars() {
        if c.is_uppercase() && !key.is_empty() {
            key.push('_');
        }
        key.extend(c.to_lowercase());
    }
    key
}
