//! Converts records into documents: assigns ids, collects items and codes, and keeps what could not be placed.

mod agreement;
mod beside;
mod builder;
mod codes;
mod departments;
pub mod document;
mod indicators;
mod pairs;
mod sections;
mod values;

use std::collections::BTreeSet;

use crate::import::claim::Fate;
use crate::import::draft::builder::DraftBuilder;
use crate::import::draft::document::{CodesFound, Draft, Drafts};
use crate::import::fault::draft::NumberTaken;
use crate::import::record::{Layout, Record};
use crate::import::target::ImportTarget;
use crate::import::title::Titles;
use crate::model::form::{AreaKind, Form, FormField};
use crate::model::path::Slug;
use crate::model::site::Tables;

/// Builds the documents of a layout. Warnings refer to `file`.
pub fn draft(layout: Layout, form: &Form, tables: &Tables, target: &ImportTarget, file: &str) -> Drafts {
    let Layout { records, form_words, left_out, .. } = layout;
    let mut builder = DraftBuilder {
        form,
        target,
        file,
        titles: Titles { tables },
        drafts: Drafts::default(),
        taken: BTreeSet::new(),
    };
    builder.claim(&form_words, &Fate::FormWord);
    builder.leave_out(&left_out);
    let records = builder.of_department(records);
    for record in beside_goals(records) {
        builder.record(record);
    }
    builder.drafts
}

/// If a sheet has no content except unparsed lines, these are moved to the first goal.
fn beside_goals(mut records: Vec<Record>) -> Vec<Record> {
    if let [sheet, first, ..] = records.as_mut_slice()
        && sheet.passages.iter().all(|passage| matches!(passage.field, FormField::Department | FormField::Year))
    {
        let unparsed = std::mem::take(&mut sheet.unparsed);
        first.unparsed.splice(0..0, unparsed);
    }
    records
}

impl DraftBuilder<'_> {
    fn record(&mut self, mut record: Record) {
        let mut draft = self.begin(&mut record);
        self.agreement(&mut record);
        let name = match record.kind {
            AreaKind::Sheet => {
                self.loose_codes(&mut record);
                self.name(&mut record, &mut draft)
            }
            AreaKind::Annual | AreaKind::Midterm => {
                self.codes(&mut record, &mut draft);
                None
            }
        };
        self.values(&mut record, &mut draft);
        draft.values.extend(name.map(|name| ("name", name)));
        self.sections(&mut record, &mut draft);
        self.pairs(&mut draft);
        self.free_text(&mut record, &mut draft);
        self.keep(record.unparsed, &mut draft);
        let empty =
            draft.sections.is_empty() && draft.kept.is_empty() && draft.values.is_empty() && draft.withheld.is_none();
        if draft.kind != AreaKind::Sheet || !empty {
            self.drafts.documents.push(draft);
        }
    }

    fn begin(&mut self, record: &mut Record) -> Draft {
        let ImportTarget { department, year, .. } = self.target;
        let (mark, stem) = match record.kind {
            AreaKind::Sheet => ("", "sheet"),
            AreaKind::Annual => ("", "goal-"),
            AreaKind::Midterm => ("m", "midterm-"),
        };
        let no = if record.kind == AreaKind::Sheet { String::new() } else { self.number(record) };
        let dash = if no.is_empty() { "" } else { "-" };
        let mut draft = Draft {
            page: record.place.page,
            kind: record.kind,
            id: format!("{year}-{department}{dash}{mark}{no}"),
            file: format!("content/{year}/{department}/{stem}{no}.md"),
            no,
            title: String::new(),
            plan: CodesFound::default(),
            policies: CodesFound::default(),
            values: Vec::new(),
            sections: Vec::new(),
            kept: Vec::new(),
            withheld: None,
            linked_by: None,
        };
        // A sheet has no title of its own; what a form calls one is kept.
        if record.kind != AreaKind::Sheet {
            draft.title = self.value(record, FormField::Title, &draft).unwrap_or_default();
        }
        draft
    }

    /// Links what stands in one row if a person has accepted it, and otherwise offers it.
    fn pairs(&mut self, draft: &mut Draft) {
        let pairs = pairs::of(&draft.sections, &draft.id);
        if let (Some(name), false) = (&self.target.linked_by, pairs.is_empty()) {
            pairs::link(&mut draft.sections, &pairs);
            draft.linked_by = Some(name.clone());
        }
        self.drafts.pairs.extend(pairs);
    }

    /// The number of a record. If another goal has the same number, or none is written, it is the lowest free one.
    fn number(&mut self, record: &Record) -> String {
        let written = record.no.clone().filter(|no| Slug::new(no).is_some());
        if let Some(no) = &written
            && self.taken.insert((record.kind, no.clone()))
        {
            return no.clone();
        }
        let free = (1..).map(|number: u32| number.to_string());
        let no = free.into_iter().find(|no| !self.taken.contains(&(record.kind, no.clone())));
        let no = no.expect("there are more numbers than records");
        self.taken.insert((record.kind, no.clone()));
        if let Some(taken) = record.no.clone() {
            self.note(NumberTaken { place: record.place.clone(), no: taken });
        }
        no
    }
}
