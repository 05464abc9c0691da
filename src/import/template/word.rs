//! Writes the template as a Word document: the cards one after another, each on a page of its own.

use crate::import::template::blank::Blank;
use crate::import::template::card::{CARDS, Card, Column, Entry, Table};
use crate::import::template::guide;
use crate::import::template::word_xml::{cell, choice, escaped, heading_row, paragraph, row, run, table};
use crate::model::archive;
use crate::model::form::FormField;

/// The width between the margins of an A4 page in landscape, in twentieths of a point.
const WIDTH: u32 = 15_000;
/// The width of the labels beside values.
const LABELS: u32 = 4_000;

const GREY: &str = "E8E8E8";
const INPUT: &str = "FFFFFF";

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const PACKAGE: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const DOCUMENT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// The styles: their names, and what they change.
const STYLES: [(&str, &str, &str); 6] = [
    ("Mark", "", r#"<w:color w:val="595959"/><w:sz w:val="16"/>"#),
    ("Card", "<w:keepNext/><w:pageBreakBefore/><w:spacing w:after=\"120\"/>", r#"<w:b/><w:sz w:val="30"/>"#),
    ("Section", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/>", r#"<w:b/><w:sz w:val="24"/>"#),
    ("Heading", "<w:keepNext/><w:jc w:val=\"center\"/>", ""),
    ("Guide", "<w:spacing w:after=\"80\"/>", ""),
    ("Value", "", ""),
];

/// The bytes of the document, which are the same for the same template.
pub fn print(blank: &Blank) -> Vec<u8> {
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escaped(&blank.title)
    );
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PACKAGE.to_owned()),
        ("docProps/core.xml", core),
        ("word/_rels/document.xml.rels", DOCUMENT.to_owned()),
        ("word/document.xml", document(blank)),
        ("word/styles.xml", styles()),
    ];
    archive::pack(&parts.map(|(name, text)| (name, XML.to_owned() + &text)))
}

fn styles() -> String {
    let fonts = r#"<w:rFonts w:ascii="游ゴシック" w:eastAsia="游ゴシック" w:hAnsi="游ゴシック"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/>"#;
    let style = |(id, paragraph, run): &(&str, &str, &str)| {
        format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let all: String = STYLES.iter().map(style).collect();
    format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>{all}</w:styles>"
    )
}

fn document(blank: &Blank) -> String {
    let mut writing = Writing { blank, fields: 0 };
    let mut body = paragraph("Mark", &run(&blank.mark.print())) + &paragraph("Section", &run(guide::TITLE));
    body.extend(guide::DOCUMENT.iter().map(|line| paragraph("Guide", &run(line))));
    for card in &CARDS {
        for number in 1..=blank.count(card.kind) {
            body.push_str(&writing.card(card, number));
        }
    }
    let page = r#"<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="919" w:bottom="850" w:left="919" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>"#;
    format!("<w:document xmlns:w=\"{MAIN}\"><w:body>{body}{page}</w:body></w:document>")
}

struct Writing<'a> {
    blank: &'a Blank,
    /// The number of fields with a choice.
    fields: u32,
}

impl Writing<'_> {
    fn card(&mut self, card: &Card, number: u32) -> String {
        let blank = self.blank;
        let mut rows: String = blank.entries(card).map(|entry| self.entry(entry, number)).collect();
        rows.extend(blank.texts(card.kind).iter().map(|label| value_row(label, &paragraph("Value", ""))));
        let values = table(&[LABELS, WIDTH - LABELS], &rows);
        let tables: String = blank.tables(card).map(|(table, columns)| self.table(table, &columns)).collect();
        paragraph("Card", &run(card.title)) + &values + &tables + &paragraph("Value", "")
    }

    fn entry(&mut self, entry: &Entry, number: u32) -> String {
        let value = self.blank.value(entry.field, number);
        let content = self.field((entry.label, entry.field), &value);
        value_row(&entry.heading().replace('\n', ""), &content)
    }

    fn table(&mut self, Table { title, rows, .. }: &Table, columns: &[&Column]) -> String {
        let total: u32 = columns.iter().map(|column| u32::from(column.width)).sum();
        let widths: Vec<u32> = columns.iter().map(|column| WIDTH * u32::from(column.width) / total).collect();
        let headings = columns.iter().zip(&widths);
        let headings: String = headings
            .map(|(column, width)| cell(*width, GREY, &paragraph("Heading", &run(&column.heading()))))
            .collect();
        let mut all = heading_row(&headings);
        // In Word, the Tab key adds a row.
        for _ in 0..rows.div_ceil(2) {
            let cells = columns.iter().zip(&widths);
            let cells: String =
                cells.map(|(of, width)| cell(*width, INPUT, &self.field((of.label, of.field), ""))).collect();
            all.push_str(&row(&cells));
        }
        paragraph("Section", &run(title)) + &table(&widths, &all)
    }

    /// The paragraph of a value: with a list where there is something to choose from.
    fn field(&mut self, (label, field): (&str, FormField), value: &str) -> String {
        let options = self.blank.choices.of(field);
        if options.is_empty() {
            return paragraph("Value", &if value.is_empty() { String::new() } else { run(value) });
        }
        self.fields += 1;
        let shown = if value.is_empty() { guide::CHOOSE } else { value };
        paragraph("Value", &choice(self.fields, (label, shown), &options))
    }
}

fn value_row(label: &str, content: &str) -> String {
    row(&(cell(LABELS, GREY, &paragraph("Value", &run(label))) + &cell(WIDTH - LABELS, INPUT, content)))
}
