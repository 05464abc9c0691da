//! Bytes of any kind of file become the one intermediate form.
//!
//! A file is what its bytes say, not what its name says. Memory and time are
//! bounded whatever the bytes are: every limit is checked before a library
//! unpacks anything.

mod csv;
mod encoding;
mod html;
mod markdown;
mod ods;
mod package;
mod spreadsheet;
mod word;
mod workbook;
mod xml;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::import::fault::ImportFault;
use crate::import::fault::file::{MacroFile, NotAsNamed, PasswordProtected, UnsupportedFile};
use crate::import::fault::notice::EncodingConverted;
use crate::import::grid::{Block, FileKind, Reading};
use crate::import::read::package::Package;
use crate::model::form::Hidden;

/// The most cells that are read from one file.
pub const CELL_LIMIT: u64 = 200_000;

/// What a reader brings back.
#[derive(Default)]
struct Found {
    blocks: Vec<Block>,
    notes: Vec<ImportFault>,
    encoding: Option<String>,
}

/// What the first bytes of a file say that it is.
enum Content {
    Text,
    Zip,
    /// The container of Office before 2007, and of protected files since.
    Compound,
    Other(&'static str),
}

/// Reads `bytes`, which came from a file of the name `file`.
///
/// # Errors
///
/// Why nothing can be read from it.
pub fn read(file: &str, bytes: &[u8], hidden: Hidden) -> Result<Reading, Diagnostic> {
    let fault = |fault| Diagnostic::of_file(file, fault);
    let (kind, found) = match content(bytes) {
        Content::Other(found) => Err(misfit(file, found)),
        Content::Compound => read_compound(file, bytes),
        Content::Zip => read_package(file, bytes, hidden),
        Content::Text => read_text(file, bytes),
    }
    .map_err(fault)?;
    Ok(Reading {
        file: file.to_owned(),
        kind,
        encoding: found.encoding,
        sha256: hexadecimal(&Sha256::digest(bytes)),
        blocks: found.blocks,
        notes: found.notes.into_iter().map(fault).collect(),
    })
}

fn content(bytes: &[u8]) -> Content {
    const MARKS: [(&[u8], &str); 5] =
        [(b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xFF\xD8\xFF", "JPEG"), (b"\x1F\x8B", "gzip")];
    match bytes {
        [b'P', b'K', 3 | 5, ..] => Content::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Content::Compound,
        _ => {
            let mark = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
            mark.map_or(Content::Text, |(_, name)| Content::Other(name))
        }
    }
}

/// What the name of the file promises, in lower case.
fn extension(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// A renamed file is told from one of a kind that cannot be read.
fn misfit(file: &str, found: &str) -> ImportFault {
    let named = extension(file);
    let readable =
        ["md", "markdown", "txt", "html", "htm", "csv", "tsv", "xlsx", "xls", "ods", "docx"].contains(&named.as_str());
    if readable && !found.eq_ignore_ascii_case(&named) {
        return NotAsNamed { named: format!(".{named}"), found: found.to_owned() }.into();
    }
    UnsupportedFile { found: found.to_owned() }.into()
}

fn read_compound(file: &str, bytes: &[u8]) -> Result<(FileKind, Found), ImportFault> {
    let has = |name: &str| package::has_stream(bytes, name);
    if has("EncryptedPackage") {
        return Err(PasswordProtected.into());
    }
    if has("_VBA_PROJECT") || has("_VBA_PROJECT_CUR") {
        return Err(MacroFile.into());
    }
    if has("WordDocument") {
        return Err(misfit(file, "Word 97-2003 (.doc)"));
    }
    if !has("Workbook") && !has("Book") {
        return Err(misfit(file, "Microsoft Office 97-2003"));
    }
    spreadsheet::read_xls(bytes).map(|found| (FileKind::Xls, found))
}

fn read_package(file: &str, bytes: &[u8], hidden: Hidden) -> Result<(FileKind, Found), ImportFault> {
    let mut package = Package::open(bytes)?;
    if package.has_macros() {
        return Err(MacroFile.into());
    }
    if package.has("xl/workbook.xml") {
        return workbook::read(&mut package, bytes, hidden).map(|found| (FileKind::Xlsx, found));
    }
    if package.has("word/document.xml") {
        return word::read(&mut package, hidden).map(|found| (FileKind::Docx, found));
    }
    match package.media_type()?.as_deref() {
        Some("application/vnd.oasis.opendocument.spreadsheet") => {
            ods::read(&mut package, bytes, hidden).map(|found| (FileKind::Ods, found))
        }
        Some("application/vnd.oasis.opendocument.text") => Err(misfit(file, "OpenDocument (.odt)")),
        _ if package.has("xl/workbook.bin") => Err(misfit(file, "Excel (.xlsb)")),
        _ => Err(misfit(file, "ZIP")),
    }
}

fn read_text(file: &str, bytes: &[u8]) -> Result<(FileKind, Found), ImportFault> {
    let named = extension(file);
    let (text, encoding) = encoding::decode(bytes)?;
    let is_page = text.trim_start().get(..9).is_some_and(|start| {
        let start = start.to_lowercase();
        start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<table")
    });
    let (kind, mut found) = match named.as_str() {
        "csv" | "tsv" => (FileKind::Csv, csv::read(&text)?),
        "html" | "htm" => (FileKind::Html, html::read(&text)?),
        // What systems call Excel is often a page with a table.
        "xls" if is_page => (FileKind::Html, html::read(&text)?),
        "xlsx" | "xls" | "ods" | "docx" => return Err(misfit(file, if is_page { "HTML" } else { "TXT" })),
        _ if is_page => (FileKind::Html, html::read(&text)?),
        _ => (FileKind::Markdown, markdown::read(&text)?),
    };
    if let Some(encoding) = &encoding {
        found.notes.push(EncodingConverted { encoding: encoding.clone() }.into());
    }
    found.encoding = encoding;
    Ok((kind, found))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
