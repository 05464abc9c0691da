//! Writes single files for commands: creates new files without overwriting others, and replaces files in one step.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::system::{Disk, with_retries};

/// Whether a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    New,
    /// A file existed already, and was kept.
    Kept,
}

/// Writes `bytes` to a path at which nothing exists yet. Missing folders are created.
///
/// # Errors
///
/// If the folder or the file cannot be created.
pub fn write(path: &Path, bytes: &[u8]) -> Result<Written, WriteError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(WriteError::io(folder))?;
    }
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(bytes).map(|()| Written::New).map_err(WriteError::io(path)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(Written::Kept),
        Err(error) => Err(WriteError::io(path)(error)),
    }
}

/// Replaces files that people work on. All are first written to temporary files next to them, so that most errors occur
/// before anything is changed. Permissions are kept, and links keep leading to their target.
///
/// # Errors
///
/// If a file cannot be written or renamed.
pub fn replace_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), WriteError> {
    let staged: Result<Vec<_>, WriteError> = files.iter().map(|(path, bytes)| stage(path, bytes)).collect();
    for (next, path) in staged? {
        with_retries(&Disk, || fs::rename(&next, &path)).map_err(WriteError::io(path))?;
    }
    Ok(())
}

fn stage(path: &Path, bytes: &[u8]) -> Result<(PathBuf, PathBuf), WriteError> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A hidden name, so that no scan of the content finds it.
    let next = path.with_file_name(format!(".{name}.tomei-next"));
    let write = || {
        let mut file = fs::File::create(&next)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        match fs::metadata(&path) {
            Ok(metadata) => fs::set_permissions(&next, metadata.permissions()),
            Err(_) => Ok(()),
        }
    };
    write().map_err(|error| {
        drop(fs::remove_file(&next));
        WriteError::io(&next)(error)
    })?;
    Ok((next, path))
}

/// Replaces a file in one step.
///
/// # Errors
///
/// If the folder or the file cannot be created.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace_with(path, |file| file.write_all(bytes))
}

/// As [`replace`], with a function that prints the contents, so that a large cache is never complete in memory.
///
/// # Errors
///
/// As for [`replace`], and any error of `print`.
pub fn replace_with(path: &Path, print: impl FnOnce(&mut Printer) -> std::io::Result<()>) -> Result<(), WriteError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(WriteError::io(folder))?;
    }
    let next = path.with_extension("next");
    let file = fs::File::create(&next).map_err(WriteError::io(&next))?;
    let mut file = BufWriter::with_capacity(1 << 16, file);
    print(&mut file).and_then(|()| file.flush()).map_err(WriteError::io(&next))?;
    with_retries(&Disk, || fs::rename(&next, path)).map_err(WriteError::io(path))
}

/// The writer that a file is printed into.
pub type Printer = BufWriter<fs::File>;
