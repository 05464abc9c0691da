//! Determines the term file that has the lists of a string by a hash, so that the start file need not list the first
//! string of each file.
//!
//! The hash determines a cell. Each file has several neighbouring cells, as many as give all files about the same size.
//! The start file lists the number of cells in each file, which takes half a byte per file.

use crate::error::PackError;
use crate::format::wire::{Cursor, put_number};

/// The average number of cells in a file.
pub const CELLS: usize = 16;

/// The cells of the term files: first those of the files with short lists, then those of all other files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermMap {
    rare: Cells,
    long: Cells,
}

/// For each file the number of the cell after its last one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Cells(Vec<u32>);

/// The position of a string's lists, independent of the number of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermPlace {
    hash: u32,
    /// Whether its lists remain short in a site of any size.
    pub is_rare: bool,
}

/// Strings with the same first two characters share a position, unless these two are a frequent string. There are then
/// many such strings, and each has a position of its own.
pub fn term_place(text: &str, is_frequent: impl Fn(&str) -> bool) -> TermPlace {
    let mut ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    let beginning = ends.nth(1).map(|end| &text[..end]);
    let rare = beginning.filter(|two| !is_frequent(two));
    TermPlace { hash: crc32fast::hash(rare.unwrap_or(text).as_bytes()), is_rare: rare.is_some() }
}

impl TermPlace {
    /// The number of its cell out of `cells`.
    pub fn cell(self, cells: u32) -> u32 {
        ((u64::from(self.hash) * u64::from(cells)) >> 32) as u32
    }
}

impl TermMap {
    /// A map from the number of cells in each file: first of the files with short lists, then of the others.
    pub fn new(cells: [Vec<u32>; 2]) -> TermMap {
        let [rare, long] = cells.map(Cells::new);
        TermMap { rare, long }
    }

    /// The number of files.
    pub fn files(&self) -> usize {
        self.rare.0.len() + self.long.0.len()
    }

    /// The file that has the lists of a string, if any file does; `frequent` has the frequent strings, sorted.
    pub fn file(&self, text: &str, frequent: &[String]) -> Option<usize> {
        let place = term_place(text, |two| frequent.binary_search_by(|one| one.as_str().cmp(two)).is_ok());
        if place.is_rare {
            self.rare.file(place)
        } else {
            self.long.file(place).map(|number| self.rare.0.len() + number)
        }
    }

    /// Appends the map.
    pub fn encode(&self, out: &mut Vec<u8>) {
        self.rare.encode(out);
        self.long.encode(out);
    }

    /// Reads what [`TermMap::encode`] wrote.
    ///
    /// # Errors
    ///
    /// [`PackError::Damaged`] if the bytes end early or a file has no cell.
    pub fn decode(cursor: &mut Cursor) -> Result<TermMap, PackError> {
        Ok(TermMap { rare: Cells::decode(cursor)?, long: Cells::decode(cursor)? })
    }
}

impl Cells {
    fn new(counts: Vec<u32>) -> Cells {
        let ends = counts.into_iter().scan(0, |end, count| {
            *end += count;
            Some(*end)
        });
        Cells(ends.collect())
    }

    fn file(&self, place: TermPlace) -> Option<usize> {
        let cell = place.cell(*self.0.last()?);
        Some(self.0.partition_point(|end| *end <= cell))
    }

    fn encode(&self, out: &mut Vec<u8>) {
        put_number(out, self.0.len() as u64);
        let mut before = 0;
        for end in &self.0 {
            put_number(out, u64::from(end - before));
            before = *end;
        }
    }

    fn decode(cursor: &mut Cursor) -> Result<Cells, PackError> {
        let mut end = 0u32;
        let mut ends = Vec::new();
        for _ in 0..cursor.count()? {
            let cells = Some(cursor.small()?).filter(|cells| *cells > 0);
            end = cells.and_then(|cells| end.checked_add(cells)).ok_or(PackError::Damaged)?;
            ends.push(end);
        }
        Ok(Cells(ends))
    }
}

#[cfg(test)]
mod tests {
    use super::{TermMap, term_place};
    use crate::format::wire::Cursor;

    #[test]
    fn strings_that_begin_alike_share_a_place_unless_they_are_many() {
        let place = |text: &str| {
            let place = term_place(text, |two| two == "協働");
            (place.is_rare, place.cell(1000))
        };
        assert_eq!(place("特殊"), place("特殊詐欺"));
        assert_ne!(place("協働の"), place("協働を"));
        assert!(place("特殊").0 && !place("特").0 && !place("協働の").0);
    }

    #[test]
    fn every_cell_is_in_a_file() {
        let map = TermMap::new([vec![1, 3, 1], vec![2]]);
        let found: std::collections::BTreeSet<usize> =
            (0..500).filter_map(|number| map.file(&format!("{number}語"), &[])).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(map.file("語", &[]), Some(3));
        assert_eq!(TermMap::default().file("語", &[]), None);
        let mut bytes = Vec::new();
        map.encode(&mut bytes);
        assert_eq!(TermMap::decode(&mut Cursor::new(&bytes)), Ok(map));
    }
}
