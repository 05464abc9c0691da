//! `tomei diff`: compares the content with what readers know.

use std::path::{Path, PathBuf};

use crate::commands::fault::NothingToCompare;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::path::print_path;
use crate::diff::baseline::Baseline;
use crate::diff::{self, DocumentChange, built};
use crate::load;
use crate::pipeline::content::ValidationCache;
use crate::pipeline::progress::Progress;
use crate::pipeline::site;
use crate::pipeline::{Failure, Settings, cache};

/// What the site is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The lock file. It does not record the day on which it last changed.
    Lock,
    /// A built site.
    Built(PathBuf),
    /// Another site's content.
    Site(PathBuf),
    /// Nothing was published yet.
    Nothing,
}

/// The result of a comparison.
#[derive(Debug)]
pub struct Compared {
    pub title: String,
    /// The language of the content, as a BCP 47 code.
    pub language: String,
    pub basis: Basis,
    pub changes: Vec<DocumentChange>,
    pub warnings: Vec<Diagnostic>,
}

/// Compares the site with the folder `against`, or with what was published if there is none.
///
/// # Errors
///
/// The faults of the content, or that the folder is nothing to compare with.
pub fn compare(settings: &Settings, against: Option<&Path>, progress: &dyn Progress) -> Result<Compared, Failure> {
    let (checked, _) = site::read(settings, &cache::read(settings).validated, progress)?;
    let (basis, old) = match (against, &checked.publication) {
        (Some(folder), _) => of_folder(settings, folder, progress)?,
        (None, Some(known)) => {
            let mut old = Baseline::of_publication(known);
            // The lock file has only hashes. The last build, which most often is the published one, supplies the words.
            old.fill(&of_built(&settings.output).unwrap_or_default());
            (Basis::Lock, old)
        }
        (None, None) => match of_built(&settings.output) {
            Some(old) => (Basis::Built(settings.output.clone()), old),
            None => (Basis::Nothing, Baseline::default()),
        },
    };
    let changes = diff::compare(&old, &checked.site);
    let config = &checked.site.tables.config;
    let (title, language) = (config.title.clone(), config.language.clone());
    Ok(Compared { title, language, basis, changes, warnings: checked.warnings })
}

fn of_folder(settings: &Settings, folder: &Path, progress: &dyn Progress) -> Result<(Basis, Baseline), Failure> {
    if folder.join("content").is_dir() {
        let settings = Settings { root: folder.to_owned(), ..settings.clone() };
        let (checked, _) = site::read(&settings, &ValidationCache::default(), progress)?;
        return Ok((Basis::Site(folder.to_owned()), Baseline::of_documents(&checked.site.documents)));
    }
    let fault = || {
        let file = print_path(folder);
        Failure::Content(vec![Diagnostic::of_file(&file, NothingToCompare)])
    };
    of_built(folder).map(|old| (Basis::Built(folder.to_owned()), old)).ok_or_else(fault)
}

fn of_built(folder: &Path) -> Option<Baseline> {
    built::read(&load::read_state(&folder.join(built::FILE))?)
}
