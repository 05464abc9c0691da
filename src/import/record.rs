//! What a form's layout finds: records with what stands in their fields.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::code::Mention;
use crate::import::grid::{self, Line};
use crate::model::form::{AreaKind, FormField};
use crate::model::source::CellPlace;

/// A sheet or a goal, as far as the layout tells.
#[derive(Clone, Debug)]
pub struct Record {
    pub kind: AreaKind,
    /// As written.
    pub no: Option<String>,
    pub place: CellPlace,
    pub passages: Vec<Passage>,
    pub mentions: Vec<Mention>,
    /// The kinds of codes for which the record has a place.
    pub asked: BTreeSet<FormField>,
    /// The kinds of codes of which it says that there are none.
    pub none: BTreeSet<FormField>,
    /// What was not understood, in order.
    pub unread: Vec<Line>,
}

/// Lines that stand together in one field.
#[derive(Clone, Debug)]
pub struct Passage {
    pub field: FormField,
    /// The label above or beside them.
    pub label: String,
    pub lines: Vec<Line>,
}

/// Characters by what became of them; blanks do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    pub read: usize,
    /// Labels, numbers and signs: what the form is made of.
    pub furniture: usize,
    /// Bullets before labels, numbers and codes, which are no items. Negative
    /// where a code's title begins with a sign that only counts at a start.
    pub signs: i64,
}

/// All records of the files of one import.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The sheet first, then the goals in the order of the files.
    pub records: Vec<Record>,
    pub ledger: Ledger,
    /// Bullets in all lines, wherever they stand.
    pub bullets: usize,
}

impl Record {
    /// A record without content.
    pub fn new(kind: AreaKind, place: &CellPlace) -> Self {
        Self {
            kind,
            no: None,
            place: place.clone(),
            passages: Vec::new(),
            mentions: Vec::new(),
            asked: BTreeSet::new(),
            none: BTreeSet::new(),
            unread: Vec::new(),
        }
    }

    /// Whether anything stands in `field`.
    pub fn has(&self, field: FormField) -> bool {
        match field {
            FormField::No => self.no.is_some(),
            _ => self.passages.iter().any(|passage| passage.field == field),
        }
    }

    /// Takes out everything that stands in `field`.
    pub fn take(&mut self, field: FormField) -> Vec<Passage> {
        let (taken, left) = std::mem::take(&mut self.passages).into_iter().partition(|passage| passage.field == field);
        self.passages = left;
        taken
    }

    /// What is left in the passages, by field.
    pub fn fields(&self) -> BTreeMap<FormField, usize> {
        let mut fields = BTreeMap::new();
        self.passages.iter().for_each(|passage| *fields.entry(passage.field).or_default() += 1);
        fields
    }
}

impl Ledger {
    /// Counts `text` as a part of the form itself.
    pub fn drop(&mut self, text: &str) {
        self.furniture += grid::count(text);
    }
}
