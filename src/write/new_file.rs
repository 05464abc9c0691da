//! Files that commands write: new ones once and never over others, such as
//! people keep and edit in one step.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::write::error::WriteError;
use crate::write::system::{Disk, with_retries};

/// Whether a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    New,
    /// A file was there already, and stays as it is.
    Kept,
}

/// Writes `bytes` to a path where nothing is yet; folders are made.
///
/// # Errors
///
/// Where the folder or the file cannot be made.
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

/// Replaces files that people keep: all are written beside the old ones first,
/// so that what can fail has failed before anything changes. Rights stay, and
/// a link goes on leading to its file.
///
/// # Errors
///
/// Where one cannot be written or put in its place.
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
    // Hidden, so that no scan of the content sees it.
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
/// Where the folder or the file cannot be made.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace_with(path, |file| file.write_all(bytes))
}

/// As [`replace`], with what `print` writes: large caches are never whole in memory.
///
/// # Errors
///
/// As [`replace`], and whatever `print` gives.
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

/// What a file is printed into.
pub type Printer = BufWriter<fs::File>;
