//! Finds the entries of one version of a document in another version.

use std::collections::BTreeSet;

use crate::markdown;
use crate::model::item::Item;
use crate::update::version::Entry;

/// How much of two texts is the same if one is the other, reworded.
const SIMILAR: f64 = 0.5;

/// What readers see of an item, without markup.
pub(super) fn plain(item: &Item) -> String {
    markdown::seen::plain(&item.text)
}

/// For each entry of a new version of a sheet, the one that it was before: one with the same words, or else with similar
/// words in the same place. Words count before numbers, since the ids of a sheet are only positions.
pub(super) fn align(new: &[Entry], old: &[Entry]) -> Vec<Option<usize>> {
    let mut alignment = Alignment::new(new, old);
    alignment.pass(|new, old| plain(new.item) == plain(old.item), Place::Same);
    alignment.pass(|new, old| plain(new.item) == plain(old.item), Place::Any);
    alignment.similar();
    alignment.found
}

/// For each entry that was imported, the one that a person has made of it: its id tells it, or its words.
pub(super) fn follow(was: &[Entry], now: &[Entry]) -> Vec<Option<usize>> {
    let mut alignment = Alignment::new(was, now);
    let is_same = |was: &Entry, now: &Entry| plain(was.item) == plain(now.item);
    alignment.pass(|was, now| was.item.id == now.item.id && is_same(was, now), Place::Any);
    alignment.pass(is_same, Place::Same);
    alignment.pass(is_same, Place::Any);
    alignment.pass(|was, now| was.item.id == now.item.id, Place::Any);
    alignment.found
}

/// Whether two entries must stand below the same one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Same,
    Any,
}

struct Alignment<'a> {
    new: &'a [Entry<'a>],
    old: &'a [Entry<'a>],
    found: Vec<Option<usize>>,
    used: BTreeSet<usize>,
}

impl<'a> Alignment<'a> {
    fn new(new: &'a [Entry<'a>], old: &'a [Entry<'a>]) -> Self {
        Self { new, old, found: vec![None; new.len()], used: BTreeSet::new() }
    }

    /// Whether the entries stand below the same one.
    fn has_place(&self, new: &Entry, old: &Entry) -> bool {
        match (new.parent, old.parent) {
            (None, None) => true,
            (Some(new), Some(old)) => self.found[new] == Some(old),
            _ => false,
        }
    }

    fn pass(&mut self, is_same: impl Fn(&Entry, &Entry) -> bool, place: Place) {
        for at in 0..self.new.len() {
            if self.found[at].is_some() {
                continue;
            }
            let new = &self.new[at];
            let fits = |(old_at, old): &(usize, &Entry)| {
                !self.used.contains(old_at) && (place == Place::Any || self.has_place(new, old)) && is_same(new, old)
            };
            self.found[at] = self.old.iter().enumerate().find(fits).map(|(old_at, _)| old_at);
            self.used.extend(self.found[at]);
        }
    }

    /// Pairs what is left by its words, the most similar first.
    fn similar(&mut self) {
        loop {
            let mut best: Option<(f64, usize, usize)> = None;
            for (at, new) in self.new.iter().enumerate().filter(|(at, _)| self.found[*at].is_none()) {
                for (old_at, old) in self.old.iter().enumerate().filter(|(at, _)| !self.used.contains(at)) {
                    let likeness = strsim::normalized_levenshtein(&plain(new.item), &plain(old.item));
                    let is_better = best.is_none_or(|(known, _, _)| likeness > known);
                    if likeness >= SIMILAR && is_better && self.has_place(new, old) {
                        best = Some((likeness, at, old_at));
                    }
                }
            }
            let Some((_, at, old_at)) = best else { return };
            self.found[at] = Some(old_at);
            self.used.insert(old_at);
        }
    }
}

/// Whether readers see the same in two texts without markup.
pub(super) fn is_same_text(one: &str, other: &str) -> bool {
    markdown::seen::plain(one) == markdown::seen::plain(other)
}
