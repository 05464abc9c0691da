//! The files in a site's folder, before they are parsed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::load::scan::{self, Scan};
use crate::load::theme::{self, ThemeFiles};
use crate::load::{self, Text};
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
