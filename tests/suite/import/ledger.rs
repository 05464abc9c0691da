//! Whatever a file has, and in whatever format: every text is in a document or in the report, and a text that is in a field
//! stood below the label of that field.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use tomei::import::{self, Import};
use tomei::model::form::Form;
use tomei::validate::table;

use crate::import::kinds::tables;
use crate::import::office::{docx, ods, ods_row, paragraph, word_table};
use crate::import::target_of;
use crate::site::repository;

/// The labels of the columns; `担当` is unknown to the form.
const COLUMNS: [&str; 7] = ["番号", "目標", "すること", "担当", "したこと", "残ったこと", "評価"];

const FORMATS: [&str; 8] = ["csv", "xlsx", "ods", "docx", "html", "pipes.md", "tabs.md", "txt"];

/// Forms that say more of the same sheets: what they change, and in which other sections a text of each column may stand.
const MORE: [(&str, &[(&str, char)]); 8] = [
    ("", &[]),
    ("leave_out: [小計, 合計]\n    columns: [{labels: [担当], fields: [leave_out]}]", &[]),
    ("columns: [{labels: [担当], fields: [due]}]", &[("担当", '担')]),
    ("columns: [{labels: [担当], fields: [deliverable]}]", &[("取組み", '担'), ("担当", '担')]),
    ("records: title\n    columns: [{labels: [担当, 受け持ち], fields: [level]}]", &[("達成水準", '担')]),
    (
        "columns: [{labels: [担当], fields: [text]}, {labels: [評価], fields: [legend]}]",
        &[("担当", '担'), ("評価", '評')],
    ),
    ("columns: [{labels: [番号], fields: [no, title]}, {labels: [目標], fields: [text]}]", &[("目標", '題')]),
    ("columns: [{labels: [担当], fields: [department]}]", &[]),
];

/// The form of the kinds, changed in its part with the goals.
fn extended(change: &str) -> Form {
    let base = std::fs::read_to_string(repository().join("tests/imports/kinds/form.yaml")).unwrap();
    let departments = if change.contains("department") { "departments: [column, heading]\n" } else { "" };
    let text = format!(
        "id: more\nextends: kinds\ntitle: もっと\n{departments}areas:\n  - kind: annual\n    headings: [今年の目標]\n    {change}\n"
    );
    let (form, faults) = table::form::read_among("more.yaml", &text, &[("kinds.yaml".to_owned(), base)]);
    assert!(faults.is_empty(), "{faults:?}");
    form.unwrap()
}

/// What a row is.
#[derive(Clone, Debug)]
enum Row {
    Goal { number: &'static str, filled: [bool; 6], beside: bool },
    Section(&'static str),
    Sum,
    Empty,
    Header,
    Words(String),
}

fn row() -> impl Strategy<Value = Row> {
    let numbers = prop::sample::select(vec!["1", "２", "③", "No.4", "目標５", "6．", "", "ア", "7-1", "第8"]);
    let goal = (numbers, any::<[bool; 6]>(), prop::bool::weighted(0.2));
    prop_oneof![
        6 => goal.prop_map(|(number, filled, beside)| Row::Goal { number, filled, beside }),
        1 => prop::sample::select(vec!["Ⅰ 町の土台", "【暮らし】", "※参考", "部名：企画部", "今年の目標", "運営の方針"]).prop_map(Row::Section),
        1 => Just(Row::Sum),
        1 => Just(Row::Empty),
        1 => Just(Row::Header),
        1 => "[今年の目標運営方針部使命すること番号・○①－1 　：。はを]{1,14}".prop_map(Row::Words),
    ]
}

/// The cells of a row. Each text says by its first character in which column it stands.
fn cells(at: usize, row: &Row, exact: bool) -> Vec<String> {
    match row {
        Row::Goal { number, filled, beside } => {
            let marks = ["題", "取", "担", "実", "課", "評"];
            let texts = marks
                .iter()
                .zip(filled)
                .map(|(mark, filled)| if *filled { format!("{mark}{at}") } else { String::new() });
            let mut cells: Vec<String> = [(*number).to_owned()].into_iter().chain(texts).collect();
            // In a table that lacks cells, nobody can tell a note beside it from a cell that moved.
            if *beside && exact {
                cells.push(String::new());
                cells.push(format!("脇{at}"));
            }
            cells
        }
        Row::Section(text) => vec![(*text).to_owned()],
        Row::Sum => vec!["合計".to_owned(), String::new(), String::new(), String::new(), format!("計{at}")],
        Row::Empty => Vec::new(),
        Row::Header => COLUMNS.map(str::to_owned).to_vec(),
        Row::Words(text) => vec![text.clone()],
    }
}

fn print(rows: &[Vec<String>], format: &str) -> Vec<u8> {
    let joined = |separator: &str| rows.iter().map(|row| row.join(separator) + "\n").collect::<String>().into_bytes();
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    match format {
        "csv" => joined(","),
        "tabs.md" => joined("\t"),
        "txt" => joined("　　"),
        "pipes.md" => rows.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect::<String>().into_bytes(),
        "html" => {
            let cell = |text: &String| format!("<td>{text}</td>");
            let row = |row: &Vec<String>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
            format!("<table>{}</table>", rows.iter().map(row).collect::<String>()).into_bytes()
        }
        "ods" => ods(&[("表", &texts.iter().map(|row| ods_row(row)).collect::<String>())]),
        "docx" => {
            docx(&(paragraph("はじめに", None) + &word_table(&texts.iter().map(Vec::as_slice).collect::<Vec<_>>())))
        }
        _ => {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (row, cells) in (0..).zip(rows) {
                for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                    sheet.write(row, column, text.as_str()).unwrap();
                }
            }
            book.save_to_buffer().unwrap()
        }
    }
}

fn count(characters: &mut BTreeMap<char, i64>, text: &str, by: i64) {
    text.chars().filter(|c| !c.is_whitespace()).for_each(|c| *characters.entry(c).or_default() += by);
}

/// Nothing of the file is missing: each character is at least as often in the documents and the report.
fn nothing_is_lost(rows: &[Vec<String>], import: &Import) -> Result<(), TestCaseError> {
    let mut left: BTreeMap<char, i64> = BTreeMap::new();
    rows.iter().flatten().for_each(|text| count(&mut left, text, 1));
    import.documents.iter().for_each(|document| count(&mut left, &document.text, -1));
    import.report.form_words.iter().for_each(|word| count(&mut left, &word.text, -1));
    import.report.set_apart.iter().for_each(|apart| count(&mut left, &apart.text, -1));
    // The file's department is that of the import, and stands in no document.
    count(&mut left, &"企画部".repeat(9), -1);
    left.retain(|_, count| *count > 0);
    prop_assert!(left.is_empty(), "lost {:?}", left);
    Ok(())
}

/// Every text that a document has in a field stood in the column of that field.
fn nothing_is_asserted(import: &Import, more: &[(&str, char)]) -> Result<(), TestCaseError> {
    for document in &import.documents {
        let mut section = "";
        for line in document.text.lines() {
            section = line.strip_prefix("## ").unwrap_or(section);
            let field = match section {
                "" if line.starts_with("title: ") => "題",
                "" if line.starts_with("grade: ") => "評",
                "" => "",
                "取組み" => "取",
                "実績" => "実",
                "課題・今後の方向性" | "課題" => "課",
                "取り込めなかった記載" => continue,
                _ => "",
            };
            let texts =
                line.char_indices().filter(|(at, _)| line[*at..].chars().nth(1).is_some_and(|c| c.is_ascii_digit()));
            let marks: Vec<char> = texts.map(|(_, c)| c).filter(|c| "題取担実課評脇計".contains(*c)).collect();
            // A second passage under the same heading has a number: 担当（2）.
            let heading = section.split('（').next().unwrap();
            let is_more = |mark: char| more.contains(&(heading, mark));
            prop_assert!(
                marks.iter().all(|mark| field.contains(*mark) || is_more(*mark)),
                "{} in {}: {}",
                line,
                section,
                document.text
            );
            prop_assert!(marks.len() <= 1, "two texts are one: {}", line);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_is_lost_and_nothing_is_asserted(
        rows in prop::collection::vec(row(), 0..8),
        format in prop::sample::select(FORMATS.to_vec()),
        (change, more) in prop::sample::select(MORE.to_vec()),
    ) {
        let exact = !matches!(format, "pipes.md" | "tabs.md" | "txt" | "html");
        let head = [vec!["今年の目標".to_owned()], COLUMNS.map(str::to_owned).to_vec()];
        let rows: Vec<Vec<String>> =
            head.into_iter().chain(rows.iter().enumerate().map(|(at, row)| cells(at, row, exact))).collect();
        let file = format!("a.{format}");
        let form = extended(change);
        let reading = import::read::read(&file, &print(&rows, format), form.hidden).unwrap();
        match import::import(&[reading], &form, &tables(), &target_of("kikaku", 2024)) {
            Ok(import) => {
                nothing_is_lost(&rows, &import)?;
                // In a text without tables, a line is one text.
                if format != "txt" {
                    nothing_is_asserted(&import, more)?;
                }
            }
            Err(faults) => {
                let codes: Vec<String> = faults.iter().map(|fault| fault.fault.code().to_string()).collect();
                // Words by chance can be a label and the name of another department.
                prop_assert!(codes.iter().all(|code| ["E0720", "E0734"].contains(&code.as_str())), "{:?}", faults);
            }
        }
    }
}
