//! Operations on folders and their files.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::write::error::WriteError;

/// The path relative to `folder`, `/`-separated.
pub(super) fn inside(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).components();
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

pub(super) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Links the file `present` to `next`, or copies it if it cannot be linked: some file systems have no hard links, and
/// Linux refuses links to files of other users. Both folders have the same parent, so a relative link stays valid.
pub(super) fn carry(present: &Path, next: &Path) -> Result<(), WriteError> {
    let failed = match fs::hard_link(present, next) {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    if exists(next) {
        return Err(WriteError::io(next)(failed));
    }
    copy_any(present, next).map_err(|error| match error.kind() {
        ErrorKind::InvalidInput => WriteError::Special { path: present.to_owned() },
        _ => WriteError::io(present)(error),
    })
}

/// Copies a file or a link. Others, such as named pipes, give [`ErrorKind::InvalidInput`].
pub(super) fn copy_any(present: &Path, next: &Path) -> io::Result<()> {
    let kind = fs::symlink_metadata(present)?.file_type();
    if kind.is_symlink() {
        return copy_link(present, next);
    }
    if kind.is_file() { copy(present, next) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// Copies a file with its modification time.
fn copy(present: &Path, next: &Path) -> io::Result<()> {
    let modified = fs::metadata(present).and_then(|metadata| metadata.modified());
    fs::copy(present, next)?;
    if let (Ok(modified), Ok(file)) = (modified, File::options().write(true).open(next)) {
        // If the time cannot be set, readers still get the same file.
        drop(file.set_modified(modified));
    }
    Ok(())
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to).map(drop)
}

/// Reads a regular file. Others are an error, since reading a named pipe might never end.
pub(super) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { fs::read(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// Removes a folder that does not hold the only copy of a file, if it exists. Its entries are removed in parallel.
pub(super) fn remove(folder: &Path) -> Result<(), WriteError> {
    if fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()) {
        let inner: Vec<fs::DirEntry> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
        let folders = inner.par_iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        // Entries that could not be removed are met again below, and reported there.
        folders.for_each(|entry| drop(fs::remove_dir_all(entry.path())));
    }
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(WriteError::io(folder)(error)),
        _ => Ok(()),
    }
}

/// Removes everything in a folder that has nobody's only copy of anything.
pub(super) fn clear(folder: &Path) -> Result<(), WriteError> {
    let inner: Vec<fs::DirEntry> = fs::read_dir(folder).map_err(WriteError::io(folder))?.flatten().collect();
    inner.par_iter().try_for_each(|entry| {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder { remove(&path) } else { fs::remove_file(&path).map_err(WriteError::io(path)) }
    })
}

/// Lists everything below `folder`, if it exists. A folder that cannot be read is an error: its files could not be
/// taken over and would be lost.
pub(super) fn walk(folder: &Path) -> impl Iterator<Item = Result<DirEntry, WriteError>> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter().map(|entry| {
        entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            WriteError::Io { path, source: error.into() }
        })
    });
    // Other programs may remove files in the meantime.
    entries.filter(|entry| !matches!(entry, Err(WriteError::Io { source, .. }) if source.kind() == ErrorKind::NotFound))
}

/// A path such as `.public.tomei-next` next to `public`: on the same file system, and hidden, so that no scan of the
/// content finds it.
pub(super) fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    folder.with_file_name(format!(".{name}.tomei-{suffix}"))
}

/// Whether anything has this path, dangling links included.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The folder that `folder` leads to if it is a link. The link itself is kept, and its target is replaced.
pub(super) fn resolve_link(folder: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(folder).is_ok_and(|found| found.is_symlink());
    let target = is_link.then(|| folder.canonicalize().ok()).flatten();
    target.unwrap_or_else(|| folder.to_owned())
}

/// Whether both are the same file or have the same contents.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    let (Ok(first), Ok(second)) = (fs::symlink_metadata(one), fs::symlink_metadata(other)) else { return false };
    if is_linked(&first, &second) {
        return true;
    }
    if first.is_symlink() && second.is_symlink() {
        return fs::read_link(one).ok() == fs::read_link(other).ok();
    }
    let may_be_same = first.is_file() && second.is_file() && first.len() == second.len();
    may_be_same && matches!((fs::read(one), fs::read(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(unix)]
fn is_linked(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_linked(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}
