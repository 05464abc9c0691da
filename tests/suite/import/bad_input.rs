//! Files that cannot be imported, or only with a warning: each gets a clear message, and nothing is written.

use std::fs;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::import::office::{docx, ods, ods_row, package, paragraph, xlsx, xlsx_with};
use crate::site::{TestSite, check_against, repository};

/// What the file is about, in every kind: a form with one goal in a row.
const FORM: &str = "id: rows\ntitle: 一覧\nbullets: {item: [・]}\nareas:\n  - kind: annual\n    records: row\n    columns:\n      - {labels: [番号], fields: [no]}\n      - {labels: [目標], fields: [title]}\n      - {labels: [取組], fields: [promise]}\n";

fn site() -> TestSite {
    let site = TestSite::new();
    site.write("content/forms/rows.yaml", FORM);
    site
}

/// Imports a file, and tells all that is said of it in both languages.
pub fn check(case: &str, file: &str, bytes: &[u8], code: i32) {
    let mut told = String::new();
    for lang in ["ja", "en"] {
        let site = site();
        site.write(file, bytes);
        let before = crate::site::files(&site.path("content"));
        let place = site.path(file);
        let output = crate::site::tomei()
            .args(["import", "--root"])
            .arg(site.root())
            .args(["--date", crate::site::TODAY, "--lang", lang, "--department", "kikaku", "--year", "2020"])
            .arg(&place)
            .output()
            .unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let root = format!("{}/", site.root().display());
        told += &format!("{}exit {}\n\n", said.replace(&root, ""), output.status.code().unwrap());
        assert_eq!(output.status.code(), Some(code), "{said}");
        if code != 0 {
            assert_eq!(crate::site::files(&site.path("content")), before, "something was written");
        }
    }
    check_against(&repository().join(format!("tests/imports/bad/{case}.txt")), &told);
}

const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>番号</t></is></c><c r="B1" t="inlineStr"><is><t>目標</t></is></c><c r="C1" t="inlineStr"><is><t>取組</t></is></c></row>"#;
const GOAL: &str = r#"<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>窓口を増やします</t></is></c><c r="C2" t="inlineStr"><is><t>・三つにする</t></is></c></row>"#;

fn sheet(rows: &str) -> String {
    format!("<sheetData>{HEAD}{rows}</sheetData>")
}

#[test]
fn a_file_of_200_mb() {
    let site = site();
    let place = site.path("big.xlsx");
    fs::File::create(&place).unwrap().set_len(200 << 20).unwrap();
    let output = site.run(&["import", "--department", "kikaku", "--year", "2020", place.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("E0103") && said.contains("ファイルが大きすぎます（200 MB）"), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_zip_bomb() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let book = xlsx(&sheet(GOAL), "");
    archive.merge_archive(zip::ZipArchive::new(Cursor::new(book)).unwrap()).unwrap();
    archive.start_file("xl/worksheets/sheet2.xml", SimpleFileOptions::default()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    (0..100).for_each(|_| archive.write_all(&zeros).unwrap());
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    check("zip-bomb", "bomb.xlsx", &bytes, 1);
    // The size that the archive claims is not believed.
    let claimed = u32::to_le_bytes(100 << 20);
    let mut liar = bytes;
    let at: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..*at + 4] == claimed).collect();
    assert!(!at.is_empty());
    at.iter().for_each(|at| liar[*at..*at + 4].copy_from_slice(&1000_u32.to_le_bytes()));
    let (_, faults) = read("bomb.xlsx", &liar);
    assert!(matches!(faults.as_str(), "E0701" | "E0707"), "{faults}");
}

#[test]
fn cells_at_the_ends_of_the_sheet() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let (cells, _) = read("far.xlsx", &xlsx(&sheet(&format!("{GOAL}{far}")), ""));
    assert_eq!(cells, 7, "only what is filled is held");
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1024" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>{}"#,
        ods_row(&["y"])
    );
    assert_eq!(read("far.ods", &ods(&[("目標", &rows)])).1, "E0702");
}

/// How many lines are read from a file, and the code of the fault where none are.
pub fn read(file: &str, bytes: &[u8]) -> (usize, String) {
    match tomei::import::read::read(file, bytes, tomei::model::form::Hidden::Refuse) {
        Ok(reading) => (reading.lines().count(), String::new()),
        Err(fault) => (0, fault.fault.code().to_string()),
    }
}

#[test]
fn macros() {
    let book = xlsx_with(&sheet(GOAL), "", &[("xl/vbaProject.bin", "x")]);
    check("macros", "macros.xlsm", &book, 1);
    assert_eq!(read("macros.xlsx", &book).1, "E0703", "whatever its name");
}

#[test]
fn passwords() {
    check("password", "secret.xlsx", &compound("EncryptedPackage"), 1);
}

#[test]
fn old_office_files() {
    assert_eq!(read("macro.xls", &compound("_VBA_PROJECT_CUR")).1, "E0703");
    assert_eq!(read("old.doc", &compound("WordDocument")).1, "E0706");
    assert_eq!(read("old.docx", &compound("WordDocument")).1, "E0705");
    assert_eq!(read("broken.xls", &compound("Workbook")).1, "E0707");
}

/// The container of old Office files, with a stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[512..512 + name.len()].copy_from_slice(&name);
    bytes
}

#[test]
fn a_table_in_shift_jis() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("番号,目標,取組\n1,窓口を増やします,・三つにする\n");
    check("shift-jis", "sjis.csv", &bytes, 0);
}

#[test]
fn a_file_by_another_name() {
    check("renamed-rtf", "goals.docx", b"{\\rtf1 x}", 1);
    check("rtf", "goals.rtf", b"{\\rtf1 x}", 1);
    assert_eq!(read("goals.xlsx", &docx(&paragraph("目標", None))).0, 1, "by its content");
}

#[test]
fn formulas_without_results() {
    let formula = r#"<row r="3"><c r="A3"><f>A2+1</f></c><c r="B3" t="inlineStr"><is><t>題名</t></is></c></row>"#;
    check("formulas", "formulas.xlsx", &xlsx(&sheet(&format!("{GOAL}{formula}")), ""), 1);
    let solved = formula.replace("</f>", "</f><v>2</v>");
    assert_eq!(read("solved.xlsx", &xlsx(&sheet(&format!("{GOAL}{solved}")), "")), (8, String::new()));
    let cell = r#"<table:table-row><table:table-cell table:formula="of:=[.A1]+1"/></table:table-row>"#;
    assert_eq!(read("formulas.ods", &ods(&[("目標", cell)])).1, "E0708");
}

#[test]
fn phonetic_runs() {
    let strings = r#"<si><t>窓口を増やします</t><rPh sb="0" eb="2"><t>マドグチ</t></rPh></si><si><r><t>年</t></r><r><t>度</t></r><rPh sb="0" eb="2"><t>ネンド</t></rPh></si>"#;
    let goal = r#"<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>"#;
    check("phonetic", "phonetic.xlsx", &xlsx(&sheet(goal), strings), 0);
}

#[test]
fn merged_cells() {
    let merged = format!("{}<mergeCells count=\"1\"><mergeCell ref=\"C2:D2\"/></mergeCells>", sheet(GOAL));
    check("merged", "merged.xlsx", &xlsx(&merged, ""), 0);
}

#[test]
fn hidden_rows() {
    let hidden = GOAL.replace("<row r=\"2\"", "<row r=\"2\" hidden=\"1\"");
    check("hidden", "hidden.xlsx", &xlsx(&sheet(&hidden), ""), 1);
    let rows = ods_row(&["目標"]).replace("<table:table-row>", r#"<table:table-row table:visibility="collapse">"#);
    assert_eq!(read("hidden.ods", &ods(&[("目標", &rows)])).1, "E0709");
    let columns = format!("<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>{}", sheet(GOAL));
    assert_eq!(read("columns.xlsx", &xlsx(&columns, "")).1, "E0709");
    let vanished = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部の覚え</w:t></w:r></w:p>";
    assert_eq!(read("hidden.docx", &docx(vanished)).1, "E0709");
}

#[test]
fn decimals_and_text_boxes_and_comments_are_reported() {
    let goal = GOAL.replace("<v>1</v>", "<v>0.855</v>");
    let drawing = "<xdr><p><a:t>図の中の文字</a:t></p></xdr>";
    let remarks = "<comments><comment><t>担当への覚え</t></comment></comments>";
    let more = [("xl/drawings/drawing1.xml", drawing), ("xl/comments1.xml", remarks)];
    check("boxes", "boxes.xlsx", &xlsx_with(&sheet(&goal), "", &more), 0);
}

#[test]
fn damaged_files() {
    let whole = xlsx(&sheet(GOAL), "");
    assert_eq!(read("half.xlsx", &whole[..whole.len() / 2]).1, "E0707");
    assert_eq!(read("open.xlsx", &xlsx("<sheetData><row>", "")).1, "E0707");
    assert_eq!(
        read("entity.docx", &package(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")])).1,
        "E0707"
    );
    assert_eq!(read("noise.csv", &[0x81, 0, 0xFF, 0xFE, 0x99]).1, "E0729");
    assert_eq!(read("empty.zip", &package(&[("a.txt", "a")])).1, "E0706");
}

#[test]
fn a_form_that_does_not_fit() {
    check("no-fit", "other.csv", "日付,天気\n4月1日,晴れ\n".as_bytes(), 1);
}
