//! Files whose main part is given, and whose other parts are as small as their format allows.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;

const WORKBOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

const OF_PACKAGE: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
    ><Relationship Id="rId1" Target="xl/workbook.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#;

const OF_WORKBOOK: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
    ><Relationship Id="rId1" Target="worksheets/sheet1.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    /><Relationship Id="rId2" Target="sharedStrings.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>"#;

const STRINGS: &[u8] = "<sst><si><t>取組み</t></si><si><t>実績</t></si><si><t>1</t></si></sst>".as_bytes();

const MANIFEST: &[u8] = br#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;

/// The id of a format, and what makes a file of the bytes of its main part.
pub type Format = (&'static str, fn(&[u8]) -> Vec<u8>);

/// Every format that can be imported.
pub const FORMATS: [Format; 8] = [
    ("csv", <[u8]>::to_vec),
    ("docx", docx),
    ("html", <[u8]>::to_vec),
    ("md", <[u8]>::to_vec),
    ("ods", ods),
    ("pdf", <[u8]>::to_vec),
    ("xls", xls),
    ("xlsx", xlsx),
];

/// A Word document; `body` is its `document.xml`.
fn docx(body: &[u8]) -> Vec<u8> {
    package(&[("[Content_Types].xml", TYPES), ("word/document.xml", body)])
}

/// An Excel workbook; `sheet` is the XML of its only sheet.
fn xlsx(sheet: &[u8]) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", OF_PACKAGE),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", OF_WORKBOOK),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", STRINGS),
    ])
}

/// An OpenDocument spreadsheet; `content` is its `content.xml`.
fn ods(content: &[u8]) -> Vec<u8> {
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", MANIFEST),
    ])
}

/// A workbook of Excel 97 to 2003; `records` are those of its stream.
fn xls(records: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory is written");
    let mut stream = file.create_stream("Workbook").expect("memory is written");
    stream.write_all(records).expect("memory is written");
    drop(stream);
    file.into_inner().into_inner()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, stored).expect("memory is written");
        zip.write_all(bytes).expect("memory is written");
    }
    zip.finish().expect("memory is written").into_inner()
}
