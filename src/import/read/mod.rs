//! Converts files of any format to lines and tables.
//!
//! The format of a file is determined by its content, not by its name. Memory and time are bounded for any input, since
//! bounded whatever the bytes are: every reader counts against one [`budget`], and
//! every limit is checked before a library unpacks anything. To add a format, write its file and name it in [`FORMATS`].

pub mod apart;
pub mod budget;
mod csv;
mod docx;
mod encoding;
pub mod format;
mod guarded;
mod hidden;
mod html;
mod markdown;
mod number_format;
mod number_scale;
mod ods;
mod open;
mod package;
pub mod pdf;
pub mod reading;
mod recognize;
mod rich;
mod sheet;
mod xls;
mod xlsx;
mod xml;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::import::fault::file::NotText;
use crate::import::fault::notice::EncodingConverted;
use crate::import::read::budget::Budget;
use crate::import::read::format::{Format, Found, Reader, Sign};
use crate::import::read::open::Opened;
use crate::import::read::pdf::ReadPdf;
use crate::import::read::reading::Reading;
use crate::import::read::recognize::Known;
use crate::model::form::Hidden;

/// The formats that can be imported, in the order in which messages list them.
pub static FORMATS: &[&Format] = &[
    &markdown::FORMAT, // Takes all text that is of no other format.
    &html::FORMAT,
    &csv::FORMAT,
    &xlsx::FORMAT,
    &xls::FORMAT,
    &ods::FORMAT,
    &docx::FORMAT,
    &pdf::FORMAT,
];

/// Formats that people try to import but that cannot be read.
static FOREIGN: &[(Sign, &str)] = &[
    (Sign::Start(b"{\\rtf"), "RTF"),
    (Sign::Start(b"\x89PNG"), "PNG"),
    (Sign::Start(b"\xFF\xD8\xFF"), "JPEG"),
    (Sign::Start(b"\x1F\x8B"), "gzip"),
    (Sign::Streams(&["WordDocument"]), "Word 97-2003 (.doc)"),
    (Sign::MediaType("application/vnd.oasis.opendocument.text"), "OpenDocument (.odt)"),
    (Sign::Part("xl/workbook.bin"), "Excel (.xlsb)"),
];

/// Reads `bytes`, the content of the file `file`.
///
/// # Errors
///
/// One fault with the code E0701 to E0709, or E0729 to E0733: why nothing is read from it.
pub fn read(file: &str, bytes: &[u8], hidden: Hidden) -> Result<Reading, Diagnostic> {
    read_with(file, bytes, hidden, &pdf::read_here)
}

/// As [`read`], with `read_pdf` to read PDF files.
///
/// # Errors
///
/// As [`read`].
pub fn read_with(file: &str, bytes: &[u8], hidden: Hidden, read_pdf: ReadPdf) -> Result<Reading, Diagnostic> {
    let fault = |fault| Diagnostic::of_file(file, fault);
    let known = Known { readable: FORMATS, foreign: FOREIGN };
    let budget = Budget::new();
    let mut opened = open::open(bytes, &known.starts(), &budget).map_err(fault)?;
    let format = known.format_of(file, &mut opened).map_err(fault)?;
    let mut found = read_opened((format.reader, &budget), &mut opened, (bytes, read_pdf), hidden).map_err(fault)?;
    let encoding = if let Opened::Text { encoding, .. } = opened { encoding } else { None };
    found.notes.extend(encoding.clone().map(|encoding| EncodingConverted { encoding }.into()));
    Ok(Reading {
        file: file.to_owned(),
        format,
        encoding,
        sha256: hexadecimal(&Sha256::digest(bytes)),
        blocks: found.blocks,
        set_apart: found.set_apart,
        notes: found.notes.into_iter().map(fault).collect(),
    })
}

fn read_opened(
    (reader, budget): (Reader, &Budget),
    opened: &mut Opened,
    (bytes, read_pdf): (&[u8], ReadPdf),
    hidden: Hidden,
) -> Result<Found, Fault> {
    match (reader, opened) {
        (Reader::Text(read), Opened::Text { text, .. }) => read(text, budget),
        (Reader::Package(read), Opened::Package(package)) => read(package, hidden, budget),
        (Reader::Bytes(read), _) => read(bytes, hidden, budget),
        (Reader::Pdf(read), _) => read(&read_pdf(bytes)?, budget),
        // The format's definition combines a sign and a reader that do not fit each other.
        (Reader::Text(_) | Reader::Package(_), _) => Err(NotText.into()),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::FORMATS;

    /// If two formats had the same extension or id, one of them would never be reached.
    #[test]
    fn no_two_formats_share_a_name_or_an_ending() {
        let mut seen = BTreeSet::new();
        for format in FORMATS {
            assert!(!format.endings.is_empty() && !format.ja.is_empty() && !format.en.is_empty(), "{}", format.id);
            let names = format.endings.iter().map(|ending| format!(".{ending}")).chain([format.id.to_owned()]);
            names.for_each(|name| assert!(seen.insert(name.clone()), "{name} is used twice"));
        }
    }
}
