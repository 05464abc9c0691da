//! The frame around every file of a pack, which identifies the file and its format and has a checksum.

use crate::error::PackError;
use crate::format::wire::{Cursor, put_number};

/// Must be incremented whenever a reader of the old format would misread the new one.
pub const FORMAT: u8 = 5;

const MAGIC: &[u8; 3] = b"TMI";

/// The number of kinds of which a pack has several files.
pub const KINDS: usize = 6;

/// The kind of data in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    Start = 0,
    Terms = 1,
    Display = 2,
    Lexicon = 3,
    Suggestions = 4,
    Facet = 5,
    Spellings = 6,
}

impl FileKind {
    /// The kinds of which a pack has several files, identified by numbers.
    pub const NUMBERED: [FileKind; KINDS] = [
        FileKind::Terms,
        FileKind::Display,
        FileKind::Lexicon,
        FileKind::Suggestions,
        FileKind::Facet,
        FileKind::Spellings,
    ];

    /// The index of the kind in [`FileKind::NUMBERED`].
    ///
    /// # Panics
    ///
    /// For the start file, which has no number.
    pub fn index(self) -> usize {
        self as usize - 1
    }

    /// The first letter of the names of its folders.
    pub fn letter(self) -> char {
        match self {
            FileKind::Start => 'x',
            FileKind::Terms => 't',
            FileKind::Display => 'd',
            FileKind::Lexicon => 'l',
            FileKind::Suggestions => 's',
            FileKind::Facet => 'f',
            FileKind::Spellings => 'v',
        }
    }
}

/// Frames `body` as file `number` of its kind: magic, format, kind, number, body, CRC-32.
pub fn frame(kind: FileKind, number: usize, body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + 12);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&[FORMAT, kind as u8]);
    put_number(&mut out, number as u64);
    out.extend_from_slice(body);
    let checksum = crc32fast::hash(&out);
    out.extend_from_slice(&checksum.to_le_bytes());
    out
}

/// The body of file `number` of its kind.
///
/// # Errors
///
/// [`PackError::Damaged`] if the bytes are not a complete file of a pack, [`PackError::Version`] if they have another
/// format, and [`PackError::Foreign`] if they are another file than the requested one.
pub fn unframe(kind: FileKind, number: usize, bytes: &[u8]) -> Result<&[u8], PackError> {
    let (magic, rest) = bytes.split_at_checked(MAGIC.len()).ok_or(PackError::Damaged)?;
    if magic != MAGIC {
        return Err(PackError::Damaged);
    }
    let found = *rest.first().ok_or(PackError::Damaged)?;
    if found != FORMAT {
        return Err(PackError::Version { found, known: FORMAT });
    }
    let (whole, checksum) = bytes.split_last_chunk::<4>().ok_or(PackError::Damaged)?;
    if crc32fast::hash(whole) != u32::from_le_bytes(*checksum) {
        return Err(PackError::Damaged);
    }
    let mut cursor = Cursor::new(whole.get(MAGIC.len() + 1..).ok_or(PackError::Damaged)?);
    if cursor.byte()? != kind as u8 || cursor.number()? != number as u64 {
        return Err(PackError::Foreign);
    }
    Ok(cursor.rest())
}

#[cfg(test)]
mod tests {
    use super::{FORMAT, FileKind, frame, unframe};
    use crate::error::PackError;

    #[test]
    fn only_the_file_named_opens() {
        let bytes = frame(FileKind::Terms, 300, b"body");
        assert_eq!(unframe(FileKind::Terms, 300, &bytes), Ok(&b"body"[..]));
        assert_eq!(unframe(FileKind::Terms, 301, &bytes), Err(PackError::Foreign));
        assert_eq!(unframe(FileKind::Display, 300, &bytes), Err(PackError::Foreign));
    }

    #[test]
    fn another_format_is_named() {
        let mut bytes = frame(FileKind::Start, 0, b"");
        bytes[3] = FORMAT + 1;
        let expected = PackError::Version { found: FORMAT + 1, known: FORMAT };
        assert_eq!(unframe(FileKind::Start, 0, &bytes), Err(expected));
    }

    #[test]
    fn every_truncation_and_every_altered_byte_is_noticed() {
        let bytes = frame(FileKind::Terms, 3, b"body");
        for length in 0..bytes.len() {
            assert!(unframe(FileKind::Terms, 3, &bytes[..length]).is_err(), "{length} bytes");
            let mut altered = bytes.clone();
            altered[length] ^= 0x40;
            assert!(unframe(FileKind::Terms, 3, &altered).is_err(), "byte {length}");
        }
        assert_eq!(unframe(FileKind::Terms, 3, b"<!doctype html>"), Err(PackError::Damaged));
    }
}
