//! Brings the documents of a department up to date with a sheet that is imported again.
//!
//! Of each text there are three versions: as it was imported before ([`imported`]), as the sheet has it now, and as it stands in
//! the content. What only the sheet has changed is taken, what only a person has changed stays, and what both have changed is
//! refused until someone decides. A text that readers have seen is never changed here: that is for [`crate::correct`].
//!
//! Works on the text of files, byte by byte: everything else remains unchanged. Nothing is ever deleted, since a sheet
//! without a column is no wish to delete what the column had.

mod align;
mod body;
mod context;
pub mod decide;
mod edits;
pub mod fault;
mod front;
mod front_value;
pub mod imported;
mod insert;
mod items;
mod links;
pub mod pair;
pub mod request;
mod rows;
mod section;
pub mod three;
mod verify;
pub mod version;
mod yaml_text;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::front_matter::updated::set_updated;
use crate::import::change::{Action, Change};
use crate::update::context::Merge;
use crate::update::fault::finding::{Conflict, Finding, note};
use crate::update::fault::{NumberOfAnother, Unwritable};
use crate::update::imported::Imported;
use crate::update::pair::{Counterpart, pair};
use crate::update::request::{PresentDocument, Request};
use crate::update::three::Verdict;
use crate::update::version::Version;

/// An update that is not written yet.
#[derive(Clone, Debug, Default)]
pub struct Update {
    pub changes: Vec<Change>,
    /// The documents as they are now imported.
    pub imported: Imported,
    /// What became of each text that is not simply there already.
    pub findings: Vec<Finding>,
    pub notes: Vec<Diagnostic>,
    /// Why nothing must be written.
    pub faults: Vec<Diagnostic>,
}

/// Compares the sheet with the documents, and prepares what changes.
///
/// # Errors
///
/// The faults of a document that cannot be read.
pub fn update(request: Request) -> Result<Update, Vec<Diagnostic>> {
    let sheet: Vec<Version> =
        request.sheet.iter().map(|document| Version::read(&document.file, &document.text)).collect::<Result<_, _>>()?;
    let present: Vec<Version> = request
        .present
        .iter()
        .map(|document| Version::read(&document.file, &document.source.text))
        .collect::<Result<_, _>>()?;
    let known: Vec<Option<Version>> = present.iter().map(|now| request.imported.version(now)).collect();
    let mut update = Update { imported: request.imported.clone(), ..Update::default() };
    let pairs = pair(&sheet, &present, &known, request.decisions);
    for (new, counterpart) in sheet.iter().zip(pairs) {
        match counterpart {
            Counterpart::Document(at) => {
                let merge = Merge::new(request, [Some(new), Some(&present[at]), known[at].as_ref()]);
                update.document(merge, &request.present[at], request.day);
            }
            Counterpart::New => update.add(new, request.present),
            Counterpart::Unsure(fault) => update.faults.push(Diagnostic::of_file(&new.file, fault)),
        }
    }
    Ok(update)
}

impl Update {
    fn add(&mut self, new: &Version, present: &[PresentDocument]) {
        if present.iter().any(|known| known.file == new.file) {
            let fault = NumberOfAnother { id: new.document.id.value.to_string() };
            return self.faults.push(Diagnostic::of_file(&new.file, fault));
        }
        self.imported.put(&new.file, &new.text);
        let (file, after) = (new.file.clone(), new.text.clone());
        self.changes.push(Change { file, action: Action::New, before: String::new(), after });
    }

    fn document(&mut self, mut merge: Merge, present: &PresentDocument, day: Date) {
        front::merge(&mut merge);
        body::merge(&mut merge);
        links::merge(&mut merge);
        let now = merge.now;
        let mut after = merge.edits.apply(&now.text);
        if after != now.text || merge.is_unwritable {
            if merge.is_published {
                after = set_updated(&after, day, &now.file);
            }
            if verify::differs_otherwise(&merge, &after) {
                let texts = merge.findings.iter().filter(|finding| finding.verdict.is_written());
                let texts = texts.map(|finding| finding.sheet.clone()).collect();
                self.faults.push(Diagnostic::of_file(&now.file, Unwritable { texts }));
            }
        }
        self.imported.put(&now.file, &merge.record.apply(&merge.sheet.text));
        self.report(&merge);
        let action = if after == now.text { Action::Unchanged } else { Action::Updated };
        let (before, after) = (present.source.whole(&now.text), present.source.whole(&after));
        self.changes.push(Change { file: now.file.clone(), action, before, after });
    }

    fn report(&mut self, merge: &Merge) {
        for finding in &merge.findings {
            match finding.verdict {
                Verdict::Conflict => {
                    self.faults.push(Diagnostic::of_file(&merge.now.file, Conflict(finding.clone())));
                }
                _ => self.notes.extend(note(&merge.now.file, finding)),
            }
        }
        self.findings.extend(merge.findings.iter().cloned());
    }
}
