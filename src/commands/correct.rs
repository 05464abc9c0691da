//! `tomei correct`: loads a published document and the record of corrections, edits them, and writes both together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::correct::file::Change;
use crate::correct::record::add_entry;
use crate::correct::request::{OldWords, Request, refuse_blanks};
use crate::correct::{self, Corrected, withhold};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::load;
use crate::load::scan::{Entry, Purpose, Scan};
use crate::model::content_file::ContentFile;
use crate::model::document::Document;
use crate::pipeline::content::{self, ChangeDetection, Content, ValidationCache};
use crate::pipeline::progress::NoProgress;
use crate::pipeline::{Failure, Settings, sources};
use crate::write::changes::{self, FileChange, Target};

/// A correction that is not written yet.
#[derive(Debug)]
pub struct Prepared {
    /// The changed document, then the changed record.
    pub changes: [Change; 2],
    /// Where words that the correction withholds still occur after it.
    pub remaining: Vec<Diagnostic>,
}

/// Prepares a correction without writing anything.
///
/// # Errors
///
/// [`Failure::Content`] with the reasons why the document cannot be corrected as requested.
pub fn prepare(settings: &Settings, request: &Request) -> Result<Prepared, Failure> {
    refuse_blanks(request).map_err(one)?;
    let sources = sources::read(&settings.root)?;
    let (content, _) = content::validate(&sources, &ValidationCache::default(), ChangeDetection::Hash, &NoProgress);
    let document = find(&content, settings, request)?;
    let known = content.publication.map_err(Failure::Content)?;
    let scan = sources.scan;
    correct::refuse_unpublished(&document, known.as_ref(), request).map_err(one)?;
    let source = sources::read_source(&scan, &document.file)?.expect("a document that was read has a file");
    let Corrected { change, entry, words } = correct::correct(&document, &source, request).map_err(one)?;
    let record = ContentFile::Corrections.path();
    let record = add_entry(record, sources::read_source(&scan, record)?.as_ref(), &entry).map_err(Failure::Content)?;
    let changes = [change, record];
    let remaining = match request.old_words {
        OldWords::Shown => Vec::new(),
        OldWords::Withheld => find_withheld(&scan, &changes, &words.before),
    };
    Ok(Prepared { changes, remaining })
}

/// Where `words` stand in the texts of the site, once the changes are made.
fn find_withheld(scan: &Scan, changes: &[Change; 2], words: &str) -> Vec<Diagnostic> {
    let of_entry = |entry: &Entry| match changes.iter().find(|change| change.file == entry.file) {
        Some(change) => Some(change.after.trim_start_matches('\u{feff}').to_owned()),
        None if matches!(entry.purpose, Purpose::Asset(_)) => None,
        None => load::read_text(entry).ok().map(|text| text.text),
    };
    let texts = scan.entries.iter().filter_map(|entry| Some((&entry.file, of_entry(entry)?)));
    texts.flat_map(|(file, text)| withhold::find(file, &text, words)).collect()
}

/// Writes both files.
///
/// # Errors
///
/// [`Failure::Write`] if they cannot be written.
pub fn write(root: &Path, corrected: &[Change; 2]) -> Result<(), Failure> {
    let file = |change: &Change| FileChange {
        file: PathBuf::from(&change.file),
        bytes: change.after.clone().into_bytes(),
        target: Target::Any,
    };
    let files: Vec<FileChange> = corrected.iter().map(file).collect();
    Ok(changes::write_all(root, &files)?)
}

fn one(fault: Diagnostic) -> Failure {
    Failure::Content(vec![fault])
}

/// Finds the requested document by its id, its file, or a path that leads to its file.
fn find(content: &Content, settings: &Settings, request: &Request) -> Result<Arc<Document>, Failure> {
    let name = request.document.as_str();
    let is_meant = |document: &&Arc<Document>| {
        document.id.value.as_str() == name
            || document.file == name
            || load::is_same_file(Path::new(name), &settings.root.join(&document.file))
    };
    if let Some(document) = content.parts.documents.iter().find(is_meant) {
        return Ok(document.clone());
    }
    if content.faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(content.faults.clone()));
    }
    let known = content.parts.documents.iter().map(|document| document.id.value.as_str());
    let fault =
        UnknownReference { kind: ReferenceKind::Document, name: name.to_owned(), suggestion: nearest(name, known) };
    Err(one(Diagnostic::of_file("content", fault)))
}
