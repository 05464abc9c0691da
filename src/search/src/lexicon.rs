//! The part of the dictionary that a site's own words need, and Lindera running on it.
//!
//! Taking a competitor away never changes the winning path of a Viterbi search, so a dictionary cut down to the entries
//! and connections on winning paths cuts the same text the same way.

use std::collections::BTreeMap;
use std::ops::Range;

use lindera_dictionary::dictionary::character_definition::{
    CategoryData, CategoryId, CharacterDefinition, LookupTable,
};
use lindera_dictionary::dictionary::connection_cost_matrix::ConnectionCostMatrix;
use lindera_dictionary::dictionary::prefix_dictionary::PrefixDictionary;
use lindera_dictionary::dictionary::unknown_dictionary::UnknownDictionary;
use lindera_dictionary::viterbi::{Lattice, LexType, WordEntry, WordId};

use crate::error::PackError;
use crate::morpheme::{Class, Parts, segment};
use crate::wire::{Cursor, put_number, put_shared, put_text, read_shared};

/// One entry of the pruned dictionary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LexiconEntry {
    pub surface: String,
    pub left: u16,
    pub right: u16,
    pub cost: i16,
    pub class: Class,
    /// Empty where it is the surface.
    pub base: String,
}

/// What every query needs of the dictionary, whatever its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grammar {
    /// Connection costs by (left context id of the later word, right context id of the earlier).
    pub costs: BTreeMap<(u16, u16), i16>,
    /// (first code point, its categories), ascending.
    pub characters: Vec<(u32, Vec<u32>)>,
    /// Per category: whether unknown words start beside known ones, whether they group, and their length.
    pub categories: Vec<(String, bool, bool, u32)>,
    /// Per category, the numbers of its unknown-word entries.
    pub unknown_by_category: Vec<Vec<u32>>,
    /// Unknown-word entries.
    pub unknown: Vec<LexiconEntry>,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub range: Range<usize>,
    pub class: Class,
    pub base: String,
}

/// Never chosen where a path with seen connections exists.
const UNSEEN: i16 = 12_000;

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
    let left = context(cursor)?;
    let right = left.wrapping_add(u16::try_from(cursor.small()?).map_err(|_| PackError::Damaged)?);
    let cost = i16::from_le_bytes([cursor.byte()?, cursor.byte()?]);
    let class = Class::from_byte(cursor.byte()?);
    let base = read_shared(cursor, &surface)?;
    if right >= CONTEXTS || surface.contains('\0') {
        return Err(PackError::Damaged);
    }
    Ok(LexiconEntry { surface, left, right, cost, class, base })
}

/// IPADIC's number of context ids.
pub const CONTEXTS: u16 = 1316;

fn context(cursor: &mut Cursor) -> Result<u16, PackError> {
    u16::try_from(cursor.number()?).ok().filter(|id| *id < CONTEXTS).ok_or(PackError::Damaged)
}

impl Grammar {
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        encode_costs(&mut out, &self.costs);
        put_lists(&mut out, &self.unknown_by_category);
        put_number(&mut out, self.categories.len() as u64);
        for (name, invoke, group, length) in &self.categories {
            put_text(&mut out, name);
            out.push(u8::from(*invoke) | u8::from(*group) << 1);
            put_number(&mut out, u64::from(*length));
        }
        put_number(&mut out, self.characters.len() as u64);
        for (first, categories) in &self.characters {
            put_number(&mut out, u64::from(*first));
            put_lists(&mut out, std::slice::from_ref(categories));
        }
        out.extend(encode_entries(&self.unknown));
        out
    }

    pub fn decode(body: &[u8]) -> Result<Grammar, PackError> {
        let mut cursor = Cursor::new(body);
        let mut grammar = Grammar { costs: decode_costs(&mut cursor)?, ..Grammar::default() };
        grammar.unknown_by_category = read_lists(&mut cursor)?;
        for _ in 0..cursor.count()? {
            let name = cursor.text()?.to_owned();
            let flags = cursor.byte()?;
            grammar.categories.push((name, flags & 1 != 0, flags & 2 != 0, cursor.small()?));
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

/// Rows, then what stands in them, then the costs' low bytes, then their high bytes: like beside like packs best.
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
    context(cursor)?.checked_add(before).filter(|id| *id < CONTEXTS).ok_or(PackError::Damaged)
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

/// Lindera's tables, put together from a grammar; independent of the query.
pub struct Tables {
    costs: ConnectionCostMatrix,
    characters: CharacterDefinition,
    unknown: UnknownDictionary,
    unknown_classes: Vec<Class>,
}

impl Tables {
    pub fn new(grammar: &Grammar) -> Result<Tables, PackError> {
        Ok(Tables {
            costs: cost_matrix(&grammar.costs)?,
            characters: character_definition(grammar),
            unknown: UnknownDictionary {
                category_references: grammar.unknown_by_category.clone(),
                costs: grammar
                    .unknown
                    .iter()
                    .enumerate()
                    .map(|(id, entry)| record(LexType::Unknown, id, entry))
                    .collect(),
                words_idx_data: Vec::new(),
                words_data: Vec::new(),
            },
            unknown_classes: grammar.unknown.iter().map(|entry| entry.class).collect(),
        })
    }

    /// Cuts `text` with nothing but `entries`, which hold every kept entry that begins with one of its characters.
    pub fn words(&self, entries: &[&LexiconEntry], text: &str) -> Result<Vec<Word>, PackError> {
        let mut by_surface: BTreeMap<String, Vec<WordEntry>> = BTreeMap::new();
        for (id, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.surface.is_empty()) {
            by_surface.entry(entry.surface.clone()).or_default().push(record(LexType::System, id, entry));
        }
        let prefixes = PrefixDictionary::from_word_entry_map(&by_surface).map_err(|_| PackError::Engine)?;
        let parts = Parts {
            entries: &prefixes,
            user: None,
            characters: &self.characters,
            unknown: &self.unknown,
            costs: &self.costs,
        };
        let mut words = Vec::new();
        segment(&parts, &mut Lattice::default(), text, |range, word| {
            let known = entries.get(word.id() as usize).filter(|_| !word.is_unknown());
            let class = match known {
                Some(entry) => entry.class,
                None => self.unknown_classes.get(word.id() as usize).copied().unwrap_or(Class::Noun),
            };
            let base = known.map_or_else(|| text[range.clone()].to_owned(), |entry| entry.base.clone());
            words.push(Word { range, class, base });
        });
        Ok(words)
    }
}

fn record(lexicon: LexType, id: usize, entry: &LexiconEntry) -> WordEntry {
    WordEntry::new(WordId::new(lexicon, id as u32), entry.cost, entry.left, entry.right)
}

fn cost_matrix(costs: &BTreeMap<(u16, u16), i16>) -> Result<ConnectionCostMatrix, PackError> {
    let side = usize::from(CONTEXTS);
    let mut bytes = Vec::with_capacity(6 + side * side * 2);
    for number in [-1, CONTEXTS as i16, CONTEXTS as i16] {
        bytes.extend_from_slice(&i16::to_le_bytes(number));
    }
    bytes.extend(std::iter::repeat_n(UNSEEN.to_le_bytes(), side * side).flatten());
    for ((left, right), cost) in costs {
        let at = 6 + (usize::from(*left) * side + usize::from(*right)) * 2;
        bytes[at..at + 2].copy_from_slice(&cost.to_le_bytes());
    }
    ConnectionCostMatrix::load(bytes).map_err(|_| PackError::Engine)
}

fn character_definition(grammar: &Grammar) -> CharacterDefinition {
    let runs = &grammar.characters;
    let of = |first: u32, out: &mut Vec<CategoryId>| {
        let at = runs.partition_point(|run| run.0 <= first).saturating_sub(1);
        out.extend(runs[at].1.iter().map(|category| CategoryId(*category as usize)));
    };
    let mapping = LookupTable::from_fn(runs.iter().map(|run| run.0).collect(), &of);
    let data = |(_, invoke, group, length): &(String, bool, bool, u32)| CategoryData {
        invoke: *invoke,
        group: *group,
        length: *length,
    };
    let names = grammar.categories.iter().map(|category| category.0.clone()).collect();
    CharacterDefinition::new(grammar.categories.iter().map(data).collect(), names, mapping)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Grammar, decode_costs, encode_costs};
    use crate::wire::Cursor;

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
