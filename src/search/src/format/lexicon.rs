//! The dictionary of a pack: the entries that the site needs, grouped by the first character of their surface.

use crate::error::PackError;
use crate::format::wire::{Cursor, put_number, put_shared, read_shared};
use crate::text::morpheme::Class;

/// One entry of the pruned dictionary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LexiconEntry {
    pub surface: String,
    /// The context ids, which determine the connection costs to the previous and to the next word.
    pub left: u16,
    pub right: u16,
    pub cost: i16,
    pub class: Class,
    /// The base form.
    pub base: String,
}

/// The number of context ids in IPADIC.
pub const CONTEXTS: u16 = 1316;

/// The body of a file of entries, which are sorted.
pub fn encode_entries(entries: &[LexiconEntry]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, entries.len() as u64);
    let mut before = "";
    for entry in entries {
        put_shared(&mut out, before, &entry.surface);
        put_entry(&mut out, entry);
        before = &entry.surface;
    }
    out
}

/// Reads what [`encode_entries`] wrote.
///
/// # Errors
///
/// [`PackError::Damaged`] if the bytes were not written by that.
pub fn decode_entries(body: &[u8]) -> Result<Vec<LexiconEntry>, PackError> {
    let mut cursor = Cursor::new(body);
    let mut all: Vec<LexiconEntry> = Vec::new();
    for _ in 0..cursor.count()? {
        let surface = read_shared(&mut cursor, all.last().map_or("", |entry| &entry.surface))?;
        all.push(read_entry(&mut cursor, surface)?);
    }
    Ok(all)
}

fn put_entry(out: &mut Vec<u8>, entry: &LexiconEntry) {
    put_number(out, u64::from(entry.left));
    put_number(out, u64::from(entry.right.wrapping_sub(entry.left)));
    out.extend_from_slice(&entry.cost.to_le_bytes());
    out.push(entry.class as u8);
    put_shared(out, &entry.surface, &entry.base);
}

fn read_entry(cursor: &mut Cursor, surface: String) -> Result<LexiconEntry, PackError> {
    let left = read_context(cursor)?;
    let right = left.wrapping_add(u16::try_from(cursor.small()?).map_err(|_| PackError::Damaged)?);
    let cost = i16::from_le_bytes([cursor.byte()?, cursor.byte()?]);
    let class = Class::from_byte(cursor.byte()?);
    let base = read_shared(cursor, &surface)?;
    if right >= CONTEXTS || surface.contains('\0') {
        return Err(PackError::Damaged);
    }
    Ok(LexiconEntry { surface, left, right, cost, class, base })
}

/// Reads a context id.
///
/// # Errors
///
/// [`PackError::Damaged`] if IPADIC has no such id.
pub fn read_context(cursor: &mut Cursor) -> Result<u16, PackError> {
    u16::try_from(cursor.number()?).ok().filter(|id| *id < CONTEXTS).ok_or(PackError::Damaged)
}
