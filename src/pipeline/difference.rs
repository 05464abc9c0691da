//! The order of a comparison: what readers know, what they would get.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::difference::old::Old;
use crate::difference::{self, DocumentChange, built};
use crate::load;
use crate::pipeline::cache;
use crate::pipeline::command_fault::NothingToCompare;
use crate::pipeline::content::Memory;
use crate::pipeline::progress::Progress;
use crate::pipeline::site::prepare;
use crate::pipeline::{Failure, Settings};

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
    let mut memory = cache::read(settings).memory;
    let prepared = prepare(settings, &mut memory, progress)?;
    let (basis, old) = match (against, &prepared.known) {
        (Some(folder), _) => of_folder(settings, folder, progress)?,
        (None, Some(known)) => {
            let mut old = Old::of_publication(known);
            // The last build is most often the one that was published.
            old.fill(&of_built(&settings.output).unwrap_or_default());
            (Basis::Lock, old)
        }
        (None, None) => match of_built(&settings.output) {
            Some(old) => (Basis::Built(settings.output.clone()), old),
            None => (Basis::Nothing, Old::default()),
        },
    };
    let changes = difference::compare(&old, &prepared.site);
    Ok(Compared { title: prepared.site.tables.config.title.clone(), basis, changes, warnings: prepared.warnings })
}

fn of_folder(settings: &Settings, folder: &Path, progress: &dyn Progress) -> Result<(Basis, Old), Failure> {
    if folder.join("content").is_dir() {
        let settings = Settings { root: folder.to_owned(), ..settings.clone() };
        let prepared = prepare(&settings, &mut Memory::default(), progress)?;
        return Ok((Basis::Site(folder.to_owned()), Old::of_documents(&prepared.site.documents)));
    }
    let fault = || {
        let file = folder.display().to_string();
        Failure::Content(vec![Diagnostic::of_file(&file, NothingToCompare)])
    };
    of_built(folder).map(|old| (Basis::Built(folder.to_owned()), old)).ok_or_else(fault)
}

fn of_built(folder: &Path) -> Option<Old> {
    built::read(&load::read_state(&folder.join(built::FILE))?)
}
