//! `tomei new-year`: loads the content, drafts the documents of the next year from it, and writes them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::commands::fault::FileExists;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::model::document::Document;
use crate::model::fiscal_year::FiscalYear;
use crate::model::generated_file::GeneratedFile;
use crate::model::path::Slug;
use crate::next_year::target::{NextYearDrafts, NextYearTarget};
use crate::next_year::{self, select};
use crate::pipeline::content::{self, ChangeDetection, ValidationCache};
use crate::pipeline::progress::NoProgress;
use crate::pipeline::{Failure, sources};
use crate::write::changes::{self, FileChange, Target};

/// Which year to draft, and for which departments.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    pub year: FiscalYear,
    /// All departments that have an earlier year, if none is given.
    pub departments: Vec<Slug>,
    pub by: String,
    pub day: String,
    pub schema: String,
}

/// Makes the drafts of every department without writing anything.
///
/// # Errors
///
/// [`Failure::Content`] with the faults of the content, and [`FileExists`] for every draft whose file exists already.
pub fn prepare(request: &Request) -> Result<NextYearDrafts, Failure> {
    let sources = sources::read(&request.root)?;
    let (content, _) = content::validate(&sources, &ValidationCache::default(), ChangeDetection::Hash, &NoProgress);
    if content.faults.iter().any(Diagnostic::is_error) {
        return Err(Failure::Content(content.faults));
    }
    let known = content.publication.map_err(Failure::Content)?.unwrap_or_default();
    let documents: Vec<&Document> = content.parts.documents.iter().map(|document| &**document).collect();
    let present = documents.iter().map(|document| document.id.value.as_str());
    let used: BTreeSet<&str> = present.chain(known.documents.keys().map(Slug::as_str)).collect();
    let Request { year, departments, by, day, schema, .. } = request;
    let departments = select::departments(departments, &content.parts.tables.departments, &documents, *year);
    let mut drafts = NextYearDrafts::default();
    for department in &departments.map_err(Failure::Content)? {
        let earlier = select::earlier(&documents, department, *year).map_err(Failure::Content)?;
        let target = NextYearTarget { year: *year, department, by, day, schema };
        let next = next_year::drafts(&earlier, &target, &used).map_err(Failure::Content)?;
        drafts.files.extend(next.files);
        drafts.ended.extend(next.ended);
    }
    refuse_present(&drafts.files, &request.root)?;
    Ok(drafts)
}

/// Writes the drafts of all departments together with the files `others`: all or none.
///
/// # Errors
///
/// [`Failure::Write`] if they cannot be written.
pub fn write(root: &Path, drafts: &NextYearDrafts, others: impl Iterator<Item = FileChange>) -> Result<(), Failure> {
    let file = |draft: &GeneratedFile| FileChange {
        file: PathBuf::from(&draft.file),
        bytes: draft.text.clone().into_bytes(),
        target: Target::Free,
    };
    let files: Vec<FileChange> = others.chain(drafts.files.iter().map(file)).collect();
    Ok(changes::write_all(root, &files)?)
}

fn refuse_present(drafts: &[GeneratedFile], root: &Path) -> Result<(), Failure> {
    let present = drafts.iter().filter(|draft| load::is_taken(&root.join(&draft.file)));
    Failure::if_any(present.map(|draft| Diagnostic::of_file(&draft.file, FileExists)))
}
