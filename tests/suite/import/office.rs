//! Writes minimal files in the formats that offices use.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A ZIP archive of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;

/// A Word document whose body is `body`.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// As [`docx`], with more parts.
pub fn docx_with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"#
    );
    package(&[&[("[Content_Types].xml", TYPES), ("word/document.xml", &text)], more].concat())
}

/// A paragraph of Word, in a list where a level is given.
pub fn paragraph(text: &str, level: Option<u8>) -> String {
    let list = level.map_or(String::new(), |level| {
        format!(r#"<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>"#)
    });
    format!("<w:p>{list}<w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table of Word.
pub fn word_table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(text, None));
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// An OpenDocument spreadsheet of these sheets; each is the XML of its rows.
pub fn ods(sheets: &[(&str, &str)]) -> Vec<u8> {
    let table = |(name, rows): &(&str, &str)| format!(r#"<table:table table:name="{name}">{rows}</table:table>"#);
    let tables = sheets.iter().map(table).collect::<String>();
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ])
}

/// A row of an OpenDocument sheet; empty texts are empty cells, lines are paragraphs.
pub fn ods_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        let lines = text.lines().map(|line| format!("<text:p>{line}</text:p>")).collect::<String>();
        let kind = if lines.is_empty() { "" } else { r#" office:value-type="string""# };
        format!("<table:table-cell{kind}>{lines}</table:table-cell>")
    };
    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
}

/// An Excel workbook by hand: one sheet, and the strings it shares.
pub fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    xlsx_with(sheet, strings, &[])
}

/// As [`xlsx`], with more parts.
pub fn xlsx_with(sheet: &str, strings: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        r#"<?xml version="1.0"?><workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="目標" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let rels = format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    let sheet = format!(r#"<?xml version="1.0"?><worksheet xmlns="{main}">{sheet}</worksheet>"#);
    let strings = format!(r#"<?xml version="1.0"?><sst xmlns="{main}">{strings}</sst>"#);
    let root = format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &strings),
    ];
    package(&[&parts, more].concat())
}
