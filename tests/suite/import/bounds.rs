//! Small files that ask for hours or gigabytes: each is refused by the count of
//! what it asks for, before that is done. What is just below a limit is read.

use crate::import::bad_input::{check, read};
use crate::import::office::{docx, ods, package, xlsx};

/// The code of the fault of a file; empty where it is read.
fn code(file: &str, bytes: &[u8]) -> String {
    read(file, bytes).1
}

fn shared_cells(rows: usize) -> String {
    let row = |row: usize| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#);
    format!("<sheetData>{}</sheetData>", (1..=rows).map(row).collect::<String>())
}

#[test]
fn one_text_in_thousands_of_cells() {
    let text = format!("<si><t>{}</t></si>", "あ".repeat(300_000));
    assert_eq!(code("sst.xlsx", &xlsx(&shared_cells(9), &text)), "");
    assert_eq!(code("sst.xlsx", &xlsx(&shared_cells(8_000), &text)), "E0731");
    let cell = format!(
        r#"<table:table-row table:number-rows-repeated="100"><table:table-cell table:number-columns-repeated="100" office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>"#,
        "あ".repeat(1000)
    );
    assert_eq!(code("repeated.ods", &ods(&[("目標", &cell)])), "E0731");
}

#[test]
fn blanks_and_formulas_that_are_counted_out() {
    let blanks = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="999999999"/></text:p></table:table-cell></table:table-row>"#;
    assert_eq!(code("blanks.ods", &ods(&[("目標", blanks)])), "E0731");
    let formula = format!(
        r#"<table:table-row table:number-rows-repeated="100"><table:table-cell table:number-columns-repeated="1000" table:formula="{}" office:value="1"/></table:table-row>"#,
        "1+".repeat(1000)
    );
    assert_eq!(code("formula.ods", &ods(&[("目標", &formula)])), "E0731");
}

#[test]
fn sheets_that_are_one_part_or_many() {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheets: String = (0..3000).map(|n| format!(r#"<sheet name="S{n}" sheetId="1" r:id="rId1"/>"#)).collect();
    let book = format!(r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{sheets}</sheets></workbook>"#);
    let rels = |target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="{target}"/></Relationships>"#
        )
    };
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData/></worksheet>"#);
    let root = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let file = |book: &str, target: &str| {
        package(&[
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", &root),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", &rels(target)),
            (&format!("xl/{target}"), &sheet),
        ])
    };
    assert_eq!(code("sheets.xlsx", &file(&book, "worksheets/sheet1.xml")), "E0707");
    // A part that is not measured is not read either.
    let one = book.replacen(&sheets, r#"<sheet name="S" sheetId="1" r:id="rId1"/>"#, 1);
    assert_eq!(code("part.xlsx", &file(&one, "worksheets/sheet1.xml")), "");
    assert_eq!(code("part.xlsx", &file(&one, "worksheets/sheet1.foo")), "E0707");
}

#[test]
fn far_cells_of_many_sheets() {
    let far = r#"<table:table-row table:number-rows-repeated="1000"/><table:table-row><table:table-cell table:number-columns-repeated="90"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let names: Vec<String> = (0..8).map(|n| format!("S{n}")).collect();
    let sheets: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), far)).collect();
    assert_eq!(code("two.ods", &ods(&sheets[..2])), "");
    assert_eq!(code("eight.ods", &ods(&sheets)), "E0702");
}

#[test]
fn hidden_rows_by_the_million() {
    let row = r#"<table:table-row table:visibility="collapse" table:number-rows-repeated="1000"/>"#;
    assert_eq!(code("hidden.ods", &ods(&[("目標", &row.repeat(600))])), "E0702");
}

#[test]
fn a_table_that_is_left_open() {
    let open = ods(&[("目標", "")]);
    assert_eq!(code("whole.ods", &open), "");
    let content = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="a">"#;
    let parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)];
    assert_eq!(code("open.ods", &package(&parts)), "E0707");
}

#[test]
fn tables_in_tables() {
    let nested = |depth: usize| {
        let open = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p>";
        docx(&(open.repeat(depth) + &"</w:tc></w:tr></w:tbl>".repeat(depth)))
    };
    assert_eq!(code("flat.docx", &nested(30)), "");
    assert_eq!(code("deep.docx", &nested(60_000)), "E0730");
    assert_eq!(code("deep.html", "<table><tr><td>x".repeat(60_000).as_bytes()), "E0730");
    assert_eq!(code("lists.html", "<ul><li>x".repeat(60_000).as_bytes()), "", "no stack, no limit");
}

#[test]
fn cells_that_reach_into_the_rows_below() {
    // Each was compared with all before it.
    let row = "<td rowspan=2>x".repeat(90_000);
    assert_eq!(code("row.html", format!("<table><tr>{row}<tr><td>y</table>").as_bytes()), "");
}

#[test]
fn lines_fields_and_attributes_without_end() {
    assert_eq!(code("lines.txt", "目標\n".repeat(100_001).as_bytes()), "E0732");
    assert_eq!(code("cell.csv", format!("\"{}\"", "a\n".repeat(100_001)).as_bytes()), "E0732");
    assert_eq!(code("wide.csv", ",".repeat(9_000_000).as_bytes()), "E0733");
    let attributes: String = (0..60_000).map(|n| format!(" a{n}=\"1\"")).collect();
    let sheet = format!("<sheetData><row r=\"1\"{attributes}/></sheetData>");
    assert_eq!(code("attributes.xlsx", &xlsx(&sheet, "")), "E0733");
}

#[test]
fn places_outside_of_every_sheet() {
    let cell =
        |row: &str, place: &str| format!(r#"<sheetData><row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>"#);
    assert_eq!(code("last.xlsx", &xlsx(&cell("1048576", "XFD1048576"), "")), "");
    for (row, place) in
        [("1048577", "A1"), ("1", "XFE1"), ("1", "A99999999999"), ("4294967295", "ZZZZZZZ4294967295"), ("-1", "A-1")]
    {
        assert_eq!(code("far.xlsx", &xlsx(&cell(row, place), "")), "E0707", "{place}");
    }
}

#[test]
fn what_is_said_of_each() {
    check("too-deep", "deep.html", "<table><tr><td>x".repeat(300).as_bytes(), 1);
    check("too-much-text", "text.csv", format!("目標\n{}\n", "あ".repeat(3 << 20)).as_bytes(), 1);
    check("too-many-lines", "lines.txt", "目標\n".repeat(100_001).as_bytes(), 1);
    check("too-many-parts", "wide.csv", ",".repeat(9_000_000).as_bytes(), 1);
}
