//! Sheets of twelve shapes, each in several formats, are imported with the form that is proposed for them.
//!
//! `tests/imports/shapes` has each sheet as Markdown, and what its documents have to say. In every format no field may have
//! a value that is not expected: what is not understood is kept.

use std::collections::BTreeSet;
use std::path::PathBuf;

use tomei::import::document::GeneratedDocument;
use tomei::import::propose;
use tomei::import::read::reading::Reading;
use tomei::import::{self, Import};
use tomei::model::document::Document;
use tomei::model::draft::UNPARSED_HEADING;
use tomei::model::form::Hidden;
use tomei::model::item::{Item, Role};
use tomei::validate::table::{self, form};

use crate::import::office::{docx, paragraph, word_table, xlsx};
use crate::import::pdf::printer::{PrintedPage, file};
use crate::import::{tables, target_of};
use crate::site::{check_against, repository};

/// A part of a sheet.
pub enum Part {
    Line(String),
    Table(Vec<Vec<String>>),
}

/// The shapes, by the names of their files without extensions.
pub fn shapes() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(repository().join("tests/imports/shapes")).unwrap();
    let files = folder.map(|entry| entry.unwrap().path());
    let mut shapes: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|ending| ending == "md")).collect();
    shapes.sort();
    assert!(shapes.len() >= 12, "the shapes were not found");
    shapes
}

/// The lines and tables of a Markdown file of a shape.
pub fn parts(text: &str) -> Vec<Part> {
    let (mut parts, mut is_new) = (Vec::new(), true);
    for line in text.lines().filter(|line| !line.starts_with("|--")) {
        // An empty line ends a table.
        if line.is_empty() {
            is_new = true;
            continue;
        }
        let Some(row) = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |")) else {
            parts.push(Part::Line(line.to_owned()));
            continue;
        };
        let cells = row.split(" | ").map(str::to_owned).collect();
        match parts.last_mut() {
            Some(Part::Table(rows)) if !is_new => rows.push(cells),
            _ => parts.push(Part::Table(vec![cells])),
        }
        is_new = false;
    }
    parts
}

pub fn html(parts: &[Part]) -> Vec<u8> {
    let part = |part: &Part| match part {
        Part::Line(line) => format!("<p>{line}</p>\n"),
        Part::Table(rows) => {
            let cell = |cell: &String| format!("<td>{cell}</td>");
            let row = |row: &Vec<String>| format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>());
            format!("<table>\n{}</table>\n", rows.iter().map(row).collect::<String>())
        }
    };
    format!("<html><body>{}</body></html>", parts.iter().map(part).collect::<String>()).into_bytes()
}

pub fn word(parts: &[Part]) -> Vec<u8> {
    let part = |part: &Part| match part {
        Part::Line(line) => paragraph(line, None),
        Part::Table(rows) => {
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            word_table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
        }
    };
    docx(&parts.iter().map(part).collect::<String>())
}

/// A workbook with one sheet, with an empty row around each table.
pub fn excel(parts: &[Part]) -> Vec<u8> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for part in parts {
        match part {
            Part::Line(line) => rows.push(vec![line.clone()]),
            Part::Table(table) => {
                rows.push(Vec::new());
                rows.extend(table.iter().cloned());
                rows.push(Vec::new());
            }
        }
    }
    let cell = |row: usize, (column, text): (usize, &String)| {
        let letter = char::from(b'A' + u8::try_from(column).unwrap());
        format!(r#"<c r="{letter}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let row = |(number, cells): (usize, &Vec<String>)| {
        let cells: String =
            cells.iter().enumerate().filter(|(_, text)| !text.is_empty()).map(|at| cell(number, at)).collect();
        format!(r#"<row r="{number}">{cells}</row>"#)
    };
    let rows: String = (1..).zip(&rows).map(row).collect();
    xlsx(&format!("<sheetData>{rows}</sheetData>"), "")
}

/// A page with ruled tables whose columns are as wide as their texts, up to a limit.
pub fn pdf(parts: &[Part]) -> Vec<u8> {
    const SIZE: f64 = 8.0;
    const PITCH: f64 = 12.0;
    let mut page = PrintedPage::default();
    let mut y = 40.0;
    for part in parts {
        match part {
            Part::Line(line) => page.text(40.0, y + PITCH, SIZE, line),
            Part::Table(rows) => y = print_table(&mut page, rows, y, (SIZE, PITCH)),
        }
        y += 2.0 * PITCH;
    }
    file(&[page], "")
}

fn print_table(page: &mut PrintedPage, rows: &[Vec<String>], top: f64, (size, pitch): (f64, f64)) -> f64 {
    let length = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap().clamp(1, 9);
    let widths: Vec<usize> = (0..rows[0].len()).map(length).collect();
    let mut y = top;
    for row in rows {
        let chars = |text: &String| text.chars().collect::<Vec<char>>();
        let lines: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .map(|(text, width)| chars(text).chunks(*width).map(|line| line.iter().collect()).collect())
            .collect();
        let height = lines.iter().map(Vec::len).max().unwrap() as f64 * pitch + 4.0;
        let mut x = 40.0;
        for (lines, width) in lines.iter().zip(&widths) {
            let right = x + *width as f64 * size + 6.0;
            page.frame((x, y, right, y + height));
            for (at, line) in lines.iter().enumerate() {
                page.text(x + 3.0, y + pitch - 2.0 + at as f64 * pitch, size, line);
            }
            x = right;
        }
        y += height;
    }
    y
}

fn propose_and_import(file: &str, bytes: &[u8]) -> Import {
    import_of(file, bytes).unwrap_or_else(|| panic!("{file}: no proposal, or nothing found with it"))
}

/// The import with the form that is proposed; none if none is, or if it finds no goal.
pub fn import_of(file: &str, bytes: &[u8]) -> Option<Import> {
    let readings: Vec<Reading> = vec![import::read::read(file, bytes, Hidden::Refuse).unwrap()];
    let proposal = propose::propose(&readings, "shape")?;
    let (form, faults) = form::read("shape.yaml", &proposal.yaml);
    assert!(faults.is_empty(), "{file}: {faults:?}\n{}", proposal.yaml);
    let mut tables = tables();
    if let Some(row) = &proposal.grades {
        let (mut schemes, faults) = table::read::<table::grade::RawGradeScheme>("grades.yaml", row);
        assert!(faults.is_empty(), "{file}: {faults:?}\n{row}");
        tables.grades.append(&mut schemes);
    }
    let import = import::import(&readings, &form.unwrap(), &tables, &target_of("shimin-kyodo", 2024)).ok()?;
    import.faults.is_empty().then_some(import)
}

/// The documents as the site reads them; a heading of two meanings is a warning.
pub fn read_all(import: &Import) -> Vec<Document> {
    let read = |document: &GeneratedDocument| {
        let (read, faults) = tomei::validate::document::read(&document.file, &document.text);
        assert!(faults.iter().all(|fault| !fault.is_error()), "{faults:?}\n{}", document.text);
        read.unwrap()
    };
    import.documents.iter().map(read).collect()
}

fn imported(file: &str, bytes: &[u8]) -> Vec<Document> {
    read_all(&propose_and_import(file, bytes))
}

/// What the documents say, a line for each fact: the document, the field, the text.
pub fn facts(documents: &[Document]) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for document in documents {
        let name = document.id.value.as_str().trim_start_matches("2024-shimin-kyodo-");
        let mut add = |field: &str, text: &str| facts.insert(format!("{name} {field}: {text}"));
        if let Some(goal) = document.goal() {
            add("title", &document.title);
            if let Some(grade) = &goal.grade {
                add("grade", &grade.value.value);
            }
            for indicator in &goal.indicators {
                add(
                    "indicator",
                    &format!("{} {:?} {:?} {:?}", indicator.name, indicator.unit, indicator.target, indicator.actual),
                );
            }
        }
        for section in &document.sections {
            let field = match section.role {
                Role::Text if section.heading == UNPARSED_HEADING => continue,
                // Without a label, a text is kept beside what it belongs to.
                Role::Text => format!("text {}", section.heading),
                role => format!("{role:?}").to_lowercase(),
            };
            if section.role == Role::Text {
                add(&field, &tomei::markdown::to_text(&section.lead));
            }
            section.items.iter().for_each(|item| {
                item.walk(&mut |item: &Item| {
                    let when = item.when.as_ref().map(|when| format!(" @ {}", when.written)).unwrap_or_default();
                    add(&field, &format!("{}{when}", item.text));
                });
            });
        }
    }
    facts
}

/// The facts that a file states, apart from those of the shape: they would be asserted, and must be none. And whether it
/// states all of them.
fn compare(shape: &str, (file, bytes): (&str, &[u8]), expected: &BTreeSet<String>) -> bool {
    let found = facts(&imported(file, bytes));
    let wrong: Vec<&String> = found.difference(expected).collect();
    assert!(wrong.is_empty(), "{shape} as {file} asserts {wrong:#?}");
    found == *expected
}

#[test]
fn shapes_are_understood_without_a_form() {
    let mut report = String::from("shape: md html docx xlsx pdf\n");
    let mut whole = [0; 4];
    for shape in shapes() {
        let name = shape.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&shape).unwrap();
        let expected = facts(&imported("sheet.md", text.as_bytes()));
        let lines: Vec<&str> = expected.iter().map(String::as_str).collect();
        check_against(&shape.with_extension("txt"), &(lines.join("\n") + "\n"));
        let parts = parts(&text);
        let files = [
            ("sheet.html", html(&parts)),
            ("sheet.docx", word(&parts)),
            ("sheet.xlsx", excel(&parts)),
            ("sheet.pdf", pdf(&parts)),
        ];
        let right = files.map(|(file, bytes)| compare(&name, (file, &bytes), &expected));
        report += &format!("{name}: right {}\n", right.map(|right| if right { "right" } else { "kept" }).join(" "));
        right.into_iter().zip(&mut whole).for_each(|(right, count)| *count += i32::from(right));
    }
    check_against(&repository().join("tests/imports/shapes/report.txt"), &report);
    assert!(whole.iter().all(|count| *count >= 9), "{report}");
}

/// The facts of a sheet in which one label covers two columns.
fn facts_below_merged_label(file: &str, bytes: &[u8]) {
    let expected =
        ["1 promise: 花を植えます", "1 title: 駅前を明るくする", "2 promise: 枝を切ります", "2 title: 並木を守る"];
    let found = facts(&imported(file, bytes));
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{file}");
}

#[test]
fn a_label_that_covers_two_columns_has_numbers_and_titles() {
    let html = "<table><tr><td colspan=2>重点目標</td><td>取組内容</td></tr>\
        <tr><td>1</td><td>駅前を明るくする</td><td>花を植えます</td></tr>\
        <tr><td>2</td><td>並木を守る</td><td>枝を切ります</td></tr></table>";
    facts_below_merged_label("sheet.html", html.as_bytes());
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |number: u32, cells: &[(&str, &str)]| {
        let cells: String = cells.iter().map(|(column, text)| cell(&format!("{column}{number}"), text)).collect();
        format!(r#"<row r="{number}">{cells}</row>"#)
    };
    let rows = row(1, &[("A", "重点目標"), ("C", "取組内容")])
        + &row(2, &[("A", "1"), ("B", "駅前を明るくする"), ("C", "花を植えます")])
        + &row(3, &[("A", "2"), ("B", "並木を守る"), ("C", "枝を切ります")]);
    let merged = r#"<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>"#;
    facts_below_merged_label("sheet.xlsx", &xlsx(&format!("<sheetData>{rows}</sheetData>{merged}"), ""));
}

/// A workbook with a sheet for each department, and one for nobody.
#[test]
fn sheets_of_departments_are_told_apart() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, title) in [("環境部", "川を守る"), ("市民協働部", "輪を広げる"), ("記入例", "例を書く")]
    {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let rows = [["番号", "目標", "取組"], ["1", title, "続けます"]];
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells).unwrap();
        }
    }
    let found = facts(&imported("sheet.xlsx", &book.save_to_buffer().unwrap()));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["1 promise: 続けます", "1 title: 輪を広げる"]);
}

/// A sheet of lines, as a word processor saves it: each label stands in brackets before its text.
const IN_BRACKETS: &str = "【使命】安全な道路を守ります。

《重点目標１》　橋の長寿命化
　［取組］
　・橋の点検を60橋で行う
　［実績］点検を62橋で行った。
　［評価］順調

《重点目標２》　通学路の安全
　［取組］
　・路側帯を塗り替える
　［実績］延長4.2kmを塗り替えた。
　［評価］やや遅れ
";

#[test]
fn labels_in_brackets_part_a_line() {
    let import = import_of("sheet.txt", IN_BRACKETS.as_bytes()).expect("a form is proposed");
    let facts = facts(&read_all(&import));
    for fact in [
        "1 title: 橋の長寿命化",
        "1 promise: 橋の点検を60橋で行う",
        "1 result: 点検を62橋で行った。",
        "2 promise: 路側帯を塗り替える",
        "2 result: 延長4.2kmを塗り替えた。",
    ] {
        assert!(facts.iter().any(|found| found == fact), "{fact}: {facts:#?}");
    }
}
