//! Files that `init`, `new` and `theme copy` write once and never over others.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use crate::write::WriteError;

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
    fs::rename(&next, path).map_err(WriteError::io(path))
}

/// What a file is printed into.
pub type Printer = BufWriter<fs::File>;
