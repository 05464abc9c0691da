//! `tomei publish`: builds the site and records it as published.

use std::collections::BTreeSet;

use crate::commands::build::{self, Report};
use crate::diagnostic::Diagnostic;
use crate::model::path::Slug;
use crate::pipeline::output::BuildInput;
use crate::pipeline::progress::Progress;
use crate::pipeline::published;
use crate::pipeline::site::{self, CheckedSite};
use crate::pipeline::{Failure, Settings, cache};
use crate::publication::compare::Present;
use crate::publication::fault::document::NotVanished;
use crate::publication::fault::is_of_comparison;
use crate::publication::{lock, next};
use crate::write::changes::{FileChange, Target};

/// What a publication did.
#[derive(Debug)]
pub struct Publishing {
    pub report: Report,
    pub documents: usize,
    /// Whether this was the first publication with a lock file.
    pub is_first: bool,
}

/// Builds the site and records it as published. Documents that no longer exist must be listed in `withdrawn`; any other
/// change of published text needs its correction first.
///
/// # Errors
///
/// The failures of a build, and every change of what was published that is not allowed. In both cases neither the
/// output nor the lock file changes.
pub fn publish(settings: &Settings, withdrawn: &[Slug], progress: &dyn Progress) -> Result<Publishing, Failure> {
    let last = cache::read(settings);
    let (checked, validated) = site::read(settings, &last.validated, progress)?;
    refuse(&checked, withdrawn)?;
    let known = checked.publication.clone();
    let is_first = known.is_none();
    let documents = &checked.site.documents;
    let present = Present::new(documents, &[], &checked.site.tables.corrections);
    let after = next::next(known.unwrap_or_default(), documents, &present, settings.visibility.today);
    let (bytes, documents) = (lock::print(&after).into_bytes(), documents.len());
    let record = FileChange { file: lock::NAME.into(), bytes, target: Target::Any };
    let withdrawals = published::withdrawn(&after, &checked.pages, &checked.assets);
    let checked = checked.with_withdrawals(withdrawals);
    let report = build::make(settings, checked, BuildInput { validated, last }, Some(record), progress)?;
    let warnings = report.warnings.into_iter().filter(|warning| !is_of_comparison(&warning.fault));
    let report = Report { warnings: warnings.collect(), ..report };
    Ok(Publishing { report, documents, is_first })
}

fn refuse(checked: &CheckedSite, withdrawn: &[Slug]) -> Result<(), Failure> {
    let mut named: BTreeSet<&str> = withdrawn.iter().map(Slug::as_str).collect();
    let mut faults: Vec<Diagnostic> = checked.warnings.clone();
    faults.retain(|fault| is_of_comparison(&fault.fault));
    // Faults of the comparison refer to a document only if it no longer exists or is hidden.
    faults.retain(|fault| !fault.fault.reference().is_some_and(|document| named.remove(document.name.as_str())));
    let left = named.into_iter().map(|id| NotVanished { id: id.to_owned() });
    faults.extend(left.map(|fault| Diagnostic::of_file(lock::NAME, fault)));
    Failure::if_any(faults)
}
