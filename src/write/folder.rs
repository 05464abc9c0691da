//! What the writer does with folders and the files in them.

use std::fs::{self, File};
use std::path::Path;

use rayon::prelude::*;

use crate::write::WriteError;

/// The path below `folder`, `/`-separated.
pub(super) fn inside(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

pub(super) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// A copy that keeps the time of the last change.
pub(super) fn copy(present: &Path, next: &Path) -> Result<(), WriteError> {
    let modified = fs::metadata(present).and_then(|metadata| metadata.modified());
    fs::copy(present, next).map_err(WriteError::io(present))?;
    if let (Ok(modified), Ok(file)) = (modified, File::options().write(true).open(next)) {
        // A copy without the old time is still the same file for a reader.
        drop(file.set_modified(modified));
    }
    Ok(())
}

/// Removes a folder, if it is there; what lies in it by many threads.
pub(super) fn remove(folder: &Path) -> Result<(), WriteError> {
    if fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()) {
        let inner: Vec<fs::DirEntry> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
        let folders = inner.par_iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        // What stays is met again below, and reported.
        folders.for_each(|entry| drop(fs::remove_dir_all(entry.path())));
    }
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(WriteError::io(folder)(error)),
        _ => Ok(()),
    }
}
