//! Recognition of formats: by the content of the file, and by its name only if the content is text.

use tomei::import::read::FORMATS;
use tomei::model::form::Hidden;

use crate::import::office::{docx, ods, ods_row, paragraph, xlsx};
use crate::site::TestSite;

/// The id of the format, or the code of the fault.
fn check(file: &str, bytes: impl AsRef<[u8]>, expected: &str) {
    let read = tomei::import::read::read(file, bytes.as_ref(), Hidden::Refuse);
    let found = match &read {
        Ok(reading) => reading.format.id.to_owned(),
        Err(fault) => fault.fault.code().to_string(),
    };
    assert_eq!(found, expected, "{file}");
}

#[test]
fn office_files_are_known_by_their_content() {
    let word = docx(&paragraph("目標", None));
    check("a.docx", &word, "docx");
    check("a.xlsx", &word, "docx");
    check("a.csv", &word, "docx");
    check("a", xlsx("<sheetData/>", ""), "xlsx");
    check("a.ods", ods(&[("目標", &ods_row(&["目標"]))]), "ods");
}

#[test]
fn text_is_known_by_its_name_and_its_beginning() {
    check("a.csv", "目標", "csv");
    check("a.TSV", "目標", "csv");
    check("a.csv", "<table><tr><td>目標", "csv");
    check("a.html", "目標", "html");
    check("folder.html/a.txt", "目標", "markdown");
    check("a.md", "<!DOCTYPE html><p>目標", "html");
    check("a", "目標", "markdown");
}

#[test]
fn a_page_called_a_workbook_is_read_where_programs_write_such() {
    check("a.xls", "<table><tr><td>目標", "html");
    check("a.xlsx", "<table><tr><td>目標", "E0705");
    check("a.xls", "目標", "E0705");
    check("a.docx", "目標", "E0705");
}

#[test]
fn the_help_names_every_format() {
    let output = TestSite::new().run(&["import", "--help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    for ending in FORMATS.iter().flat_map(|format| format.endings) {
        assert!(help.contains(&format!(".{ending}")), "{ending} is not in\n{help}");
    }
}
