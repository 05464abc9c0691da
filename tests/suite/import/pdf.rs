//! `tomei import` of PDF files: what two printers made of the sheet, and what cannot be read.

#[path = "../../../src/pdf/tests/pdf/printer.rs"]
pub mod printer;

use tomei::model::document::Document;

use crate::import::bad_input::check;
use crate::import::pdf::printer::{PrintedPage, file};
use crate::import::print::{Form, print};
use crate::import::toyonaka::{Side, printed, told};
use crate::import::{built_in, documents, hand_made, import_bytes, tables, target};
use crate::site::repository;

/// Writes the sheet as the page that `tests/imports/pdf/print` gives to the printers.
#[test]
#[ignore = "only to print the PDF files again"]
fn the_sheet_as_a_page() {
    let folder = std::env::var("TOMEI_SHEET").unwrap();
    std::fs::write(format!("{folder}/sheet.html"), print(&printed(), Form::Html)).unwrap();
}

#[test]
fn chromium_prints_the_sheet_as_it_was_written_by_hand() {
    compare("chromium.pdf");
}

#[test]
fn libreoffice_prints_the_sheet_as_it_was_written_by_hand() {
    compare("libreoffice.pdf");
}

fn compare(name: &str) {
    let bytes = std::fs::read(repository().join("tests/imports/pdf").join(name)).unwrap();
    let import = import_bytes(&[("sheet.pdf", &bytes)], &built_in(), &tables(), &target());
    let mut found: Vec<Document> = documents(&import);
    found.sort_by(|a, b| a.file.cmp(&b.file));
    let by_hand = hand_made();
    assert_eq!(found.len(), by_hand.len());
    for (found, by_hand) in found.iter().zip(&by_hand) {
        assert_eq!(comparable(&told(found, Side::Imported)), comparable(&told(by_hand, Side::ByHand)));
    }
    assert!(import.report.not_understood.is_empty(), "{:?}", import.report.not_understood);
}

/// A printer writes the same glyph for 〜 and ～, and drops a space at which it breaks a line.
fn comparable(told: &str) -> String {
    told.replace('〜', "～").split('\n').map(|line| line.trim_start().replace([' ', '\u{3000}'], "") + "\n").collect()
}

#[test]
fn a_scan_is_refused_with_advice() {
    let mut page = PrintedPage::default();
    page.image();
    check("pdf-scan", "goals.pdf", &file(&[page], ""), 1);
}

#[test]
fn a_form_that_needs_another_program_is_refused() {
    check("pdf-xfa", "goals.pdf", &file(&[PrintedPage::default()], "/NeedsRendering true/AcroForm<</XFA[]>>"), 1);
}

#[test]
fn pages_without_text_are_refused() {
    check("pdf-empty", "goals.pdf", &file(&[PrintedPage::default()], ""), 1);
}

#[test]
fn an_encrypted_file_is_refused() {
    let bytes = String::from_utf8(file(&[PrintedPage::default()], "")).unwrap();
    let encryption = format!(
        "/Encrypt<</Filter/Standard/V 1/R 2/O<{}>/U<{}>/P -4>>/ID[<00><00>]/Root 1 0 R>>",
        "41".repeat(32),
        "42".repeat(32)
    );
    check("pdf-password", "goals.pdf", bytes.replace("/Root 1 0 R>>", &encryption).as_bytes(), 1);
}

#[test]
fn what_is_no_pdf_is_damaged() {
    check("pdf-damaged", "goals.pdf", b"%PDF-1.7\n", 1);
}

/// The table of the form, printed: the documents name the pages of what they say.
#[test]
fn a_table_is_imported_with_what_is_set_aside() {
    let mut page = PrintedPage::default();
    page.frame((50.0, 50.0, 450.0, 110.0));
    page.line((50.0, 80.0), (450.0, 80.0));
    for (x, texts) in [(50.0, ["番号", "１"]), (100.0, ["目標", "窓口を増やします"]), (250.0, ["取組", "・三つにする"])]
    {
        page.line((x, 50.0), (x, 110.0));
        page.text(x + 4.0, 65.0, 10.0, texts[0]);
        page.text(x + 4.0, 95.0, 10.0, texts[1]);
    }
    page.text(290.0, 820.0, 10.0, "- 1 -");
    check("pdf-table", "goals.pdf", &file(&[page], ""), 0);
}
