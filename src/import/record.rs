//! The records that a form finds in files, with the lines in their fields.

use std::collections::BTreeSet;

use crate::import::code::Mention;
use crate::import::grid::Line;
use crate::import::sighting::Sighting;
use crate::model::form::{AreaKind, FormField};
use crate::model::source::CellPlace;

/// A sheet or a goal in the files.
#[derive(Clone, Debug)]
pub struct Record {
    pub kind: AreaKind,
    /// The number as written.
    pub no: Option<String>,
    pub place: CellPlace,
    pub passages: Vec<Passage>,
    pub indicators: Vec<IndicatorPart>,
    pub beside: Vec<Beside>,
    pub mentions: Vec<Mention>,
    /// The kinds of codes for which the sheet states that there are none.
    pub none: BTreeSet<FormField>,
    /// The lines that were not understood, in order.
    pub unparsed: Vec<Line>,
    /// The department, where the form says that the files have several.
    pub department: Option<String>,
}

/// Consecutive lines of one field.
#[derive(Clone, Debug)]
pub struct Passage {
    pub field: FormField,
    /// The label above or to the left of the lines.
    pub label: String,
    pub lines: Vec<Line>,
}

/// What stands beside a promise and belongs to it: when it is due, or what it consists of.
#[derive(Clone, Debug)]
pub struct Beside {
    pub field: FormField,
    /// The label above or to the left of the lines.
    pub label: String,
    pub lines: Vec<Line>,
    /// The last row that its cell covers.
    pub last_row: u32,
}

/// A part of an indicator: a cell of one of its columns, or the lines below one of its labels.
#[derive(Clone, Debug)]
pub struct IndicatorPart {
    pub field: FormField,
    /// Parts of one indicator, or of several that share their cells, have the same set.
    pub set: (u32, u32),
    pub lines: Vec<Line>,
    /// The number of lines, empty ones included.
    pub line_count: u32,
}

/// All records in the files of one import.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The sheet, followed by the goals in the order of the files.
    pub records: Vec<Record>,
    /// The labels, headings, numbers and signs of the form itself.
    pub form_words: Vec<Line>,
    /// The lines that the form leaves out.
    pub left_out: Vec<Line>,
    /// The headings, columns and labels, in the order of the files.
    pub sightings: Vec<Sighting>,
}

impl Record {
    /// A record without content.
    pub fn new(kind: AreaKind, place: &CellPlace) -> Self {
        Self {
            kind,
            no: None,
            place: place.clone(),
            passages: Vec::new(),
            indicators: Vec::new(),
            beside: Vec::new(),
            mentions: Vec::new(),
            none: BTreeSet::new(),
            unparsed: Vec::new(),
            department: None,
        }
    }

    /// Whether `field` has any lines.
    pub fn has(&self, field: FormField) -> bool {
        match field {
            FormField::No => self.no.is_some(),
            _ => self.passages.iter().any(|passage| passage.field == field),
        }
    }

    /// Removes and returns all passages of `field`.
    pub fn take(&mut self, field: FormField) -> Vec<Passage> {
        let (taken, remaining) =
            std::mem::take(&mut self.passages).into_iter().partition(|passage| passage.field == field);
        self.passages = remaining;
        taken
    }

    /// All lines of the record, whatever they are.
    pub fn into_lines(self) -> Vec<Line> {
        let passages = self.passages.into_iter().flat_map(|passage| passage.lines);
        let parts = self.indicators.into_iter().flat_map(|part| part.lines);
        let beside = self.beside.into_iter().flat_map(|beside| beside.lines);
        let texts =
            |mention: Mention| [mention.written, mention.title].map(|text| Line::new(&text, None, &mention.place));
        let mentions = self.mentions.into_iter().flat_map(texts).flatten();
        passages.chain(parts).chain(beside).chain(mentions).chain(self.unparsed).collect()
    }
}
