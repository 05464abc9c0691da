//! `build`: from the content to the output folder.

use crate::diagnostic::Diagnostic;
use crate::pipeline::cache::{self, Cache};
use crate::pipeline::content::Memory;
use crate::pipeline::output::{self, Written};
use crate::pipeline::progress::Progress;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::{Failure, Settings};
use crate::write::Summary;

/// What a build did and what a person should look at.
#[derive(Debug)]
pub struct Report {
    pub pages: usize,
    pub summary: Summary,
    pub warnings: Vec<Diagnostic>,
}

/// Builds the site into the output folder, whole or not at all.
///
/// # Errors
///
/// Faults of the content, or that the output cannot be written.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Report, Failure> {
    let last = cache::read(settings);
    let (checked, memory) = site::read(settings, &last.memory, progress)?;
    make(settings, checked, memory, last, progress)
}

/// As [`build`], of a site that was read already: `memory` is what became of its documents, `last` what the last build of
/// this output left.
///
/// # Errors
///
/// Faults of the templates, or that the output cannot be written.
pub fn make(
    settings: &Settings,
    checked: CheckedSite,
    memory: Memory,
    last: Cache,
    progress: &dyn Progress,
) -> Result<Report, Failure> {
    let Written { pages, summary } = output::write(settings, &checked, memory, last, progress)?;
    let report = Report { pages, summary, warnings: checked.warnings.clone() };
    // To take a large site apart is a twentieth of a small build, and nobody need wait for it.
    std::thread::spawn(move || drop(checked));
    Ok(report)
}
