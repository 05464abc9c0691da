//! The items of one role in the three versions of a document, and which of them are the same.

use std::collections::BTreeSet;

use crate::model::item::{Item, Role};
use crate::update::align::{align, follow, plain};
use crate::update::context::Merge;
use crate::update::version::Entry;

/// The entries of one role in the three versions, and which of them are the same.
pub(super) struct Rows<'a> {
    pub sheet: Vec<Entry<'a>>,
    pub now: Vec<Entry<'a>>,
    pub was: Vec<Entry<'a>>,
    /// For each entry of the sheet, the one that was imported before.
    pub before: Vec<Option<usize>>,
    /// For each entry of the sheet, the one in the content.
    pub present: Vec<Option<usize>>,
    /// The entries of the content that were imported.
    imported: BTreeSet<usize>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(merge: &Merge<'a>, role: Role) -> Self {
        let (sheet, now) = (merge.sheet.entries(role), merge.now.entries(role));
        let was = merge.was.map(|was| was.entries(role)).unwrap_or_default();
        if merge.was.is_none() {
            let (before, present) = (vec![None; sheet.len()], align(&sheet, &now));
            let imported = (0..now.len()).collect();
            return Self { sheet, now, was, before, present, imported };
        }
        let (before, kept) = (align(&sheet, &was), follow(&was, &now));
        let mut present: Vec<Option<usize>> = before.iter().map(|was| was.and_then(|was| kept[was])).collect();
        for at in 0..sheet.len() {
            let is_free = |row: &usize| !kept.contains(&Some(*row)) && !present.contains(&Some(*row));
            let same = |row: &usize| plain(now[*row].item) == plain(sheet[at].item);
            if present[at].is_none() {
                present[at] = (0..now.len()).find(|row| is_free(row) && same(row));
            }
        }
        let imported = kept.into_iter().flatten().collect();
        Self { sheet, now, was, before, present, imported }
    }

    /// The items that were imported, and that the sheet no longer has.
    pub(super) fn left(&self) -> Vec<&'a Item> {
        let free = self.imported.iter().filter(|row| !self.present.contains(&Some(**row)));
        free.map(|row| self.now[*row].item).collect()
    }
}
