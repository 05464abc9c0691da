//! `diff`: what readers know, beside what they would get.

use std::path::{Path, PathBuf};

use crate::commands::fault::NothingToCompare;
use crate::diagnostic::Diagnostic;
use crate::diff::baseline::Baseline;
use crate::diff::{self, DocumentChange, built};
use crate::load;
use crate::pipeline::content::Memory;
use crate::pipeline::progress::Progress;
use crate::pipeline::site;
use crate::pipeline::{Failure, Settings, cache};

/// What the site was compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The lock file, and the day it last changed is not known to it.
    Lock,
    /// A built site.
    Built(PathBuf),
    /// Another site's content.
    Site(PathBuf),
    /// Nothing was published yet.
    Nothing,
}

/// A comparison.
#[derive(Debug)]
pub struct Compared {
    pub title: String,
    /// The language of the content.
    pub language: String,
    pub basis: Basis,
    pub changes: Vec<DocumentChange>,
    pub warnings: Vec<Diagnostic>,
}

/// Compares the site with what was published, or with the folder `against`.
///
/// # Errors
///
/// Faults of the content, and a folder that cannot be compared with.
pub fn compare(settings: &Settings, against: Option<&Path>, progress: &dyn Progress) -> Result<Compared, Failure> {
    let (checked, _) = site::read(settings, &cache::read(settings).memory, progress)?;
    let (basis, old) = match (against, &checked.publication) {
        (Some(folder), _) => of_folder(settings, folder, progress)?,
        (None, Some(known)) => {
            let mut old = Baseline::of_publication(known);
            // The last build is most often the one that was published.
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
        let (checked, _) = site::read(&settings, &Memory::default(), progress)?;
        return Ok((Basis::Site(folder.to_owned()), Baseline::of_documents(&checked.site.documents)));
    }
    let fault = || {
        let file = folder.display().to_string();
        Failure::Content(vec![Diagnostic::of_file(&file, NothingToCompare)])
    };
    of_built(folder).map(|old| (Basis::Built(folder.to_owned()), old)).ok_or_else(fault)
}

fn of_built(folder: &Path) -> Option<Baseline> {
    built::read(&load::read_state(&folder.join(built::FILE))?)
}
