//! Opens the ZIP archives of Excel, Word and OpenDocument files, with limits. The unpacked size that an archive
//! declares is not trusted, but measured.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::diagnostic::fault::Fault;
use crate::import::fault::file::{ArchiveTooLarge, Damaged, PasswordProtected};
use crate::import::read::budget::Budget;
use crate::import::read::xml::{self, Piece};

/// The maximum total size of all XML parts after unpacking, in bytes.
pub(super) const UNPACKED_LIMIT: u64 = 32 * 1024 * 1024;
/// The maximum number of parts. Real files have some tens.
const PART_LIMIT: usize = 4096;

/// An archive whose XML parts were unpacked.
pub(super) struct Package<'a> {
    /// The sorted names of all parts.
    names: Vec<String>,
    /// The parts that were unpacked.
    parts: BTreeMap<String, Vec<u8>>,
    /// The parts that were walked to their end within the budget.
    walked: BTreeSet<String>,
    budget: &'a Budget,
}

impl<'a> Package<'a> {
    /// Opens an archive and unpacks its XML parts.
    pub(super) fn open(bytes: &[u8], budget: &'a Budget) -> Result<Self, Fault> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > PART_LIMIT {
            return Err(ArchiveTooLarge { limit: UNPACKED_LIMIT }.into());
        }
        let mut names = Vec::new();
        for name in archive.file_names() {
            names.push(name.map_err(|error| damaged(&error))?.into_owned());
        }
        names.sort();
        refuse_twins(&names)?;
        let parts = unpack(&mut archive)?;
        Ok(Self { names, parts, walked: BTreeSet::new(), budget })
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
    pub(super) fn media_type(&self) -> Result<Option<&str>, Fault> {
        if !self.has("mimetype") {
            return Ok(None);
        }
        Ok(Some(self.text("mimetype")?.trim()))
    }

    /// The text of a part.
    pub(super) fn text(&self, name: &str) -> Result<&str, Fault> {
        let part = self.parts.get(name).ok_or_else(|| damaged(&ZipError::FileNotFound))?;
        std::str::from_utf8(part).map_err(|error| Damaged { reason: format!("{name}: {error}") }.into())
    }

    /// Calls `visit` for every piece of an XML part.
    pub(super) fn walk(&mut self, name: &str, visit: &mut dyn FnMut(Piece) -> Result<(), Fault>) -> Result<(), Fault> {
        xml::walk(self.text(name)?, self.budget, visit)?;
        self.walked.insert(name.to_owned());
        Ok(())
    }

    /// Walks a part, if it is there, so that it can be given to a library.
    pub(super) fn examine(&mut self, name: &str) -> Result<(), Fault> {
        if self.has(name) { self.walk(name, &mut |_| Ok(())) } else { Ok(()) }
    }

    /// An archive of the parts that were walked, for a library that reads
    /// without limits: it can be led to no other part.
    pub(super) fn examined(&self) -> Result<Vec<u8>, Fault> {
        let failed = |error: &dyn std::fmt::Display| Fault::from(Damaged { reason: error.to_string() });
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let is_shown = |name: &str| name == "mimetype" || self.walked.contains(name);
        for (name, part) in self.parts.iter().filter(|(name, _)| is_shown(name)) {
            archive.start_file(name.as_str(), options).map_err(|error| failed(&error))?;
            archive.write_all(part).map_err(|error| failed(&error))?;
        }
        Ok(archive.finish().map_err(|error| failed(&error))?.into_inner())
    }
}

/// Libraries look parts up without regard to case.
fn refuse_twins(names: &[String]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    match names.iter().find(|name| !seen.insert(name.to_lowercase())) {
        Some(twin) => Err(Damaged { reason: format!("{twin}: 2") }.into()),
        None => Ok(()),
    }
}

fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let too_large: Fault = ArchiveTooLarge { limit: UNPACKED_LIMIT }.into();
    let (mut parts, mut left) = (BTreeMap::new(), UNPACKED_LIMIT);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error))?;
        let name = part.name().map_err(|error| damaged(&error))?.into_owned();
        if !is_read(&name) {
            continue;
        }
        if part.size() > left {
            return Err(too_large);
        }
        let mut bytes = Vec::new();
        let unpacked = part.take(left + 1).read_to_end(&mut bytes);
        let unpacked = unpacked.map_err(|error| Damaged { reason: error.to_string() })?;
        left = left.checked_sub(unpacked as u64).ok_or_else(|| too_large.clone())?;
        parts.insert(name, bytes);
    }
    Ok(parts)
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
