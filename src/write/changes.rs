//! Writes several files of a site, which may be in different folders: all of them, or none.
//!
//! Each file is written to a temporary file next to it, which is then renamed. Before that, a journal stores the old and
//! new contents, from which a later run restores the old files if this one is killed. If the files belong to an output
//! that has already been replaced (a `Milestone`), it writes the new ones instead.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::journal::{self, Entry, Journal, Milestone};
use crate::write::system::{Disk, System, with_retries};
use crate::write::{folder, lock, new_file};

/// A file that a command writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Below the site's folder.
    pub file: PathBuf,
    pub bytes: Vec<u8>,
    pub target: Target,
}

/// What may exist at the path of a file before it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Nothing. An existing file is never overwritten.
    Free,
    /// A file, which is replaced, or nothing.
    Any,
}

/// What [`recover`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    NotNeeded,
    Done,
}

/// Writes all files of the site at `root`, or none. Files that already have these bytes are not touched.
///
/// # Errors
///
/// If one cannot be written. All of them are then unchanged.
pub fn write_all(root: &Path, changes: &[FileChange]) -> Result<(), WriteError> {
    write_all_on(&Disk, root, changes)
}

fn write_all_on(system: &dyn System, root: &Path, changes: &[FileChange]) -> Result<(), WriteError> {
    let changes = Changes::begin(system, root, changes, None)?;
    changes.place().and_then(|()| changes.close()).inspect_err(|_| changes.undo_or_leave())
}

/// Undoes or completes the changes of a run that was killed, if there are any and no other run is under way.
///
/// # Errors
///
/// If a file cannot be written. The next run tries again.
pub fn recover(root: &Path) -> Result<Recovery, WriteError> {
    let state = state(root);
    if !folder::exists(&journal::path(&state)) {
        return Ok(Recovery::NotNeeded);
    }
    match lock::lock(&state, LOCK) {
        Ok(lock) => recover_locked(&Disk, root, lock).map(|_lock| Recovery::Done),
        Err(WriteError::Locked { .. }) => Ok(Recovery::NotNeeded),
        Err(error) => Err(error),
    }
}

const LOCK: &str = "changes.lock";

fn state(root: &Path) -> PathBuf {
    root.join(".tomei")
}

fn recover_locked(system: &dyn System, root: &Path, lock: File) -> Result<File, WriteError> {
    let path = journal::path(&state(root));
    if !folder::exists(&path) {
        return Ok(lock);
    }
    let journal = journal::read(&state(root)).map_err(WriteError::io(&path))?.unwrap_or_default();
    let left = Changes { system, root: root.to_owned(), journal, lock };
    if left.journal.milestone.as_ref().is_some_and(Milestone::is_reached) {
        left.complete()?;
    } else {
        left.undo()?;
    }
    Ok(left.lock)
}

/// Files that are being written.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    system: &'a dyn System,
    root: PathBuf,
    journal: Journal,
    lock: File,
}

impl<'a> Changes<'a> {
    /// Writes the journal and the temporary files, so that most errors occur before anything is changed.
    ///
    /// # Errors
    ///
    /// If one cannot be written, or another run is under way. Nothing has then changed.
    pub(super) fn begin(
        system: &'a dyn System,
        root: &Path,
        changes: &[FileChange],
        milestone: Option<Milestone>,
    ) -> Result<Self, WriteError> {
        let lock = recover_locked(system, root, lock::lock(&state(root), LOCK)?)?;
        let entries =
            changes.iter().filter_map(|change| entry(root, change).transpose()).collect::<Result<Vec<_>, _>>()?;
        let folders = missing_folders(root, &entries);
        let changes = Self { system, root: root.to_owned(), journal: Journal { entries, folders, milestone }, lock };
        if !changes.journal.entries.is_empty() {
            let path = journal::path(&state(root));
            journal::write(&state(root), &changes.journal).map_err(WriteError::io(path))?;
            changes.stage().inspect_err(|_| changes.undo_or_leave())?;
        }
        Ok(changes)
    }

    fn stage(&self) -> Result<(), WriteError> {
        self.journal.entries.iter().try_for_each(|entry| {
            let path = self.path(&entry.file);
            new_file::make_folder_of(&path)?;
            new_file::stage(&path, &entry.after).map(drop)
        })
    }

    /// Renames every temporary file to its path.
    ///
    /// # Errors
    ///
    /// If one cannot be renamed. Those before it have been.
    pub(super) fn place(&self) -> Result<(), WriteError> {
        self.journal.entries.iter().try_for_each(|entry| {
            let path = self.path(&entry.file);
            let next = new_file::staged(&path);
            let renamed = with_retries(self.system, || match entry.before {
                Some(_) => self.system.rename(&next, &path),
                None => self.system.rename_new(&next, &path),
            });
            renamed.map_err(WriteError::io(path))
        })
    }

    /// Removes the journal. After that, nothing is undone.
    ///
    /// # Errors
    ///
    /// If it cannot be removed.
    pub(super) fn close(&self) -> Result<(), WriteError> {
        let path = journal::path(&state(&self.root));
        match with_retries(self.system, || self.system.remove_file(&path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::io(path)(error)),
            _ => Ok(()),
        }
    }

    /// Writes every file that still has its old contents, and removes the journal.
    ///
    /// # Errors
    ///
    /// If one cannot be written. The next run tries again.
    pub(super) fn complete(&self) -> Result<(), WriteError> {
        self.journal
            .entries
            .iter()
            .try_for_each(|Entry { file, before, after }| self.turn(file, before, Some(after)))?;
        self.close()
    }

    /// Restores every file, unless someone has edited it since, and removes the journal.
    ///
    /// # Errors
    ///
    /// If one cannot be written. The next run tries again.
    pub(super) fn undo(&self) -> Result<(), WriteError> {
        self.journal.entries.iter().rev().try_for_each(|Entry { file, before, after }| {
            let after = Some(after.clone());
            self.turn(file, &after, before.as_ref())
        })?;
        // Folders in which others have created files are kept.
        self.journal.folders.iter().rev().for_each(|folder| drop(self.system.remove_folder(&self.root.join(folder))));
        self.close()
    }

    /// Undoes the changes after an error that will be reported. If this fails as well, the next run finds the journal.
    pub(super) fn undo_or_leave(&self) {
        drop(self.undo());
    }

    /// Replaces the contents `from` of a file by `to`, if it has them.
    fn turn(&self, file: &Path, from: &Option<Vec<u8>>, to: Option<&Vec<u8>>) -> Result<(), WriteError> {
        let path = self.path(file);
        drop(fs::remove_file(new_file::staged(&path)));
        if present(&path)? != *from || from.as_ref() == to {
            return Ok(());
        }
        let turned = match to {
            None => with_retries(self.system, || self.system.remove_file(&path)),
            Some(bytes) => {
                new_file::make_folder_of(&path)?;
                let next = new_file::stage(&path, bytes)?;
                with_retries(self.system, || self.system.rename(&next, &path))
            }
        };
        turned.map_err(WriteError::io(path))
    }

    /// The path of a file; links keep leading to their target.
    fn path(&self, file: &Path) -> PathBuf {
        folder::resolve_link(&self.root.join(file))
    }
}

/// The journal's entry for a change, unless the file has the new contents already.
fn entry(root: &Path, change: &FileChange) -> Result<Option<Entry>, WriteError> {
    let path = root.join(&change.file);
    let before = present(&path)?;
    if change.target == Target::Free && folder::exists(&path) {
        return Err(WriteError::io(path)(io::ErrorKind::AlreadyExists.into()));
    }
    let is_new = before.as_ref() != Some(&change.bytes);
    Ok(is_new.then(|| Entry { file: change.file.clone(), before, after: change.bytes.clone() }))
}

fn present(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match folder::read_file(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(_) if folder::exists(path) && !path.is_file() => Err(WriteError::NotAFile { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::io(path)(error)),
    }
}

fn missing_folders(root: &Path, entries: &[Entry]) -> Vec<PathBuf> {
    let folders = entries.iter().flat_map(|entry| entry.file.ancestors().skip(1));
    let missing: BTreeSet<&Path> = folders.filter(|folder| !folder::exists(&root.join(folder))).collect();
    missing.into_iter().map(Path::to_owned).collect()
}

#[cfg(test)]
mod tests;
