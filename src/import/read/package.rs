//! Opens the ZIP archives of Excel, Word and OpenDocument files, with limits. The unpacked size that an archive
//! declares is not trusted, but measured.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{ArchiveTooLarge, Damaged, PasswordProtected};

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The maximum total size of all XML parts after unpacking, in bytes.
pub(super) const UNPACKED_LIMIT: u64 = 32 * 1024 * 1024;
/// The maximum number of parts. Real files have some tens.
const PART_LIMIT: usize = 4096;

/// An archive whose parts have been measured, so that each is small enough to be read.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The sorted names of all parts.
    names: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens an archive. Every XML part is unpacked once to measure it, without being stored.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > PART_LIMIT {
            return Err(ArchiveTooLarge { limit: UNPACKED_LIMIT }.into());
        }
        let mut names = Vec::new();
        for name in archive.file_names() {
            names.push(name.map_err(|error| damaged(&error))?.into_owned());
        }
        names.sort();
        let mut package = Self { archive, names };
        package.measure()?;
        Ok(package)
    }

    fn measure(&mut self) -> Result<(), Fault> {
        let too_large = ArchiveTooLarge { limit: UNPACKED_LIMIT }.into();
        let mut left = UNPACKED_LIMIT;
        for index in 0..self.archive.len() {
            let part = self.archive.by_index(index).map_err(|error| damaged(&error))?;
            if !is_read(&part.name().map_err(|error| damaged(&error))?) {
                continue;
            }
            if part.size() > left {
                return Err(too_large);
            }
            let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
                .map_err(|error| Damaged { reason: error.to_string() })?;
            left = left.checked_sub(unpacked).ok_or_else(|| too_large.clone())?;
        }
        Ok(())
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Whether the file contains macros, stored where Excel or LibreOffice store them.
    pub(super) fn has_macros(&self) -> bool {
        self.names.iter().any(|name| {
            let name = name.to_lowercase();
            name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/")
        })
    }

    /// The media type that an OpenDocument file declares.
    pub(super) fn media_type(&mut self) -> Result<Option<String>, Fault> {
        if !self.has("mimetype") {
            return Ok(None);
        }
        Ok(Some(self.text("mimetype")?.trim().to_owned()))
    }

    /// The text of a part.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Fault> {
        let mut text = String::new();
        let part = self.archive.by_name(name).map_err(|error| damaged(&error))?;
        let read = part.take(UNPACKED_LIMIT).read_to_string(&mut text);
        read.map_err(|error| Damaged { reason: format!("{name}: {error}") })?;
        Ok(text)
    }
}

/// Whether a part is ever unpacked. Pictures and fonts are not.
fn is_read(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype"
}

fn damaged(error: &ZipError) -> Fault {
    if let ZipError::UnsupportedArchive(reason) = error
        && *reason == ZipError::PASSWORD_REQUIRED
    {
        return PasswordProtected.into();
    }
    Damaged { reason: error.to_string() }.into()
}

/// Whether an old Office file has a stream or storage with this name.
pub(super) fn has_stream(bytes: &[u8], name: &str) -> bool {
    // The name in a directory entry is UTF-16, terminated by zero.
    let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(128).any(|entry| entry.starts_with(&wanted))
}
