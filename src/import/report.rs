//! The report of an import: what was found, and where it ended up.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::eras::sheet;
use crate::eras::when::WhenContext;
use crate::import::claim::{Fate, FormWord};
use crate::import::counts::{Characters, Depth, Items, item_kind};
use crate::import::draft::document::{CodesState, Draft, Drafts, Pair};
use crate::import::fault::draft::EraDisagrees;
use crate::import::grid::{self, Block, Line};
use crate::import::item::Item;
use crate::import::read::apart::SetApart;
use crate::import::read::format::Format;
use crate::import::read::reading::Reading;
use crate::import::target::ImportTarget;
use crate::model::fiscal_year::FiscalYear;
use crate::model::form::{AreaKind, Form, FormField};
use crate::model::source::CellPlace;

/// The counts of an import. What was read must equal what is written.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub form: String,
    pub department: String,
    pub year: i32,
    pub sources: Vec<Source>,
    pub characters: Characters,
    /// The number of documents and items by kind.
    pub items: BTreeMap<&'static str, Items>,
    pub codes: Vec<CodeRow>,
    /// Whether each goal has codes of plans and policies, states that there are none, or leaves them blank.
    pub states: Vec<StateRow>,
    pub eras: Vec<EraRow>,
    pub not_understood: Vec<UnparsedLine>,
    /// The labels, headings, numbers and signs that belong to the form itself and are in no document.
    pub form_words: Vec<FormWord>,
    /// Text that the files have deleted, hidden or set beside their text, which is in no document.
    pub set_apart: Vec<SetApart>,
    /// The items that stand in one row: linked if a person has accepted it.
    pub pairs: Vec<Pair>,
    pub linked_by: Option<String>,
}

/// A file that was read.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    pub file: String,
    #[serde(rename = "kind")]
    pub format: &'static Format,
    pub encoding: String,
    pub sha256: String,
    pub tables: usize,
    pub lines: usize,
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

/// Whether a goal has codes of a plan or of policies.
#[derive(Clone, Debug, Serialize)]
pub struct StateRow {
    pub document: String,
    pub field: &'static str,
    pub state: CodesState,
}

/// A year in era notation: as it is written, and the fiscal years it means.
#[derive(Clone, Debug, Serialize)]
pub struct EraRow {
    pub written: String,
    pub first: i32,
    pub last: i32,
    /// The western year written after it.
    pub western: Option<i32>,
    pub place: CellPlace,
}

/// A line that was not understood.
#[derive(Clone, Debug, Serialize)]
pub struct UnparsedLine {
    /// The id of the document in which it is kept.
    pub document: String,
    pub text: String,
    pub place: CellPlace,
}

/// The report of an import, with the faults of years that contradict each other.
pub fn report(readings: &[Reading], form: &Form, drafts: &Drafts, target: &ImportTarget) -> (Report, Vec<Diagnostic>) {
    let (eras, faults) = eras(readings, target.year);
    let (codes, states) = codes(drafts, form);
    let report = Report {
        form: form.id.value.to_string(),
        department: target.department.to_string(),
        year: target.year.western(),
        sources: sources(readings),
        characters: characters(readings, drafts),
        items: items(drafts),
        codes,
        states,
        eras,
        not_understood: drafts.documents.iter().flat_map(unparsed_lines).collect(),
        form_words: form_words(drafts),
        set_apart: set_apart(readings, drafts),
        pairs: drafts.pairs.clone(),
        linked_by: target.linked_by.clone(),
    };
    (report, faults)
}

fn characters(readings: &[Reading], drafts: &Drafts) -> Characters {
    let set_apart = readings.iter().flat_map(|reading| &reading.set_apart);
    Characters::of(&drafts.claims, set_apart.map(|apart| grid::count(&apart.text)).sum())
}

/// What the reading of the files and the form have set apart.
fn set_apart(readings: &[Reading], drafts: &Drafts) -> Vec<SetApart> {
    let left_out = drafts.claims.iter().filter_map(|claim| match claim.fate {
        Fate::LeftOut(why) => Some(SetApart { why, text: claim.text.clone(), place: claim.place.clone() }),
        _ => None,
    });
    readings.iter().flat_map(|reading| reading.set_apart.clone()).chain(left_out).collect()
}

fn form_words(drafts: &Drafts) -> Vec<FormWord> {
    let found = drafts.claims.iter().filter(|claim| claim.fate == Fate::FormWord);
    let mut words: Vec<_> =
        found.map(|claim| FormWord { text: claim.text.clone(), place: claim.place.clone() }).collect();
    words.sort_by(|a, b| a.place.cmp(&b.place));
    words
}

/// The files, as the report lists them.
fn sources(readings: &[Reading]) -> Vec<Source> {
    let source = |reading: &Reading| Source {
        file: reading.file.clone(),
        format: reading.format,
        encoding: reading.encoding.clone().unwrap_or_else(|| "UTF-8".to_owned()),
        sha256: reading.sha256.clone(),
        tables: reading.blocks.iter().filter(|block| matches!(block, Block::Grid(_))).count(),
        lines: reading.lines().count(),
    };
    readings.iter().map(source).collect()
}

/// The number of items in the drafts, by kind; `written` is counted later.
fn items(drafts: &Drafts) -> BTreeMap<&'static str, Items> {
    let mut found: BTreeMap<&'static str, Items> = BTreeMap::new();
    for draft in &drafts.documents {
        let kind = draft.kind.document().name();
        found.entry(kind).or_default().read += 1;
        for section in draft.sections.iter().filter(|section| section.field != FormField::Text) {
            for item in &section.items {
                found.entry(item_kind(section.field, Depth::Top)).or_default().read += 1;
                let nested = item.children.iter().flat_map(Item::all).count();
                if nested > 0 {
                    found.entry(item_kind(section.field, Depth::Nested)).or_default().read += nested;
                }
            }
        }
    }
    found
}

/// The codes in the drafts, and the state of each kind of code in each draft.
fn codes(drafts: &Drafts, form: &Form) -> (Vec<CodeRow>, Vec<StateRow>) {
    let (mut rows, mut states) = (Vec::new(), Vec::new());
    for draft in drafts.documents.iter().filter(|draft| draft.kind != AreaKind::Sheet) {
        for (field, found) in [("plan", &draft.plan), ("policies", &draft.policies)] {
            // If the form has no place for codes, they were not left blank.
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

/// Every year in era notation in the files. 同 repeats the era before it. A western year after it that is a different
/// year is a fault.
fn eras(readings: &[Reading], year: FiscalYear) -> (Vec<EraRow>, Vec<Diagnostic>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for reading in readings {
        let mut context = WhenContext::new(Some(year));
        for line in reading.lines() {
            for mention in sheet::years(&line.text) {
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

fn unparsed_lines(draft: &Draft) -> impl Iterator<Item = UnparsedLine> {
    let unparsed =
        |line: &Line| UnparsedLine { document: draft.id.clone(), text: line.text.clone(), place: line.place.clone() };
    draft.kept.iter().map(unparsed)
}
