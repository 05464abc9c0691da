//! The elements of a Word document, as text (ECMA-376 part 1, chapter 17).

use pulldown_cmark_escape::escape_html;

use crate::model::character::is_xml;

/// A text in which no character is markup.
pub(super) fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_xml(*c)).collect();
    let mut escaped = String::with_capacity(text.len());
    escape_html(&mut escaped, &text).expect("writing to a String cannot fail");
    escaped
}

/// A run of text; its lines are parted by breaks.
pub(super) fn run(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}

/// A paragraph with a style of `styles.xml`.
pub(super) fn paragraph(style: &str, content: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{content}</w:p>")
}

/// A field in which one of `options` is chosen. `id` is its own in the document.
pub(super) fn choice(id: u32, (name, shown): (&str, &str), options: &[String]) -> String {
    let items: String = options
        .iter()
        .map(|option| format!("<w:listItem w:displayText=\"{0}\" w:value=\"{0}\"/>", escaped(option)))
        .collect();
    let name = escaped(name);
    let properties = format!(
        "<w:alias w:val=\"{name}\"/><w:tag w:val=\"{name}\"/><w:id w:val=\"{id}\"/><w:dropDownList>{items}</w:dropDownList>"
    );
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run(shown))
}

/// A cell of a table: its width in twentieths of a point, its colour and its paragraphs.
pub(super) fn cell(width: u32, colour: &str, content: &str) -> String {
    let shade = format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>");
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{content}</w:tc>")
}

/// A row that no page divides.
pub(super) fn row(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// A row that is repeated on each page.
pub(super) fn heading_row(cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>")
}

/// A table with columns of the given widths.
pub(super) fn table(widths: &[u32], rows: &str) -> String {
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let total: u32 = widths.iter().sum();
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let borders: String = sides
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"))
        .collect();
    let properties = format!(
        "<w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
    );
    format!("<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>")
}
