//! The files in a site's folder, before they are parsed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::fault::Describe;
use crate::front_matter::edit::SourceFile;
use crate::load::fault::ByteOrderMark;
use crate::load::scan::{self, Entry, Scan};
use crate::load::theme::{self, ThemeFiles};
use crate::load::{self, Text};
use crate::pipeline::Failure;
use crate::publication::lock;
use crate::write::changes::{self, Recovery};
use crate::write::{WriteError, together};

/// The files of a site. The text of content files is read only when each is validated, so that memory never has to hold
/// all of it.
#[derive(Debug)]
pub struct Sources {
    pub scan: Scan,
    /// The files of each theme that the site keeps, by the theme's name, or the faults of those that cannot be read.
    pub themes: BTreeMap<String, Result<ThemeFiles, Vec<Diagnostic>>>,
    /// The text of the lock file, if it exists.
    pub lock: Option<Result<Text, Diagnostic>>,
}

/// Finds the files of the site in the folder `root`. If a run was killed while it changed content, the files and folders
/// concerned are first put back.
///
/// # Errors
///
/// If something cannot be put back. The error has the path at which it is now.
pub fn read(root: &Path) -> Result<Sources, WriteError> {
    let mut found = scan::scan(root);
    while !found.displaced.is_empty() {
        // Scanned again, since further displaced folders may lie within those.
        found.displaced.iter().try_for_each(|folder| together::recover(folder))?;
        found = scan::scan(root);
    }
    match changes::recover(root)? {
        Recovery::NotNeeded => Ok(with_themes_and_lock(root, found)),
        Recovery::Done => Ok(with_themes_and_lock(root, scan::scan(root))),
    }
}

/// As [`read`], reusing `scan` if it is certain that since then only the text of the files `changed` has changed.
///
/// # Errors
///
/// As for [`read`].
pub fn read_again(root: &Path, scan: Scan, changed: &BTreeSet<PathBuf>) -> Result<Sources, WriteError> {
    scan::rescan(scan, changed).map_or_else(|| read(root), |scan| Ok(with_themes_and_lock(root, scan)))
}

fn with_themes_and_lock(root: &Path, scan: Scan) -> Sources {
    let themes = theme::names(root).into_iter().map(|name| (name.clone(), theme::read(root, &name)));
    Sources { scan, themes: themes.collect(), lock: load::read_lock(root, lock::NAME) }
}

/// Reads a file of the site to be edited, if it exists.
///
/// # Errors
///
/// If it exists and cannot be read: it must not be overwritten then.
pub fn read_source(scan: &Scan, file: &str) -> Result<Option<SourceFile>, Failure> {
    let failed = |fault: Diagnostic| Failure::Content(vec![fault]);
    let Some(entry) = scan.entries.iter().find(|entry: &&Entry| entry.file == file) else {
        return match scan.faults.iter().find(|fault| fault.file == file) {
            Some(fault) => Err(failed(fault.clone())),
            None => Ok(None),
        };
    };
    let text = load::read_text(entry).map_err(failed)?;
    let has_mark = text.notes.iter().any(|note| note.fault.code() == ByteOrderMark::CODE);
    Ok(Some(SourceFile { text: text.text, has_mark }))
}
