//! A small printer of PDF files: text at places, and lines. Its font is not embedded and names each letter by its code.

use std::fmt::Write;

/// A page of 595 by 842 points; `y` grows downwards.
#[derive(Clone, Debug, Default)]
pub(crate) struct PrintedPage {
    content: String,
}

/// The height of a page, in points.
pub(crate) const HEIGHT: f64 = 842.0;

impl PrintedPage {
    /// Prints `text` with its first letter at `x`, and its baseline at `y`.
    pub(crate) fn text(&mut self, x: f64, y: f64, size: f64, text: &str) {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        writeln!(self.content, "BT /F {size} Tf {x:.2} {:.2} Td <{codes}> Tj ET", HEIGHT - y).unwrap();
    }

    /// Draws a line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (y0, y1) = (HEIGHT - from.1, HEIGHT - to.1);
        writeln!(self.content, "0.5 w {:.2} {y0:.2} m {:.2} {y1:.2} l S", from.0, to.0).unwrap();
    }

    /// Draws the four sides of an area.
    pub(crate) fn frame(&mut self, (x0, y0, x1, y1): (f64, f64, f64, f64)) {
        self.line((x0, y0), (x1, y0));
        self.line((x0, y1), (x1, y1));
        self.line((x0, y0), (x0, y1));
        self.line((x1, y0), (x1, y1));
    }

    /// Fills the page with an image of one point.
    pub(crate) fn image(&mut self) {
        self.content.push_str("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{20} EI Q\n");
    }
}

/// The bytes of a file of `pages`, with `catalog` added to its catalogue.
pub(crate) fn file(pages: &[PrintedPage], catalog: &str) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|index| format!("{} 0 R ", 7 + 2 * index)).collect();
    let map = "/CIDInit /ProcSet findresource begin begincmap /CMapName /C def /CMapType 2 def \
               1 begincodespacerange <0000> <FFFF> endcodespacerange \
               1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end";
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>\
         /DW 1000/FontDescriptor 5 0 R>>"
            .to_owned(),
        "<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120\
         /CapHeight 700/StemV 80>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{map}\nendstream", map.len()),
    ];
    for (index, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            8 + 2 * index
        ));
        objects.push(format!("<</Length {}>>stream\n{}\nendstream", page.content.len(), page.content));
    }
    with_table_of_objects(&objects)
}

fn with_table_of_objects(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    places.iter().for_each(|place| writeln!(file, "{place:010} 00000 n ").unwrap());
    write!(file, "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).unwrap();
    file.into_bytes()
}
