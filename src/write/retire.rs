//! Removes a folder that another has replaced, file by file. A file is deleted only if tomei made it or the current
//! folder has the same one; any other file is moved to the current folder or kept aside. File systems that are mounted
//! in the folder are left alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;

use crate::write::system::System;
use crate::write::{folder, kept, manifest};

/// The treatment of a file that the current folder does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Deleted: tomei made it, and it was replaced.
    Removed,
    /// Moved to the current folder: someone added it while the folders were exchanged.
    Carried,
    /// Kept in a safe folder: it is unknown whether anyone still needs it.
    KeptAside,
}

/// A folder that was replaced by another one.
pub(super) struct Replaced<'a> {
    pub system: &'a dyn System,
    pub folder: &'a Path,
    /// The folder that replaced it.
    pub present: &'a Path,
    /// The folder for files that are kept aside.
    pub kept: &'a Path,
    /// Determines the treatment of a file from its path within the folder and its path on disk.
    pub fate: &'a (dyn Fn(&str, &Path) -> Fate + Sync),
}

/// What could not be simply deleted.
#[derive(Debug, Default)]
pub struct Cleanup {
    /// The paths of the files that were kept aside.
    pub kept_aside: Vec<String>,
    /// The first file or folder that could not be removed.
    pub remaining: Option<Remaining>,
}

impl Cleanup {
    /// Adds the result of another removal.
    pub(super) fn add(&mut self, other: Self) {
        self.kept_aside.extend(other.kept_aside);
        self.remaining = self.remaining.take().or(other.remaining);
    }
}

/// Part of a replaced folder that could not be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remaining {
    pub path: PathBuf,
    pub reason: String,
}

struct Walk<'a> {
    replaced: &'a Replaced<'a>,
    mounts: Vec<PathBuf>,
    cleanup: Mutex<Cleanup>,
}

impl Replaced<'_> {
    /// Removes the folder as far as possible.
    pub(super) fn retire(&self) -> Cleanup {
        let walk = Walk { replaced: self, mounts: self.system.mounts(self.folder), cleanup: Mutex::default() };
        walk.clear(self.folder);
        walk.cleanup.into_inner().expect("no thread panicked")
    }
}

impl Walk<'_> {
    fn clear(&self, folder: &Path) {
        if self.mounts.iter().any(|mount| mount == folder) {
            return self.note(folder, io::Error::other("mount point"));
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries.flatten().collect::<Vec<_>>(),
            Err(error) => return self.note(folder, error),
        };
        // The manifest is removed last: without it a later run would not know which files tomei made.
        let (last, files): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.file_name() == manifest::NAME);
        files.par_iter().for_each(|entry| self.clear_entry(entry));
        if self.has_removed_all() {
            last.iter().for_each(|entry| self.clear_entry(entry));
        }
        if let Err(error) = self.replaced.system.remove_folder(folder) {
            self.note(folder, error);
        }
    }

    fn clear_entry(&self, entry: &fs::DirEntry) {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            return self.clear(&path);
        }
        if let Err(error) = self.settle(&path) {
            self.note(&path, error);
        }
    }

    fn settle(&self, path: &Path) -> io::Result<()> {
        let Replaced { system, folder, present, .. } = *self.replaced;
        if self.mounts.iter().any(|mount| mount == path) {
            return Err(io::Error::other("mount point"));
        }
        let name = folder::inside(folder, path);
        let present = present.join(path.strip_prefix(folder).unwrap_or(path));
        match (self.replaced.fate)(&name, path) {
            Fate::Removed => system.remove_file(path),
            _ if folder::is_same(path, &present) => system.remove_file(path),
            Fate::Carried => self.carry(path, &present, &name),
            Fate::KeptAside => self.keep_aside(path, &name),
        }
    }

    /// A file that is in the way is an earlier version, and is kept as well.
    fn carry(&self, path: &Path, present: &Path, name: &str) -> io::Result<()> {
        if fs::symlink_metadata(present).is_ok() {
            self.keep_aside(present, name)?;
        }
        if let Some(folder) = present.parent() {
            fs::create_dir_all(folder)?;
        }
        self.replaced.system.rename(path, present)
    }

    fn keep_aside(&self, path: &Path, name: &str) -> io::Result<()> {
        kept::move_aside(self.replaced.system, path, &self.replaced.kept.join(name))?;
        self.cleanup.lock().expect("no thread panicked").kept_aside.push(name.to_owned());
        Ok(())
    }

    fn has_removed_all(&self) -> bool {
        self.cleanup.lock().expect("no thread panicked").remaining.is_none()
    }

    /// Keeps only the first reason. Later ones, such as a folder that is not empty, follow from it.
    fn note(&self, path: &Path, error: io::Error) {
        if error.kind() == io::ErrorKind::NotFound {
            return;
        }
        let remaining = || Remaining { path: path.to_owned(), reason: error.to_string() };
        self.cleanup.lock().expect("no thread panicked").remaining.get_or_insert_with(remaining);
    }
}
