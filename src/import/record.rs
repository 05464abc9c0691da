//! What is found in files by a form: records, and the lines in their fields.

use std::collections::BTreeSet;

use crate::import::code::Mention;
use crate::import::grid::{self, Line};
use crate::model::form::{AreaKind, FormField};
use crate::model::source::CellPlace;

/// A sheet or a goal of the files.
#[derive(Clone, Debug)]
pub struct Record {
    pub kind: AreaKind,
    /// As written.
    pub no: Option<String>,
    pub place: CellPlace,
    pub passages: Vec<Passage>,
    pub mentions: Vec<Mention>,
    /// The kinds of codes for which the sheet states that there are none.
    pub none: BTreeSet<FormField>,
    /// The lines that were not understood, in order.
    pub unparsed: Vec<Line>,
}

/// Lines that stand together in one field.
#[derive(Clone, Debug)]
pub struct Passage {
    pub field: FormField,
    /// The label above or to the left of them.
    pub label: String,
    pub lines: Vec<Line>,
}

/// Characters by what became of them; blanks do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    pub read: usize,
    /// Labels, numbers and signs: what the form itself is made of.
    pub form_labels: usize,
    /// Bullets before labels, numbers and codes, which are no items. Negative
    /// where the title of a code begins with a sign that is a bullet only at the
    /// start of a line.
    pub label_bullets: i64,
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
            none: BTreeSet::new(),
            unparsed: Vec::new(),
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
        let (taken, remaining) =
            std::mem::take(&mut self.passages).into_iter().partition(|passage| passage.field == field);
        self.passages = remaining;
        taken
    }
}

impl Ledger {
    /// Counts `text` as a part of the form itself.
    pub fn drop(&mut self, text: &str) {
        self.form_labels += grid::count(text);
    }
}
