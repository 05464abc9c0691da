//! Imports existing sheets: Word, Excel, CSV, HTML, and text converted from a PDF.
//!
//! ```text
//! bytes → read → Reading → layout → Records → draft → Drafts → print → verify
//!                  └──────────────── claims ───────────► account ◄───────┘
//! ```
//!
//! A [`crate::model::form::Form`] describes the layout of a city's sheet. The import asserts nothing that is not
//! written in the file: results are not linked to promises, and text that is not understood is kept word for word.
//! [`crate::load`] reads the files and [`mod@crate::write`] writes them, so this module never uses a path on disk.

pub mod account;
pub mod additions;
pub mod asides;
pub mod balance;
pub mod bullet;
pub mod change;
pub mod claim;
pub mod code;
pub mod column_words;
pub mod counts;
pub mod coverage;
pub mod date;
pub mod department_name;
pub mod document;
pub mod draft;
pub mod escape;
pub mod fault;
pub mod form;
pub mod gather;
pub mod grid;
pub mod header;
pub mod item;
pub mod label_match;
pub mod labels;
pub mod lacking;
pub mod layout;
pub mod legend;
pub mod number;
pub mod print;
pub mod propose;
pub mod read;
pub mod record;
pub mod record_heading;
pub mod report;
pub mod sheets;
pub mod sighting;
pub mod target;
pub mod template;
pub mod title;
pub mod verify;
pub mod words;

use crate::diagnostic::Diagnostic;
use crate::import::account::{Account, Overdrawn};
use crate::import::balance::Imbalance;
use crate::import::claim::{Claim, Fate};
use crate::import::document::GeneratedDocument;
use crate::import::draft::document::{Draft, Drafts};
use crate::import::fault::draft::NotUnderstood;
use crate::import::fault::form::{LedgerUnbalanced, NothingFound};
use crate::import::fault::place::{place_en, place_ja};
use crate::import::fault::template::EmptyTemplate;
use crate::import::read::reading::Reading;
use crate::import::record::Layout;
use crate::import::report::Report;
use crate::import::target::ImportTarget;
use crate::import::template::mark::Mark;
use crate::model::form::{AreaKind, Form};
use crate::model::site::Tables;

/// How many places of a file a message shows in which nothing was found.
const SHOWN: usize = 6;

/// The documents of an import, and its report.
#[derive(Clone, Debug)]
pub struct Import {
    pub documents: Vec<GeneratedDocument>,
    pub report: Report,
    pub notes: Vec<Diagnostic>,
    /// Why the documents must not be written: the files have no goal.
    pub faults: Vec<Diagnostic>,
}

/// Imports files as the sheet of one department for one year.
///
/// # Errors
///
/// [`NothingFound`] if nothing in the files matches the form, the faults of a sheet of another department or year,
/// [`LedgerUnbalanced`] if the documents and the report do not have every character of the files once, and the faults of a
/// document that the site could not read.
pub fn import(
    readings: &[Reading],
    form: &Form,
    tables: &Tables,
    target: &ImportTarget,
) -> Result<Import, Vec<Diagnostic>> {
    import_laid_out(layout::lay_out(readings, form, tables), readings, (form, tables), target)
}

/// As [`import`], with the layout of the files.
///
/// # Errors
///
/// Those of [`import`].
pub fn import_laid_out(
    layout: Layout,
    readings: &[Reading],
    (form, tables): (&Form, &Tables),
    target: &ImportTarget,
) -> Result<Import, Vec<Diagnostic>> {
    let file = readings.first().map(|reading| reading.file.as_str()).unwrap_or_default();
    let mut drafts = draft::draft(layout, form, tables, target, file);
    if !drafts.refusals.is_empty() {
        return Err(drafts.refusals);
    }
    let faults = without_goal(&drafts, readings, form);
    if !faults.is_empty() && drafts.documents.iter().all(|draft| draft.sections.is_empty()) {
        return Err(faults);
    }
    keep_unclaimed(readings, file, &mut drafts)?;
    let (mut report, era_faults) = report::report(readings, form, &drafts, target);
    let sources = print::sources(readings);
    let print = |draft: &Draft| print::print(draft, target, &sources);
    let documents: Vec<GeneratedDocument> = drafts.documents.iter().map(print).collect();
    let printed = verify::verify(&documents, file, &mut report.items)?;
    let unbalanced = balance::balance(&drafts.claims, &printed);
    if !unbalanced.is_empty() {
        return Err(unbalanced.into_iter().map(|imbalance| of_document(file, imbalance)).collect());
    }
    let notes = readings.iter().flat_map(|reading| reading.notes.clone()).chain(drafts.notes).chain(era_faults);
    Ok(Import { documents, report, notes: notes.collect(), faults })
}

/// The fault of files without a goal, though the form has goals.
fn without_goal(drafts: &Drafts, readings: &[Reading], form: &Form) -> Vec<Diagnostic> {
    let is_goal = |kind: AreaKind| kind != AreaKind::Sheet;
    let is_template = readings.iter().any(|reading| Mark::of(reading).is_some());
    let is_empty = if is_template || form.areas.iter().any(|area| is_goal(area.kind)) {
        !drafts.documents.iter().any(|draft| is_goal(draft.kind))
    } else {
        !drafts.claims.iter().any(|claim| matches!(claim.fate, Fate::Placed(_)))
    };
    let nothing = |reading: &Reading| {
        if is_template {
            return Diagnostic::of_file(&reading.file, EmptyTemplate);
        }
        let found = reading.lines().take(SHOWN).map(|line| (line.place.clone(), line.text.clone())).collect();
        Diagnostic::of_file(&reading.file, NothingFound { form: form.id.value.to_string(), found })
    };
    if is_empty { readings.iter().map(nothing).collect() } else { Vec::new() }
}

/// Lets all claims consume the characters of the files, and keeps what is left as lines that were not understood.
fn keep_unclaimed(readings: &[Reading], file: &str, drafts: &mut Drafts) -> Result<(), Vec<Diagnostic>> {
    let mut account = Account::open(readings.iter().map(|reading| reading.lines().collect()));
    account.claim_all(&drafts.claims).map_err(|overdrawn| vec![of_place(file, &overdrawn)])?;
    let Some(first) = drafts.documents.first_mut() else { return Ok(()) };
    for line in account.unclaimed() {
        let (place, text) = (line.place.clone(), line.text.clone());
        drafts.notes.push(Diagnostic::of_file(file, NotUnderstood { place, text }));
        drafts.claims.push(Claim::line(&line, Fate::Kept(first.id.clone())));
        first.kept.push(line);
    }
    Ok(())
}

fn of_place(file: &str, Overdrawn(claim): &Overdrawn) -> Diagnostic {
    let at = [place_ja(&claim.place), place_en(&claim.place)];
    Diagnostic::of_file(file, LedgerUnbalanced { at, text: claim.text.clone() })
}

fn of_document(file: &str, imbalance: Imbalance) -> Diagnostic {
    let Imbalance { document, differing, .. } = imbalance;
    Diagnostic::of_file(file, LedgerUnbalanced { at: [document.clone(), document], text: differing })
}
