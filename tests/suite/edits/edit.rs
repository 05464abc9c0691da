//! An edit: its kind, and the numbers that select its target and its values.

use std::fmt;

use proptest::prelude::*;

use crate::edits::model::{Document, Site};
use crate::edits::{addresses, bodies, config, documents, fronts, surroundings, tables};

/// A kind of edit. What a choice does not fit is left as it is.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    pub name: &'static str,
    pub apply: fn(&mut Site, Choice),
}

/// Numbers that every kind reads in its own way.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The thing that is edited.
    pub pick: u8,
    /// Another thing, or which of several edits.
    pub other: u8,
    /// A word of [`WORDS`].
    pub word: u8,
}

/// A kind of edit with its choice.
#[derive(Clone, Copy)]
pub struct Edit {
    pub kind: Kind,
    pub choice: Choice,
}

impl fmt::Debug for Edit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Choice { pick, other, word } = self.choice;
        write!(formatter, "{}({pick}, {other}, {word})", self.kind.name)
    }
}

/// Words that stand in texts, among the entries of the glossary, and in the dictionary.
pub const WORDS: [&str; 8] =
    ["窓口", "防犯の教室", "地域の講座", "校区別データベース", "特殊詐欺", "ごみの減量", "緑の団体", "協働の場"];

impl Choice {
    /// The word that was chosen.
    pub fn word(self) -> &'static str {
        WORDS[usize::from(self.word) % WORDS.len()]
    }

    /// The entry of `list` that [`Choice::other`] names.
    pub fn other_of<T: Clone>(self, list: &[T]) -> T {
        list[usize::from(self.other) % list.len()].clone()
    }

    /// The place among `count` things that [`Choice::pick`] names.
    pub fn place(self, count: usize) -> Option<usize> {
        (count > 0).then(|| usize::from(self.pick) % count)
    }

    /// The file of the document that was picked among those that `fits`.
    pub fn file(self, site: &Site, fits: fn(&Document) -> bool) -> Option<String> {
        let files: Vec<&String> = site.documents.iter().filter(|(_, one)| fits(one)).map(|(file, _)| file).collect();
        self.place(files.len()).map(|place| files[place].clone())
    }

    /// The document that was picked among those that `fits`.
    pub fn document(self, site: &mut Site, fits: fn(&Document) -> bool) -> Option<&mut Document> {
        let file = self.file(site, fits)?;
        site.documents.get_mut(&file)
    }
}

/// Every kind of edit there is.
pub fn kinds() -> Vec<Kind> {
    let groups = [
        fronts::KINDS,
        bodies::KINDS,
        documents::KINDS,
        addresses::KINDS,
        tables::KINDS,
        config::KINDS,
        surroundings::KINDS,
    ];
    groups.concat()
}

/// The kinds by which documents come to say other things of each other.
const FREQUENT: [&str; 9] = [
    "retitle",
    "draft",
    "continues",
    "reword item",
    "remove item",
    "target",
    "link",
    "delete document",
    "take an address",
];

/// Edits of every kind; a third of them are [`FREQUENT`] ones, which show what other pages hold of a document.
pub fn edit() -> impl Strategy<Value = Edit> {
    let frequent: Vec<Kind> = kinds().into_iter().filter(|kind| FREQUENT.contains(&kind.name)).collect();
    assert_eq!(frequent.len(), FREQUENT.len(), "a frequent kind is no kind");
    let kind = prop_oneof![2 => prop::sample::select(kinds()), 1 => prop::sample::select(frequent)];
    let choice = (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(pick, other, word)| Choice { pick, other, word });
    (kind, choice).prop_map(|(kind, choice)| Edit { kind, choice })
}
