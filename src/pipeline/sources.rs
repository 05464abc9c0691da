//! What lies in the folder of a site, before any of it is understood.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::load::scan::{self, Scan};
use crate::load::theme::{self, ThemeFiles};
use crate::load::{self, Text};
use crate::publication::lock;
use crate::write::{WriteError, together};

/// The files of a site. The text of content files is read when each is validated, so that it is never all in memory.
#[derive(Debug)]
pub struct Sources {
    pub scan: Scan,
    /// The files of each theme that the site keeps, by its name, or the faults of those that cannot be read.
    pub themes: BTreeMap<String, Result<ThemeFiles, Vec<Diagnostic>>>,
    /// The lock file, if there is one.
    pub lock: Option<Result<Text, Diagnostic>>,
}

/// Finds the files of the site in the folder `root`. A content folder that a killed run left between two renames is put
/// back first: without it, its documents would be missing.
///
/// # Errors
///
/// Where a folder cannot be put back; the error says where it lies.
pub fn read(root: &Path) -> Result<Sources, WriteError> {
    loop {
        let found = scan::scan(root);
        if found.displaced.is_empty() {
            return Ok(around(root, found));
        }
        // Others may lie inside those.
        found.displaced.iter().try_for_each(|folder| together::recover(folder))?;
    }
}

/// As [`read`], where only the text of the files `changed` is another than it was at the time of `scan`, if that is sure.
///
/// # Errors
///
/// As for [`read`].
pub fn read_again(root: &Path, scan: Scan, changed: &BTreeSet<PathBuf>) -> Result<Sources, WriteError> {
    scan::rescan(scan, changed).map_or_else(|| read(root), |scan| Ok(around(root, scan)))
}

fn around(root: &Path, scan: Scan) -> Sources {
    let themes = theme::names(root).into_iter().map(|name| (name.clone(), theme::read(root, &name)));
    Sources { scan, themes: themes.collect(), lock: load::read_lock(root, lock::NAME) }
}
