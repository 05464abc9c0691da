//! Locks against a second run at the same time. The operating system releases them when the run ends.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use crate::write::error::WriteError;

/// Locks the file `name` in the folder `state`.
///
/// # Errors
///
/// If another run holds the lock, or the file cannot be created.
pub(super) fn lock(state: &Path, name: &str) -> Result<File, WriteError> {
    fs::create_dir_all(state).map_err(WriteError::io(state))?;
    let path = state.join(name);
    let file = File::create(&path).map_err(WriteError::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(WriteError::Locked { path }),
        // Some network drives have no locks. Not to build at all would be worse.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(file),
        Err(TryLockError::Error(error)) => Err(WriteError::io(path)(error)),
    }
}

/// Locks a folder itself, for two sites with different state folders that share an output. Returns none if there is no
/// such folder, or folders cannot be locked.
///
/// # Errors
///
/// If another run holds the lock.
#[cfg(unix)]
pub(super) fn lock_folder(folder: &Path) -> Result<Option<File>, WriteError> {
    use std::os::unix::fs::MetadataExt as _;

    let Ok(file) = File::open(folder) else { return Ok(None) };
    let locked = || WriteError::Locked { path: folder.to_owned() };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Err(locked()),
        Err(TryLockError::Error(_)) => return Ok(None),
        Ok(()) => {}
    }
    // The folder may have been renamed since it was opened.
    let is_same = |(one, other): (fs::Metadata, fs::Metadata)| (one.dev(), one.ino()) == (other.dev(), other.ino());
    let both = file.metadata().ok().zip(fs::metadata(folder).ok());
    if both.is_some_and(is_same) { Ok(Some(file)) } else { Err(locked()) }
}

/// Does nothing, since an open folder cannot be renamed on Windows.
#[cfg(not(unix))]
pub(super) fn lock_folder(_: &Path) -> Result<Option<File>, WriteError> {
    Ok(None)
}
