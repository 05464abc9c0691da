//! Reads the disk: which files a site has, and their text.
//!
//! With [`crate::write`] the only module that touches the file system. Knows
//! nothing of what the text means.

#![expect(clippy::disallowed_methods, reason = "the module that reads the disk")]

pub mod encoding;
pub mod scan;
pub mod theme;

use std::fs;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Fault;
use crate::load::scan::Entry;

/// The largest text file that is read, in bytes.
pub const TEXT_LIMIT: u64 = 4 * 1024 * 1024;

/// A file's text with what had to be said of its encoding.
#[derive(Debug)]
pub struct Text {
    pub text: String,
    pub notes: Vec<Diagnostic>,
}

/// Reads a content file as UTF-8, without a byte order mark.
///
/// # Errors
///
/// What a person has to do before the file can be read.
pub fn read_text(entry: &Entry) -> Result<Text, Diagnostic> {
    if entry.bytes > TEXT_LIMIT {
        let fault = Fault::TooLarge { bytes: entry.bytes, limit: TEXT_LIMIT };
        return Err(Diagnostic::of_file(&entry.file, fault));
    }
    let bytes = fs::read(&entry.disk).map_err(|error| unreadable(&entry.file, &error))?;
    encoding::decode(&entry.file, bytes)
}

/// Reads a file that is copied as it is.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn read_bytes(entry: &Entry) -> Result<Vec<u8>, Diagnostic> {
    fs::read(&entry.disk).map_err(|error| unreadable(&entry.file, &error))
}

/// What the program left for itself at an earlier time, if it is there.
pub fn read_state(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// The text of a file named in a diagnostic, to show an excerpt of it.
pub fn read_excerpt(root: &Path, file: &str) -> Option<String> {
    let disk = root.join(file);
    let small = fs::metadata(&disk).is_ok_and(|metadata| metadata.len() <= TEXT_LIMIT);
    let bytes = small.then(|| fs::read(&disk).ok()).flatten()?;
    encoding::decode(file, bytes).ok().map(|text| text.text)
}

/// The fault of a file that the system does not hand over.
pub fn unreadable(file: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::of_file(file, Fault::Unreadable { reason: error.kind().to_string() })
}
