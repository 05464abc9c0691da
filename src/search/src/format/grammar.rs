//! The part of the dictionary that every query needs: connection costs, and the rules for unknown words.

use std::collections::BTreeMap;

use crate::error::PackError;
use crate::format::lexicon::{CONTEXTS, LexiconEntry, decode_entries, encode_entries, read_context};
use crate::format::wire::{Cursor, put_number, put_text};

/// The part of the dictionary that every query needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grammar {
    /// Connection costs by (left context id of the later word, right context id of the earlier).
    pub costs: BTreeMap<(u16, u16), i16>,
    /// Pairs of the first code point of a range and the categories of its characters, ascending.
    pub characters: Vec<(u32, Vec<u32>)>,
    pub categories: Vec<Category>,
    /// For each category the indexes of its entries in `unknown`.
    pub unknown_by_category: Vec<Vec<u32>>,
    /// The entries of unknown words.
    pub unknown: Vec<LexiconEntry>,
}

/// A category of characters, with the rules for unknown words that consist of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Category {
    pub name: String,
    /// Whether unknown words are tried at positions at which a known one begins.
    pub invoke: bool,
    /// Whether a run of such characters is tried as a single word.
    pub group: bool,
    /// The maximum length, in characters, of other unknown words that are tried.
    pub length: u32,
}

impl Grammar {
    /// The body of file 0 of the lexicon.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        encode_costs(&mut out, &self.costs);
        put_lists(&mut out, &self.unknown_by_category);
        put_number(&mut out, self.categories.len() as u64);
        for category in &self.categories {
            put_text(&mut out, &category.name);
            out.push(u8::from(category.invoke) | u8::from(category.group) << 1);
            put_number(&mut out, u64::from(category.length));
        }
        put_number(&mut out, self.characters.len() as u64);
        for (first, categories) in &self.characters {
            put_number(&mut out, u64::from(*first));
            put_lists(&mut out, std::slice::from_ref(categories));
        }
        out.extend(encode_entries(&self.unknown));
        out
    }

    /// Reads what [`Grammar::encode`] wrote.
    ///
    /// # Errors
    ///
    /// [`PackError::Damaged`] if the bytes were not written by that, or refer to categories or entries that do not
    /// exist.
    pub fn decode(body: &[u8]) -> Result<Grammar, PackError> {
        let mut cursor = Cursor::new(body);
        let mut grammar = Grammar { costs: decode_costs(&mut cursor)?, ..Grammar::default() };
        grammar.unknown_by_category = read_lists(&mut cursor)?;
        for _ in 0..cursor.count()? {
            let name = cursor.text()?.to_owned();
            let flags = cursor.byte()?;
            let (invoke, group) = (flags & 1 != 0, flags & 2 != 0);
            grammar.categories.push(Category { name, invoke, group, length: cursor.small()? });
        }
        for _ in 0..cursor.count()? {
            let first = cursor.small()?;
            let categories = read_lists(&mut cursor)?.pop().ok_or(PackError::Damaged)?;
            grammar.characters.push((first, categories));
        }
        grammar.unknown = decode_entries(cursor.rest())?;
        grammar.checked()
    }

    fn checked(self) -> Result<Grammar, PackError> {
        let (categories, unknown) = (self.categories.len() as u32, self.unknown.len() as u32);
        let known = self.characters.iter().all(|(_, all)| !all.is_empty() && all.iter().all(|one| *one < categories));
        let listed = self.unknown_by_category.iter().flatten().all(|one| *one < unknown);
        let whole = self.unknown_by_category.len() as u32 == categories;
        let covers_all = self.characters.first().is_some_and(|(first, _)| *first == 0);
        if known && listed && whole && covers_all { Ok(self) } else { Err(PackError::Damaged) }
    }
}

/// Appends the rows, then the columns of each, then the low bytes of the costs, then their high bytes. gzip compresses
/// this best, since similar bytes are next to each other.
fn encode_costs(out: &mut Vec<u8>, costs: &BTreeMap<(u16, u16), i16>) {
    let entries: Vec<(&(u16, u16), &i16)> = costs.iter().collect();
    let rows: Vec<&[(&(u16, u16), &i16)]> = entries.chunk_by(|one, next| one.0.0 == next.0.0).collect();
    put_number(out, rows.len() as u64);
    let mut before = 0;
    for row in &rows {
        put_number(out, u64::from(row[0].0.0 - before));
        put_number(out, row.len() as u64);
        before = row[0].0.0;
    }
    for row in &rows {
        let mut before = 0;
        for ((_, right), _) in *row {
            put_number(out, u64::from(right - before));
            before = *right;
        }
    }
    let bytes = entries.iter().map(|(_, cost)| cost.to_le_bytes());
    out.extend(bytes.clone().map(|[low, _]| low));
    out.extend(bytes.map(|[_, high]| high));
}

fn decode_costs(cursor: &mut Cursor) -> Result<BTreeMap<(u16, u16), i16>, PackError> {
    let mut rows: Vec<(u16, usize)> = Vec::new();
    for _ in 0..cursor.count()? {
        rows.push((next_context(cursor, rows.last().map_or(0, |row| row.0))?, cursor.count()?));
    }
    let mut places = Vec::new();
    for (left, length) in rows {
        let mut right = 0;
        for _ in 0..length {
            right = next_context(cursor, right)?;
            places.push((left, right));
        }
    }
    let (low, high) = (cursor.take(places.len())?, cursor.take(places.len())?);
    let costs = low.iter().zip(high).map(|(low, high)| i16::from_le_bytes([*low, *high]));
    Ok(places.into_iter().zip(costs).collect())
}

fn next_context(cursor: &mut Cursor, before: u16) -> Result<u16, PackError> {
    read_context(cursor)?.checked_add(before).filter(|id| *id < CONTEXTS).ok_or(PackError::Damaged)
}

fn put_lists(out: &mut Vec<u8>, lists: &[Vec<u32>]) {
    put_number(out, lists.len() as u64);
    for list in lists {
        put_number(out, list.len() as u64);
        list.iter().for_each(|one| put_number(out, u64::from(*one)));
    }
}

fn read_lists(cursor: &mut Cursor) -> Result<Vec<Vec<u32>>, PackError> {
    (0..cursor.count()?).map(|_| (0..cursor.count()?).map(|_| cursor.small()).collect()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Grammar, decode_costs, encode_costs};
    use crate::format::wire::Cursor;

    #[test]
    fn costs_come_back() {
        let costs = BTreeMap::from([((0, 0), -1), ((0, 7), i16::MAX), ((3, 2), i16::MIN), ((1315, 1315), 300)]);
        let mut bytes = Vec::new();
        encode_costs(&mut bytes, &costs);
        assert_eq!(decode_costs(&mut Cursor::new(&bytes)), Ok(costs));
        for length in 0..bytes.len() {
            assert!(decode_costs(&mut Cursor::new(&bytes[..length])).is_err(), "{length} bytes");
        }
        assert!(Grammar::decode(&[]).is_err());
    }
}
