//! Writes single files for commands, each in one step: to a temporary file next to its path, which is then renamed.

use std::fs;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::folder;
use crate::write::system::{Disk, System as _, with_retries};

/// Writes `bytes` to a path at which nothing exists yet. Missing folders are created; an existing file is kept.
///
/// # Errors
///
/// If the folder or the file cannot be created.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if folder::exists(path) {
        return Ok(());
    }
    make_folder_of(path)?;
    let next = stage(path, bytes)?;
    match Disk.rename_new(&next, path) {
        Ok(()) => Ok(()),
        Err(error) => {
            drop(fs::remove_file(&next));
            if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(WriteError::io(path)(error)) }
        }
    }
}

/// Replaces a file. Permissions are kept, and links keep leading to their target.
///
/// # Errors
///
/// If it cannot be written or renamed, or something other than a regular file is there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    make_folder_of(path)?;
    let path = folder::resolve_link(path);
    let next = stage(&path, bytes)?;
    rename(&next, &path)
}

/// As [`replace`], with a function that prints the contents, so that a large cache is never complete in memory.
///
/// # Errors
///
/// As for [`replace`], and any error of `print`.
pub fn replace_with(path: &Path, print: impl FnOnce(&mut Printer) -> io::Result<()>) -> Result<(), WriteError> {
    make_folder_of(path)?;
    let next = path.with_extension("next");
    let printed = fs::File::create(&next).and_then(|file| {
        let mut file = BufWriter::with_capacity(1 << 16, file);
        print(&mut file).and_then(|()| file.flush())
    });
    if let Err(error) = printed {
        // On a full disk, a partial file would take the space that is missing.
        drop(fs::remove_file(&next));
        return Err(WriteError::io(&next)(error));
    }
    rename(&next, path)
}

/// The writer that a file is printed into.
pub type Printer = BufWriter<fs::File>;

fn rename(next: &Path, path: &Path) -> Result<(), WriteError> {
    let renamed = with_retries(&Disk, || Disk.rename(next, path));
    renamed.inspect_err(|_| drop(fs::remove_file(next))).map_err(WriteError::io(path))
}

pub(super) fn make_folder_of(path: &Path) -> Result<(), WriteError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), |folder| fs::create_dir_all(folder).map_err(WriteError::io(folder)))
}

/// The temporary path of a file. It is hidden, so that no scan of the content finds it.
pub(super) fn staged(path: &Path) -> PathBuf {
    folder::beside(path, "next")
}

/// Writes a temporary file, with the permissions of the file that it will replace.
pub(super) fn stage(path: &Path, bytes: &[u8]) -> Result<PathBuf, WriteError> {
    let (next, present) = (staged(path), fs::metadata(path).ok());
    if present.as_ref().is_some_and(|present| !present.is_file()) {
        return Err(WriteError::NotAFile { path: path.to_owned() });
    }
    let write = || {
        let mut file = fs::File::create(&next)?;
        file.write_all(bytes)?;
        let Some(present) = present else { return Ok(()) };
        // After a power failure, either the old or the new file must be complete.
        file.sync_all()?;
        fs::set_permissions(&next, present.permissions())
    };
    write().inspect_err(|_| drop(fs::remove_file(&next))).map_err(WriteError::io(&next))?;
    Ok(next)
}
