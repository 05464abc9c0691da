//! Imports existing sheets: Word, Excel, CSV, HTML, and text converted from a PDF.
//!
//! ```text
//! bytes → read → Reading → layout → Records → draft → Drafts → print → verify
//! ```
//!
//! A [`crate::model::form::Form`] describes the layout of a city's sheet. The import asserts nothing that is not
//! written in the file: results are not linked to promises, and text that is not understood is kept word for word.
//! [`crate::load`] reads the files and [`mod@crate::write`] writes them, so this module never uses a path on disk.

pub mod bullet;
pub mod change;
pub mod code;
pub mod counts;
pub mod date;
pub mod document;
pub mod draft;
pub mod escape;
pub mod fault;
pub mod form;
pub mod gather;
pub mod grid;
pub mod header;
pub mod item;
pub mod labels;
pub mod layout;
pub mod print;
pub mod read;
pub mod record;
pub mod report;
pub mod target;
pub mod title;
pub mod verify;
pub mod words;

use crate::diagnostic::Diagnostic;
use crate::import::counts::{Bullets, Characters};
use crate::import::document::GeneratedDocument;
use crate::import::draft::document::{Draft, Drafts};
use crate::import::fault::form::NothingFound;
use crate::import::read::reading::Reading;
use crate::import::record::Layout;
use crate::import::report::{Report, Totals};
use crate::import::target::ImportTarget;
use crate::import::verify::unreconciled;
use crate::model::form::Form;
use crate::model::site::Tables;

/// The documents of an import, and its report.
#[derive(Clone, Debug)]
pub struct Import {
    pub documents: Vec<GeneratedDocument>,
    pub report: Report,
    pub notes: Vec<Diagnostic>,
}

/// Imports files as the sheet of one department for one year.
///
/// # Errors
///
/// [`NothingFound`] if nothing in the files matches the form, [`Unreconciled`](fault::form::Unreconciled) if the counts
/// do not balance, and the faults of a document that the site could not read.
pub fn import(
    readings: &[Reading],
    form: &Form,
    tables: &Tables,
    target: &ImportTarget,
) -> Result<Import, Vec<Diagnostic>> {
    let file = readings.first().map(|reading| reading.file.as_str()).unwrap_or_default();
    let layout = layout::lay_out(readings, form);
    let (bullets, characters) = (layout.bullets, layout.ledger.read);
    let drafts = draft(layout, form, tables, target, file)?;
    let bullets = Bullets { read: bullets, found: drafts.bullets };
    let totals = Totals { bullets, characters: count_characters(characters, &drafts) };
    balance(file, totals)?;
    let (mut report, era_faults) = report::report(readings, form, &drafts, target, totals);
    let sources = print::sources(readings);
    let print = |draft: &Draft| print::print(draft, target, &sources);
    let documents: Vec<GeneratedDocument> = drafts.documents.iter().map(print).collect();
    verify::verify(&documents, file, &mut report.items)?;
    let notes = readings.iter().flat_map(|reading| reading.notes.clone()).chain(drafts.notes).chain(era_faults);
    Ok(Import { documents, report, notes: notes.collect() })
}

fn draft(
    layout: Layout,
    form: &Form,
    tables: &Tables,
    target: &ImportTarget,
    file: &str,
) -> Result<Drafts, Vec<Diagnostic>> {
    let drafts = draft::draft(layout, form, tables, target, file);
    if drafts.placed == 0 && drafts.codes == 0 {
        return Err(vec![Diagnostic::of_file(file, NothingFound { form: form.id.value.to_string() })]);
    }
    Ok(drafts)
}

fn count_characters(read: usize, drafts: &Drafts) -> Characters {
    let Drafts { form_labels, codes, tables, placed, kept, .. } = *drafts;
    Characters { read, form_labels, codes, tables, placed, kept }
}

/// Refuses the import unless every bullet and every character that was read is accounted for.
fn balance(file: &str, totals: Totals) -> Result<(), Vec<Diagnostic>> {
    let Totals { bullets, characters } = totals;
    if !bullets.balance() {
        let written = usize::try_from(bullets.found.sum()).unwrap_or_default();
        return Err(vec![unreconciled(file, ["行頭の印", "bullets"], bullets.read, written)]);
    }
    if characters.sum() != characters.read {
        return Err(vec![unreconciled(file, ["文字", "characters"], characters.read, characters.sum())]);
    }
    Ok(())
}
