//! `tomei build`: from the content to the output folder.

use crate::diagnostic::Diagnostic;
use crate::pipeline::cache;
use crate::pipeline::output::{self, BuildInput, Written};
use crate::pipeline::progress::Progress;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::waiting::Waiting;
use crate::pipeline::{Failure, Settings};
use crate::write::Summary;
use crate::write::changes::FileChange;

/// What a build did, with the findings that a person should read.
#[derive(Debug)]
pub struct Report {
    pub pages: usize,
    pub summary: Summary,
    pub warnings: Vec<Diagnostic>,
    pub waiting: Vec<Waiting>,
}

/// Builds the site into the output folder, completely or not at all.
///
/// # Errors
///
/// The faults of the content, or why the output cannot be written.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let last = cache::read(settings);
    let (checked, validated) = site::read(settings, &last.validated, progress)?;
    make(settings, checked, BuildInput { validated, last }, None, progress)
}

/// As [`build`], for a site that has been read already. `record` is a file that records this output as published.
///
/// # Errors
///
/// The faults of the templates, or why the output cannot be written.
pub fn make(
    settings: &Settings,
    checked: CheckedSite,
    input: BuildInput,
    record: Option<FileChange>,
    progress: &dyn Progress,
) -> Result<Report, Failure> {
    let Written { pages, summary } = output::write(settings, &checked, input, record, progress)?;
    let (warnings, waiting) = (checked.warnings.clone(), checked.waiting.clone());
    let report = Report { pages, summary, warnings, waiting };
    // Freeing a large site takes a twentieth of a small build's time, so it happens in the background.
    std::thread::spawn(move || drop(checked));
    Ok(report)
}
