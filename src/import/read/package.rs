//! The ZIP archives of Excel, Word and OpenDocument files, opened with limits.
//! The size that an archive claims to unpack to is not believed: it is measured.

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{ArchiveTooLarge, Damaged, PasswordProtected};

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that all XML parts of a file may unpack to.
pub(super) const UNPACKED_LIMIT: u64 = 32 * 1024 * 1024;
/// The most parts a file may have; real ones have tens.
const PART_LIMIT: usize = 4096;

/// An archive whose parts were measured: none is too large to be read.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The names of all parts, sorted.
    names: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens an archive and unpacks every XML part once, keeping nothing.
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

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Whether macros are stored in the file, in the places of Excel or LibreOffice.
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

/// Pictures and fonts are never unpacked.
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

/// Whether an old Office file holds a stream or storage of this name.
pub(super) fn has_stream(bytes: &[u8], name: &str) -> bool {
    // A directory entry holds its name in UTF-16, ended by a zero.
    let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.chunks(128).any(|entry| entry.starts_with(&wanted))
}
