//! Replaces a folder with another one. At every moment, one of the two is complete and the program can find it.
//!
//! A folder `NAME` can be accompanied by folders with three hidden names, whose meanings hold at whatever point the
//! program was killed:
//!
//! - `.NAME.tomei-next` is being filled. It never holds the only copy of a file.
//! - `.NAME.tomei-old` is the former `NAME`. If `NAME` is missing, [`recover`] puts it back.
//! - `.NAME.tomei-replaced` is complete and no longer needed. Others may have added files at the last moment, so it is
//!   removed by [`crate::write::retire`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::folder::{self, exists};
use crate::write::system::{System, is_unsupported, may_pass, with_retries};

/// A folder and the hidden names next to it.
#[derive(Debug)]
pub(super) struct Place {
    pub folder: PathBuf,
    pub next: PathBuf,
    pub old: PathBuf,
}

impl Place {
    pub(super) fn of(folder: &Path) -> Self {
        let (next, old) = (folder::beside(folder, "next"), folder::beside(folder, "old"));
        Self { folder: folder.to_owned(), next, old }
    }

    /// An unused name for a replaced folder. A replaced folder that could not be removed keeps its name, so there can
    /// be several.
    fn free_name(&self) -> PathBuf {
        let numbered = (2..).map(|no| format!("replaced-{no}"));
        let mut names = std::iter::once("replaced".to_owned()).chain(numbered);
        let free = names.find_map(|name| Some(folder::beside(&self.folder, &name)).filter(|path| !exists(path)));
        free.expect("there are more numbers than folders")
    }

    /// The replaced folders that earlier runs could not remove.
    pub(super) fn replaced(&self) -> Vec<PathBuf> {
        let first = folder::beside(&self.folder, "replaced");
        let (Some(parent), Some(name)) = (first.parent(), first.file_name()) else { return Vec::new() };
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        let is_replaced = |path: &PathBuf| {
            let found = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let number = found.strip_prefix(&*name.to_string_lossy()).map(str::to_owned);
            number.is_some_and(|number| number.is_empty() || number.starts_with('-'))
        };
        let entries = fs::read_dir(parent).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(is_replaced).collect()
    }
}

/// Refuses to move a folder in which another file system is mounted.
///
/// # Errors
///
/// [`WriteError`] with the first mount point, if there is one.
pub(super) fn refuse_mounts(system: &dyn System, folder: &Path) -> Result<(), WriteError> {
    let path = folder.to_owned();
    match system.mounts(folder).into_iter().next() {
        None => Ok(()),
        Some(mount) if mount == folder => Err(WriteError::MountPoint { path }),
        Some(mount) => Err(WriteError::MountInside { path, mount }),
    }
}

/// Replaces the folder with `next`, and returns the new path of the former folder if there was one.
///
/// On Linux and macOS most file systems can exchange two names atomically, so that the folder never is missing.
/// Elsewhere it is missing between two renames.
///
/// # Errors
///
/// If another program keeps files open. Either the folder is as it was before, or the error has the path to which it
/// was moved.
pub(super) fn exchange(system: &dyn System, place: &Place) -> Result<Option<PathBuf>, WriteError> {
    if !exists(&place.folder) {
        let renamed = with_retries(system, || system.rename(&place.next, &place.folder));
        return renamed.map(|()| None).map_err(not_replaced(&place.folder));
    }
    // Gives the folder a name by which a later run recognizes that it is complete.
    let whole = place.free_name();
    with_retries(system, || system.rename(&place.next, &whole)).map_err(not_replaced(&place.folder))?;
    let exchanged = match with_retries(system, || system.exchange(&whole, &place.folder)) {
        Ok(()) => Ok(whole.clone()),
        Err(error) if is_unsupported(&error) => two_renames(system, place, &whole),
        Err(error) => Err(not_replaced(&place.folder)(error)),
    };
    if exchanged.is_err() {
        // If this fails as well, a later run treats it as a replaced folder.
        drop(system.rename(&whole, &place.next));
    }
    exchanged.map(Some)
}

fn two_renames(system: &dyn System, place: &Place, whole: &Path) -> Result<PathBuf, WriteError> {
    let Place { folder, old, .. } = place;
    set_old_aside(system, place)?;
    with_retries(system, || system.rename(folder, old)).map_err(not_replaced(folder))?;
    if let Err(error) = with_retries(system, || system.rename(whole, folder)) {
        recover(system, place)?;
        return Err(not_replaced(folder)(error));
    }
    let replaced = place.free_name();
    let renamed = with_retries(system, || system.rename(old, &replaced));
    Ok(if renamed.is_ok() { replaced } else { old.clone() })
}

/// Puts the former folder back if a run was killed between two renames.
///
/// # Errors
///
/// If another program keeps it open. The error has the path of the folder.
pub(super) fn recover(system: &dyn System, place: &Place) -> Result<(), WriteError> {
    let Place { folder, old, .. } = place;
    let is_displaced = || !exists(folder) && exists(old);
    if !is_displaced() {
        return Ok(());
    }
    match with_retries(system, || system.rename(old, folder)) {
        // Another run may have put it back in the meantime.
        Err(source) if is_displaced() => Err(WriteError::Displaced { path: folder.clone(), old: old.clone(), source }),
        _ => Ok(()),
    }
}

/// Renames the folder `old` that a killed run left although the folder itself exists: it has been replaced, and its
/// name must be free for the next exchange.
///
/// # Errors
///
/// If another program keeps it open.
pub(super) fn set_old_aside(system: &dyn System, place: &Place) -> Result<(), WriteError> {
    if !exists(&place.folder) || !exists(&place.old) {
        return Ok(());
    }
    let replaced = place.free_name();
    with_retries(system, || system.rename(&place.old, &replaced)).map_err(not_replaced(&place.old))
}

fn not_replaced(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |source| {
        if may_pass(&source) { WriteError::Held { path, source } } else { WriteError::Io { path, source } }
    }
}
