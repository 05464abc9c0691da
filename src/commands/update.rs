//! The part of `tomei import --update` that loads the documents, the record of what was imported and that of what was published.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::import::document::GeneratedDocument;
use crate::import::target::ImportTarget;
use crate::load;
use crate::pipeline::content::{self, ChangeDetection, ValidationCache};
use crate::pipeline::progress::NoProgress;
use crate::pipeline::sources::{self, Sources};
use crate::pipeline::{Failure, lock_file};
use crate::update::decide::Decisions;
use crate::update::fault::PublishedFile;
use crate::update::imported::{self, Imported};
use crate::update::request::{PresentDocument, Request};
use crate::update::{self, Update};
use crate::validate::document;

/// The file with the record of what was imported for `target`.
pub(super) fn record_file(target: &ImportTarget) -> String {
    format!("content/{}/{}/{}", target.year, target.department, imported::NAME)
}

/// The record of what was imported; empty if there is none.
pub(super) fn read_record(root: &Path, target: &ImportTarget) -> Imported {
    let text = load::read_present(&root.join(record_file(target)));
    text.map(|text| Imported::parse(&text)).unwrap_or_default()
}

/// Compares the documents of a sheet with those of the content.
///
/// # Errors
///
/// The faults of the content and of the lock file: a document that cannot be read would be taken for one that is missing.
pub(super) fn update(
    sources: &Sources,
    sheet: &[GeneratedDocument],
    (target, record): (&ImportTarget, &Imported),
    decisions: &Decisions,
) -> Result<Update, Failure> {
    let (content, _) = content::validate(sources, &ValidationCache::default(), ChangeDetection::Hash, &NoProgress);
    Failure::if_any(content.faults.iter().filter(|fault| fault.is_error()).cloned())?;
    let published = content.publication.map_err(Failure::Content)?;
    let place = Some((target.year, &target.department));
    let of_target = content.parts.documents.iter().filter(|document| document.place() == place);
    let present = of_target.map(|document| {
        let source = sources::read_source(&sources.scan, &document.file)?;
        Ok(source.map(|source| PresentDocument { file: document.file.clone(), source }))
    });
    let present: Vec<PresentDocument> = present.filter_map(Result::transpose).collect::<Result<_, Failure>>()?;
    let day = target.day.parse().unwrap_or(jiff::civil::Date::MAX);
    let request = Request { sheet, present: &present, imported: record, published: published.as_ref(), decisions, day };
    update::update(request).map_err(Failure::Content)
}

/// Refuses to replace a document that is no draft any more. `id` is that of the draft which would replace it.
///
/// # Errors
///
/// [`PublishedFile`], or the faults of the lock file.
pub(super) fn refuse_published(sources: &Sources, file: &str, (before, id): (&str, &str)) -> Result<(), Failure> {
    let (present, _) = document::read(file, before.trim_start_matches('\u{feff}'));
    let published = lock_file::parse(sources.lock.as_ref()).map_err(Failure::Content)?.unwrap_or_default();
    let is_locked = published.documents.iter().any(|(known, entry)| known.as_str() == id && entry.withdrawn.is_none());
    let is_open = present.map_or(is_locked, |document| !document.meta.draft);
    Failure::if_any(is_open.then(|| Diagnostic::of_file(file, PublishedFile)))
}
