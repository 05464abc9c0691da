//! Terms by surface and by reading: what the box suggests while one types, and how kana finds kanji.

use std::collections::BTreeMap;

use crate::error::PackError;
use crate::wire::{Cursor, put_number, put_shared, put_text, read_shared};

/// A term of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexTerm {
    pub surface: String,
    /// In hiragana.
    pub reading: String,
    /// Pages that hold it.
    pub count: u32,
}

/// Terms that a key, a surface or a reading, leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionEntry {
    pub key: String,
    pub terms: Vec<IndexTerm>,
}

/// Ends the key under which the best terms of a much-used beginning are kept; it sorts before all that continue it.
pub const BEST_OF: char = '\u{1}';
const BEST: usize = 12;
const LONGEST_BEGINNING: usize = 3;

/// All keys and where they lead, sorted.
pub fn entries(terms: &[IndexTerm]) -> Vec<SuggestionEntry> {
    let mut by_key: BTreeMap<String, Vec<IndexTerm>> = BTreeMap::new();
    for term in terms {
        for key in [&term.surface, &term.reading] {
            by_key.entry(key.clone()).or_default().push(term.clone());
        }
    }
    for (beginning, best) in best_of_beginnings(&by_key) {
        by_key.insert(beginning, best);
    }
    let sorted = by_key.into_iter().map(|(key, mut terms)| {
        terms.sort_by(by_count);
        terms.dedup();
        SuggestionEntry { key, terms }
    });
    sorted.collect()
}

/// Most pages first, then shorter, then in order.
pub fn by_count(left: &IndexTerm, right: &IndexTerm) -> std::cmp::Ordering {
    let rank = |term: &IndexTerm| (u32::MAX - term.count, term.surface.len());
    rank(left).cmp(&rank(right)).then_with(|| left.cmp(right))
}

fn best_of_beginnings(by_key: &BTreeMap<String, Vec<IndexTerm>>) -> BTreeMap<String, Vec<IndexTerm>> {
    let mut all: BTreeMap<&str, Vec<&IndexTerm>> = BTreeMap::new();
    for (key, terms) in by_key {
        let ends = key.char_indices().map(|(at, character)| at + character.len_utf8());
        for end in ends.take(LONGEST_BEGINNING) {
            all.entry(&key[..end]).or_default().extend(terms);
        }
    }
    let used_much = all.into_iter().filter(|(_, terms)| terms.len() > BEST);
    let best = used_much.map(|(beginning, mut terms)| {
        terms.sort_by(|left, right| by_count(left, right));
        terms.dedup();
        terms.truncate(BEST);
        ([beginning, &BEST_OF.to_string()].concat(), terms.into_iter().cloned().collect())
    });
    best.collect()
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
    use super::{BEST_OF, IndexTerm, decode, encode, entries};

    fn term(surface: &str, reading: &str, count: u32) -> IndexTerm {
        IndexTerm { surface: surface.to_owned(), reading: reading.to_owned(), count }
    }

    #[test]
    fn terms_are_found_by_surface_and_reading() {
        let all = entries(&[term("協働", "きょうどう", 3), term("共同", "きょうどう", 5)]);
        let keys: Vec<&str> = all.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["きょうどう", "共同", "協働"]);
        assert_eq!(all[0].terms, [term("共同", "きょうどう", 5), term("協働", "きょうどう", 3)]);
        assert_eq!(decode(&encode(&all)), Ok(all));
    }

    #[test]
    fn much_used_beginnings_keep_their_best() {
        let many: Vec<IndexTerm> = (0..40).map(|count| term(&format!("協{count}"), "きょう", count)).collect();
        let all = entries(&many);
        let best = all.iter().find(|entry| entry.key == format!("協{BEST_OF}")).expect("協 begins forty terms");
        assert_eq!(best.terms.len(), 12);
        assert_eq!(best.terms[0].count, 39);
    }
}
