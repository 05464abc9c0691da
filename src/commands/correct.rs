//! `tomei correct`: loads a published document and the record of corrections, edits them, and writes both together.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::correct;
use crate::correct::file::{Change, SourceFile};
use crate::correct::record::add_entry;
use crate::correct::request::{Request, refuse_blanks};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Describe;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::load;
use crate::load::fault::ByteOrderMark;
use crate::load::scan::{Entry, Scan};
use crate::model::content_file::ContentFile;
use crate::model::document::Document;
use crate::pipeline::content::{self, ChangeDetection, Content, ValidationCache};
use crate::pipeline::progress::NoProgress;
use crate::pipeline::{Failure, Settings, sources};
use crate::write::new_file;

/// Prepares a correction without writing anything: returns the changed document and the changed record.
///
/// # Errors
///
/// [`Failure::Content`] with the reasons why the document cannot be corrected as requested.
pub fn prepare(settings: &Settings, request: &Request) -> Result<[Change; 2], Failure> {
    refuse_blanks(request).map_err(one)?;
    let sources = sources::read(&settings.root)?;
    let (content, _) = content::validate(&sources, &ValidationCache::default(), ChangeDetection::Hash, &NoProgress);
    let document = find(&content, settings, request)?;
    let known = content.publication.map_err(Failure::Content)?;
    let scan = sources.scan;
    correct::refuse_unpublished(&document, known.as_ref(), request).map_err(one)?;
    let source = read(&scan, &document.file)?.expect("a document that was read has a file");
    let (change, entry) = correct::correct(&document, &source, request).map_err(one)?;
    let record = ContentFile::Corrections.path();
    let record = add_entry(record, read(&scan, record)?.as_ref(), &entry).map_err(Failure::Content)?;
    Ok([change, record])
}

/// Writes both files.
///
/// # Errors
///
/// [`Failure::Write`] if they cannot be written.
pub fn write(root: &Path, changes: &[Change; 2]) -> Result<(), Failure> {
    let file = |change: &Change| (root.join(&change.file), change.after.clone().into_bytes());
    let files: Vec<(PathBuf, Vec<u8>)> = changes.iter().map(file).collect();
    Ok(new_file::replace_all(&files)?)
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

fn read(scan: &Scan, file: &str) -> Result<Option<SourceFile>, Failure> {
    let Some(entry) = scan.entries.iter().find(|entry: &&Entry| entry.file == file) else {
        // A file that exists but cannot be read must not be overwritten.
        return match scan.faults.iter().find(|fault| fault.file == file) {
            Some(fault) => Err(one(fault.clone())),
            None => Ok(None),
        };
    };
    let text = load::read_text(entry).map_err(one)?;
    let has_mark = text.notes.iter().any(|note| note.fault.code() == ByteOrderMark::CODE);
    Ok(Some(SourceFile { text: text.text, has_mark }))
}
