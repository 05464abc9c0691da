//! What an import found and what became of it, counted.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::import::date;
use crate::import::draft::document::{BulletsFound, CodesState, Draft, Drafts};
use crate::import::fault::draft::EraDisagrees;
use crate::import::grid::{Block, FileKind, Reading};
use crate::import::items::Item;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, Form, FormField};
use crate::model::source::CellPlace;
use crate::model::when::WhenContext;

/// The counts of an import; what is read must be what is written.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub form: String,
    pub department: String,
    pub year: i32,
    pub sources: Vec<Source>,
    pub bullets: Bullets,
    pub characters: Characters,
    /// By kind: documents, then items.
    pub items: BTreeMap<&'static str, Items>,
    pub codes: Vec<CodeRow>,
    /// What each goal says of its plan and policies.
    pub states: Vec<StateRow>,
    pub eras: Vec<EraRow>,
    pub not_understood: Vec<Left>,
}

/// A file that was read.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    pub file: String,
    pub kind: FileKind,
    pub encoding: String,
    pub sha256: String,
    pub tables: usize,
    pub lines: usize,
}

/// Bullets in and bullets out.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Bullets {
    pub read: usize,
    #[serde(flatten)]
    pub found: BulletsFound,
}

/// Characters in and characters out; blanks do not count.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Characters {
    pub read: usize,
    /// Labels, numbers and signs of the form.
    pub furniture: usize,
    pub codes: usize,
    /// Titles of codes that the site's tables have.
    pub tables: usize,
    /// Into documents.
    pub placed: usize,
    /// Into documents, as not understood.
    pub kept: usize,
}

/// Items of a kind: those that were read, and those in the documents as the
/// site will read them.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Items {
    pub read: usize,
    pub written: usize,
}

/// A code that was read.
#[derive(Clone, Debug, Serialize)]
pub struct CodeRow {
    pub document: String,
    pub field: &'static str,
    pub written: String,
    pub code: String,
    pub title: String,
    pub place: CellPlace,
}

/// What a goal says of its plan or policies.
#[derive(Clone, Debug, Serialize)]
pub struct StateRow {
    pub document: String,
    pub field: &'static str,
    pub state: CodesState,
}

/// A year of an era, as written and as read.
#[derive(Clone, Debug, Serialize)]
pub struct EraRow {
    pub written: String,
    pub first: i32,
    pub last: i32,
    /// The western year beside it.
    pub western: Option<i32>,
    pub place: CellPlace,
}

/// What was not understood.
#[derive(Clone, Debug, Serialize)]
pub struct Left {
    pub document: String,
    pub text: String,
    pub place: CellPlace,
}

impl Bullets {
    /// Whether every bullet that was read is accounted for.
    pub fn balance(self) -> bool {
        i64::try_from(self.read) == Ok(self.found.sum())
    }
}

impl Characters {
    /// The characters that are accounted for.
    pub fn sum(self) -> usize {
        self.furniture + self.codes + self.tables + self.placed + self.kept
    }
}

/// The files as the report names them.
pub fn sources(readings: &[Reading]) -> Vec<Source> {
    let source = |reading: &Reading| Source {
        file: reading.file.clone(),
        kind: reading.kind,
        encoding: reading.encoding.clone().unwrap_or_else(|| "UTF-8".to_owned()),
        sha256: reading.sha256.clone(),
        tables: reading.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count(),
        lines: reading.lines().count(),
    };
    readings.iter().map(source).collect()
}

/// The names of kinds of items, nested ones apart.
pub fn kind_of(field: FormField, nested: bool) -> &'static str {
    match (field, nested) {
        (FormField::Mission, _) => "mission",
        (FormField::Approach, _) => "approach",
        (FormField::Review, _) => "review",
        (FormField::Promise, false) => "promise",
        (FormField::Promise, true) => "deliverable",
        (FormField::Result, false) => "result",
        (FormField::Result, true) => "result_sub",
        (FormField::Issue, false) => "issue",
        (FormField::Issue, true) => "issue_sub",
        (FormField::Target, false) => "target",
        (FormField::Target, true) => "target_sub",
        (FormField::Step, false) => "step",
        (FormField::Step, true) => "step_sub",
        _ => "text",
    }
}

/// The items of the drafts, by kind; `written` is still to be counted.
pub fn items(drafts: &Drafts) -> BTreeMap<&'static str, Items> {
    let mut found: BTreeMap<&'static str, Items> = BTreeMap::new();
    for draft in &drafts.documents {
        let kind = match draft.kind {
            AreaKind::Sheet => "sheet",
            AreaKind::Annual => "annual",
            AreaKind::Midterm => "midterm",
        };
        found.entry(kind).or_default().read += 1;
        for section in draft.sections.iter().filter(|section| section.field != FormField::Text) {
            for item in &section.items {
                found.entry(kind_of(section.field, false)).or_default().read += 1;
                let nested = item.children.iter().flat_map(Item::all).count();
                if nested > 0 {
                    found.entry(kind_of(section.field, true)).or_default().read += nested;
                }
            }
        }
    }
    found
}

/// The codes of the drafts, and what they say where there are none.
pub fn codes(drafts: &Drafts, form: &Form) -> (Vec<CodeRow>, Vec<StateRow>) {
    let (mut rows, mut states) = (Vec::new(), Vec::new());
    for draft in drafts.documents.iter().filter(|draft| draft.kind != AreaKind::Sheet) {
        for (field, found) in [("plan", &draft.plan), ("policies", &draft.policies)] {
            // A form without a place for them does not leave them blank.
            let asks = if field == "plan" { form.plan.is_some() } else { form.policies.is_some() };
            states.extend(asks.then(|| StateRow { document: draft.id.clone(), field, state: found.state }));
            rows.extend(found.mentions.iter().map(|(mention, code)| CodeRow {
                document: draft.id.clone(),
                field,
                written: mention.written.clone(),
                code: code.clone(),
                title: mention.title.clone(),
                place: mention.place.clone(),
            }));
        }
    }
    (rows, states)
}

/// Every year of an era in the files; 同 takes the era before it. What is
/// written beside one and does not agree is a diagnostic.
pub fn eras(readings: &[Reading], year: FiscalYear) -> (Vec<EraRow>, Vec<Diagnostic>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for reading in readings {
        let mut context = WhenContext::new(Some(year));
        for line in reading.lines() {
            for mention in date::years(&line.text) {
                let Some(when) = context.read(&mention.written) else { continue };
                let (first, last, place) = (when.first.western(), when.last.western(), line.place.clone());
                if let Some(western) = mention.western.filter(|western| *western != first) {
                    let (written, western) = (mention.written.clone(), western.to_string());
                    let fault = EraDisagrees { place: place.clone(), written, western, meant: first };
                    faults.push(Diagnostic::of_file(&reading.file, fault));
                }
                rows.push(EraRow { written: mention.written, first, last, western: mention.western, place });
            }
        }
    }
    (rows, faults)
}

/// What the drafts keep as not understood.
pub fn left(documents: &[Draft]) -> Vec<Left> {
    let of = |draft: &Draft| {
        let id = draft.id.clone();
        let left = |line: &crate::import::grid::Line| Left {
            document: id.clone(),
            text: line.text.clone(),
            place: line.place.clone(),
        };
        draft.kept.iter().map(left).collect::<Vec<_>>()
    };
    documents.iter().flat_map(of).collect()
}
