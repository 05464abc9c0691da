//! The suggestion files: terms by surface and by reading, for the search box and for queries in kana.

use crate::error::PackError;
use crate::format::wire::{Cursor, put_number, put_shared, put_text, read_shared};

/// A term of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexTerm {
    pub surface: String,
    /// The reading in hiragana.
    pub reading: String,
    /// The number of pages that contain it.
    pub count: u32,
}

/// A key, which is a surface or a reading, with the terms that are suggested for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionEntry {
    pub key: String,
    pub terms: Vec<IndexTerm>,
}

/// The last character of a key under which the best terms of a frequent prefix are stored. Such a key sorts before all
/// keys that continue the prefix.
pub const BEST_OF: char = '\u{1}';

/// The order of suggestions: by the number of pages descending, then by length, then by surface.
pub fn by_count(left: &IndexTerm, right: &IndexTerm) -> std::cmp::Ordering {
    let rank = |term: &IndexTerm| (u32::MAX - term.count, term.surface.len());
    rank(left).cmp(&rank(right)).then_with(|| left.cmp(right))
}

/// The body of a file of entries, which are sorted.
pub fn encode(entries: &[SuggestionEntry]) -> Vec<u8> {
    let mut out = Vec::new();
    put_number(&mut out, entries.len() as u64);
    let mut before = "";
    for entry in entries {
        put_shared(&mut out, before, &entry.key);
        put_number(&mut out, entry.terms.len() as u64);
        for term in &entry.terms {
            put_shared(&mut out, &entry.key, &term.surface);
            put_text(&mut out, if term.reading == entry.key { "" } else { &term.reading });
            put_number(&mut out, u64::from(term.count));
        }
        before = &entry.key;
    }
    out
}

/// Reads what [`encode`] wrote.
///
/// # Errors
///
/// [`PackError::Damaged`] if the bytes were not written by that.
pub fn decode(body: &[u8]) -> Result<Vec<SuggestionEntry>, PackError> {
    let mut cursor = Cursor::new(body);
    let mut all: Vec<SuggestionEntry> = Vec::new();
    for _ in 0..cursor.count()? {
        let key = read_shared(&mut cursor, all.last().map_or("", |entry| &entry.key))?;
        let terms = (0..cursor.count()?).map(|_| read_term(&mut cursor, &key)).collect::<Result<_, _>>()?;
        all.push(SuggestionEntry { key, terms });
    }
    Ok(all)
}

fn read_term(cursor: &mut Cursor, key: &str) -> Result<IndexTerm, PackError> {
    let surface = read_shared(cursor, key)?;
    let reading = Some(cursor.text()?).filter(|reading| !reading.is_empty()).unwrap_or(key).to_owned();
    Ok(IndexTerm { surface, reading, count: cursor.small()? })
}

#[cfg(test)]
mod tests {
    use super::{IndexTerm, SuggestionEntry, decode, encode};

    #[test]
    fn entries_come_back() {
        let term =
            |surface: &str| IndexTerm { surface: surface.to_owned(), reading: "きょうどう".to_owned(), count: 3 };
        let entry = |key: &str| SuggestionEntry { key: key.to_owned(), terms: vec![term("協働"), term("共同")] };
        let entries = ["きょうどう", "協働", "協議"].map(entry);
        assert_eq!(decode(&encode(&entries)), Ok(entries.to_vec()));
    }
}
