//! `tomei build`: from the content to the output folder.

use crate::diagnostic::Diagnostic;
use crate::pipeline::cache::{self, Cache};
use crate::pipeline::content::Memory;
use crate::pipeline::output::{self, Written};
use crate::pipeline::progress::Progress;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::{Failure, Settings};
use crate::write::Summary;

/// What a build did, with the findings that a person should read.
#[derive(Debug)]
pub struct Report {
    pub pages: usize,
    pub summary: Summary,
    pub warnings: Vec<Diagnostic>,
}

/// Builds the site into the output folder, completely or not at all.
///
/// # Errors
///
/// The faults of the content, or why the output cannot be written.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let last = cache::read(settings);
    let (checked, memory) = site::read(settings, &last.memory, progress)?;
    make(settings, checked, memory, last, progress)
}

/// As [`build`], for a site that has been read already. `memory` holds the validated documents, `last` what the last
/// build of this output stored in the cache.
///
/// # Errors
///
/// The faults of the templates, or why the output cannot be written.
pub fn make(
    settings: &Settings,
    checked: CheckedSite,
    memory: Memory,
    last: Cache,
    progress: &dyn Progress,
) -> Result<Report, Failure> {
    let Written { pages, summary } = output::write(settings, &checked, memory, last, progress)?;
    let report = Report { pages, summary, warnings: checked.warnings.clone() };
    // Freeing a large site takes a twentieth of a small build's time, so it happens in the background.
    std::thread::spawn(move || drop(checked));
    Ok(report)
}
