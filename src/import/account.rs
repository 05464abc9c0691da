//! The ledger of an import: every visible character of the files is accounted for exactly once.
//!
//! ```text
//! characters of the files, each with its place
//!   ─ consumed by the claims of documents and of the report, at the same place
//!   = unclaimed characters, which become 「取り込めなかった記載」
//! ```
//!
//! This cannot lose anything, since what nobody claims is what is kept. Whether the documents have what was claimed for them,
//! [`crate::import::balance`] finds out. White space is not counted.

use std::collections::BTreeMap;

use crate::import::claim::Claim;
use crate::import::grid::{Line, is_blank, visible};
use crate::model::source::CellPlace;

/// The characters of the files, and which of them are claimed.
pub struct Account {
    /// The lines of each place, in order.
    entries: BTreeMap<(usize, CellPlace), Vec<Entry>>,
    /// The file that is read at each place; places of different files can be equal.
    files: usize,
}

struct Entry {
    line: Line,
    chars: Vec<char>,
    claimed: Vec<bool>,
}

/// A claim on characters that the file does not have at its place, or not so often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdrawn(pub Claim);

impl Account {
    /// An account of the lines of several files, of which nothing is claimed yet.
    pub fn open<'a>(files: impl IntoIterator<Item = Vec<&'a Line>>) -> Self {
        let (mut entries, mut count): (BTreeMap<_, Vec<Entry>>, _) = (BTreeMap::new(), 0);
        for lines in files {
            for line in lines {
                let chars: Vec<char> = visible(&line.text).collect();
                let claimed = vec![false; chars.len()];
                let entry = Entry { line: line.clone(), chars, claimed };
                entries.entry((count, line.place.clone())).or_default().push(entry);
            }
            count += 1;
        }
        Self { entries, files: count }
    }

    /// Consumes the characters of all claims, those of long texts first, since a short one can be found in many places.
    ///
    /// # Errors
    ///
    /// [`Overdrawn`] if the characters of a claim are not left at its place.
    pub fn claim_all(&mut self, claims: &[Claim]) -> Result<(), Overdrawn> {
        let mut claims: Vec<&Claim> = claims.iter().collect();
        claims.sort_by_key(|claim| std::cmp::Reverse(claim.text.len()));
        claims.into_iter().try_for_each(|claim| self.claim(claim))
    }

    /// Consumes the characters of `claim`.
    ///
    /// # Errors
    ///
    /// [`Overdrawn`] if its characters are not left at its place.
    pub fn claim(&mut self, claim: &Claim) -> Result<(), Overdrawn> {
        let wanted: Vec<char> = visible(&claim.text).collect();
        let is_met = wanted.is_empty()
            || (0..self.files).any(|file| {
                let Some(entries) = self.entries.get_mut(&(file, claim.place.clone())) else { return false };
                entries.iter_mut().any(|entry| entry.take_run(&wanted))
                    || take_scattered(&mut entries.iter_mut().collect::<Vec<_>>(), &wanted)
            })
            || (0..self.files).any(|file| self.take_from_row(file, claim, &wanted));
        if is_met { Ok(()) } else { Err(Overdrawn(claim.clone())) }
    }

    /// A text can continue in the cells after its own, such as a code that is split over two columns.
    fn take_from_row(&mut self, file: usize, claim: &Claim, wanted: &[char]) -> bool {
        let CellPlace { sheet, table, row, column, .. } = &claim.place;
        let from = (file, claim.place.clone());
        let is_row = |place: &CellPlace| place.sheet == *sheet && place.table == *table && place.row == *row;
        let mut cells: Vec<&mut Entry> = self
            .entries
            .range_mut(from..)
            .take_while(|((at, place), _)| *at == file && is_row(place) && place.column >= *column)
            .flat_map(|(_, entries)| entries)
            .collect();
        cells.iter_mut().any(|entry| entry.take_run(wanted)) || take_scattered(&mut cells, wanted)
    }

    /// The text that nobody claimed, line by line.
    pub fn unclaimed(&self) -> Vec<Line> {
        self.entries.values().flatten().filter_map(Entry::rest).collect()
    }

    /// The number of characters in the files.
    pub fn total(&self) -> usize {
        self.entries.values().flatten().map(|entry| entry.chars.len()).sum()
    }
}

impl Entry {
    /// Takes the first unclaimed run of characters that is `wanted`.
    fn take_run(&mut self, wanted: &[char]) -> bool {
        let last = self.chars.len().checked_sub(wanted.len());
        let fits = |at: &usize| {
            self.chars[*at..].starts_with(wanted) && !self.claimed[*at..*at + wanted.len()].contains(&true)
        };
        let Some(at) = last.and_then(|last| (0..=last).find(fits)) else { return false };
        self.claimed[at..at + wanted.len()].fill(true);
        true
    }

    /// What is left of the line, with the white space between.
    fn rest(&self) -> Option<Line> {
        if self.claimed.iter().all(|claimed| *claimed) {
            return None;
        }
        let mut claimed = self.claimed.iter();
        let is_left = |c: &char| is_blank(*c) || claimed.next() == Some(&false);
        let text: String = self.line.text.chars().filter(is_left).collect();
        self.line.part(&text)
    }
}

/// Takes the characters of `wanted` in their order with others between, or else wherever they are; all of them or none.
fn take_scattered(entries: &mut [&mut Entry], wanted: &[char]) -> bool {
    let free = |entries: &[&mut Entry]| -> Vec<(usize, usize, char)> {
        let of = |(number, entry): (usize, &&mut Entry)| {
            let left = entry.chars.iter().zip(&entry.claimed).enumerate();
            left.filter(|(_, (_, claimed))| !**claimed).map(|(at, (c, _))| (number, at, *c)).collect::<Vec<_>>()
        };
        entries.iter().enumerate().flat_map(of).collect()
    };
    let left = free(entries);
    let Some(found) = in_order(&left, wanted).or_else(|| in_any_order(left, wanted)) else { return false };
    found.into_iter().for_each(|(entry, at)| entries[entry].claimed[at] = true);
    true
}

fn in_order(left: &[(usize, usize, char)], wanted: &[char]) -> Option<Vec<(usize, usize)>> {
    let mut left = left.iter();
    wanted.iter().map(|c| left.find(|(_, _, other)| other == c).map(|(entry, at, _)| (*entry, *at))).collect()
}

fn in_any_order(mut left: Vec<(usize, usize, char)>, wanted: &[char]) -> Option<Vec<(usize, usize)>> {
    let mut take = |c: &char| {
        let (entry, at, _) = left.remove(left.iter().position(|(_, _, other)| other == c)?);
        Some((entry, at))
    };
    wanted.iter().map(&mut take).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Account;
    use crate::import::claim::{Claim, Fate};
    use crate::import::grid::{Line, visible};
    use crate::model::source::CellPlace;

    fn at(row: u32, column: u32) -> CellPlace {
        CellPlace { row, column, ..CellPlace::default() }
    }

    fn check(lines: &[(&str, u32)], claims: &[(&str, u32)], unclaimed: &[&str]) {
        let lines: Vec<Line> =
            lines.iter().filter_map(|(text, column)| Line::new(text, None, &at(1, *column))).collect();
        let mut account = Account::open([lines.iter().collect()]);
        for (text, column) in claims {
            account.claim(&Claim::new(text, &at(1, *column), Fate::FormWord)).unwrap();
        }
        let left: Vec<String> = account.unclaimed().into_iter().map(|line| line.text).collect();
        assert_eq!(left, unclaimed);
    }

    #[test]
    fn what_is_not_claimed_is_left() {
        check(&[("部局の使命は、市民と", 1)], &[("部局の使命", 1)], &["は、市民と"]);
        check(&[("１　窓口 を 速く", 1)], &[("窓口を速く", 1)], &["１"]);
        check(&[("5-1-", 1), ("③ 協働", 2)], &[("5-1-③", 1), ("協働", 1)], &[]);
        check(&[("紙", 1), ("紙", 1)], &[("紙", 1)], &["紙"]);
    }

    #[test]
    fn nothing_is_claimed_twice() {
        let line = Line::new("紙を減らす", None, &at(1, 1)).unwrap();
        let mut account = Account::open([vec![&line]]);
        let claim = Claim::new("紙", &at(1, 1), Fate::FormWord);
        assert!(account.claim(&claim).is_ok());
        assert!(account.claim(&claim).is_err());
    }

    proptest! {
        /// Whatever is claimed, the claimed and the unclaimed characters together are those of the file.
        #[test]
        fn claimed_and_unclaimed_are_the_whole(
            lines in prop::collection::vec(("[ab ]{0,6}", 1_u32..4), 0..6),
            claims in prop::collection::vec(("[ab ]{0,4}", 1_u32..4), 0..8),
        ) {
            let lines: Vec<Line> =
                lines.iter().filter_map(|(text, column)| Line::new(text, None, &at(1, *column))).collect();
            let mut account = Account::open([lines.iter().collect()]);
            let mut all: Vec<char> = Vec::new();
            for (text, column) in &claims {
                if account.claim(&Claim::new(text, &at(1, *column), Fate::FormWord)).is_ok() {
                    all.extend(visible(text));
                }
            }
            all.extend(account.unclaimed().iter().flat_map(|line| visible(&line.text).collect::<Vec<_>>()));
            let mut expected: Vec<char> = lines.iter().flat_map(|line| visible(&line.text).collect::<Vec<_>>()).collect();
            all.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(all, expected);
        }
    }
}
