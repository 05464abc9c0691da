//! Takes in the sheets that clerks have: Word, Excel, CSV, HTML, and text
//! converted from a PDF.
//!
//! ```text
//! bytes → read → Reading → layout → Records → draft → Drafts → print → text
//! ```
//!
//! A [`crate::model::form::Form`] says how a city's sheet is laid out. Nothing
//! is asserted that does not stand in the file: results are not linked to
//! promises, and what is not understood is kept word for word. Pure: files are
//! read by [`crate::load`], and written by [`mod@crate::write`].

pub mod bullet;
pub mod code;
pub mod date;
pub mod draft;
pub mod escape;
pub mod fault;
pub mod grid;
pub mod header;
pub mod items;
pub mod layout;
pub mod print;
pub mod read;
pub mod record;
pub mod report;
pub mod title;
pub mod words;

use crate::diagnostic::Diagnostic;
use crate::import::draft::Wanted;
use crate::import::draft::document::Drafts;
use crate::import::fault::form::{NothingFound, Unreconciled};
use crate::import::grid::Reading;
use crate::import::print::Imprint;
use crate::import::report::{Bullets, Characters, Report};
use crate::model::form::Form;
use crate::model::site::Tables;

/// The form that is known without any file of the site.
pub const BUILT_IN_FORM: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/content/forms/toyonaka.yaml"));

/// A document that an import makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Below the root.
    pub file: String,
    pub text: String,
    /// What a reader of the text must find in it again.
    pub sum: Sum,
}

/// The counts of a document's body, by which what was printed is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Items with ids, nested ones included.
    pub items: usize,
    /// Characters of its sections.
    pub body: usize,
    /// Characters of what was not understood.
    pub kept: usize,
}

/// What an import makes, and what it says.
#[derive(Clone, Debug)]
pub struct Import {
    pub documents: Vec<Made>,
    pub report: Report,
    pub notes: Vec<Diagnostic>,
}

/// Imports what was read, as one department's sheet of one year.
///
/// # Errors
///
/// Where nothing of the form is in the files, or the counts do not balance.
pub fn import(
    readings: &[Reading],
    form: &Form,
    tables: &Tables,
    wanted: &Wanted,
    imprint: &Imprint,
) -> Result<Import, Vec<Diagnostic>> {
    let file = readings.first().map(|reading| reading.file.as_str()).unwrap_or_default();
    let layout = layout::lay_out(readings, form);
    let (read, bullets) = (layout.ledger.read, layout.bullets);
    let mut drafts = draft::draft(layout, form, tables, wanted, file);
    if drafts.placed == 0 && drafts.codes == 0 {
        return Err(vec![Diagnostic::of_file(file, NothingFound { form: form.id.value.to_string() })]);
    }
    let (eras, era_faults) = report::eras(readings, wanted.year);
    let (codes, states) = report::codes(&drafts, form);
    let report = Report {
        form: form.id.value.to_string(),
        department: wanted.department.to_string(),
        year: wanted.year.western(),
        sources: report::sources(readings),
        bullets: Bullets { read: bullets, found: drafts.bullets },
        characters: characters(read, &drafts),
        items: report::items(&drafts),
        codes,
        states,
        eras,
        not_understood: report::left(&drafts.documents),
    };
    balance(file, &report)?;
    let mut notes: Vec<Diagnostic> = readings.iter().flat_map(|reading| reading.notes.clone()).collect();
    notes.append(&mut drafts.notes);
    notes.extend(era_faults);
    let documents = drafts.documents.iter();
    let documents =
        documents.map(|draft| Made { file: draft.file.clone(), text: print::print(draft, imprint), sum: draft.sum() });
    Ok(Import { documents: documents.collect(), report, notes })
}

fn characters(read: usize, drafts: &Drafts) -> Characters {
    Characters {
        read,
        furniture: drafts.furniture,
        codes: drafts.codes,
        tables: drafts.tables,
        placed: drafts.placed,
        kept: drafts.kept,
    }
}

/// Every bullet and every character that was read is accounted for, or the
/// import is refused: nothing is lost in silence.
fn balance(file: &str, report: &Report) -> Result<(), Vec<Diagnostic>> {
    let (bullets, characters) = (report.bullets, report.characters);
    let fault = |what: &str, read: usize, written: usize| {
        let fault = Unreconciled { what: what.to_owned(), read, written };
        Err(vec![Diagnostic::of_file(file, fault)])
    };
    if !bullets.balance() {
        return fault("bullets", bullets.read, usize::try_from(bullets.found.sum()).unwrap_or_default());
    }
    if characters.sum() != characters.read {
        return fault("characters", characters.read, characters.sum());
    }
    Ok(())
}

#[cfg(test)]
pub mod tests {
    use crate::model::form::Form;

    /// The form of the demonstration site.
    pub fn toyonaka() -> Form {
        let (form, faults) = crate::validate::table::form::read("toyonaka.yaml", super::BUILT_IN_FORM);
        assert!(faults.is_empty(), "{faults:?}");
        form.expect("the form is valid")
    }
}
