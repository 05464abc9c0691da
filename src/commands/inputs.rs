//! Reads the files that an import is made from, and the forms of a site.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::path::print_path;
use crate::import::read;
use crate::import::read::pdf::{self, PdfResult};
use crate::import::read::reading::Reading;
use crate::load::scan::{Entry, Purpose};
use crate::load::{self, apart};
use crate::model::form::Hidden;
use crate::pipeline::Failure;

/// Reads every file even if one is faulty, so that all faults are reported at once. `program` is this program, which reads
/// each PDF in a process of its own; without it they are read in this process.
pub(super) fn read_files(files: &[PathBuf], program: Option<&Path>, hidden: Hidden) -> Result<Vec<Reading>, Failure> {
    let read_pdf = |bytes: &[u8]| read_pdf(program, bytes);
    let (mut readings, mut faults) = (Vec::new(), Vec::new());
    for path in files {
        let file = print_path(path);
        match load::read_input(path).and_then(|bytes| read::read_with(&file, &bytes, hidden, &read_pdf)) {
            Ok(reading) => readings.push(reading),
            Err(fault) => faults.push(fault),
        }
    }
    Failure::if_any(faults).map(|()| readings)
}

/// Reads a PDF in a process of its own, since it is read by code that was not written for hostile files.
fn read_pdf(program: Option<&Path>, bytes: &[u8]) -> PdfResult {
    let Some(program) = program else { return pdf::read_here(bytes) };
    apart::run(program, apart::READ_PDF, bytes, apart::TIME_LIMIT)
        .map_err(pdf::failed)
        .and_then(|result| pdf::decode(&result))
}

/// The files of a site's forms, as names and texts.
pub(super) fn read_forms(entries: &[Entry]) -> Result<Vec<(String, String)>, Failure> {
    let forms = entries.iter().filter(|entry| entry.purpose == Purpose::Form);
    let read = |entry: &Entry| load::read_text(entry).map(|text| (entry.file.clone(), text.text));
    forms.map(read).collect::<Result<_, Diagnostic>>().map_err(|fault| Failure::Content(vec![fault]))
}
