//! Reads the disk: which files a site has, and their contents.
//!
//! Apart from [`crate::write`], this is the only module that accesses the file system, and the only one that asks other
//! hosts ([`hosts`]). It must not know what the text means.

#![expect(clippy::disallowed_methods, reason = "the module that reads the disk")]

pub mod apart;
pub mod encoding;
pub mod fault;
pub mod hosts;
pub mod scan;
pub mod stamp;
pub mod theme;
mod unreadable;

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::path::print_path;
use crate::load::fault::{NotRegular, TooLarge};
use crate::load::scan::Entry;
use crate::load::unreadable::unreadable;

/// The largest text file that is read, in bytes.
pub const TEXT_LIMIT: u64 = 4 * 1024 * 1024;

/// The text of a file, with notes on its encoding.
#[derive(Debug)]
pub struct Text {
    pub text: String,
    pub notes: Vec<Diagnostic>,
}

/// Reads a content file as UTF-8, without a byte order mark.
///
/// # Errors
///
/// The fault, which says what a person has to do before the file can be read.
pub fn read_text(entry: &Entry) -> Result<Text, Diagnostic> {
    if entry.bytes > TEXT_LIMIT {
        let fault = TooLarge { bytes: entry.bytes, limit: TEXT_LIMIT };
        return Err(Diagnostic::of_file(&entry.file, fault));
    }
    encoding::decode(&entry.file, read_bytes(entry)?)
}

/// Reads a file that is copied unchanged.
///
/// # Errors
///
/// If the file cannot be read.
pub fn read_bytes(entry: &Entry) -> Result<Vec<u8>, Diagnostic> {
    read_file(&entry.disk).map_err(|error| unreadable(&entry.file, &error))
}

/// Reads a regular file. Reading a named pipe or a device might never end, so they give [`ErrorKind::InvalidInput`].
pub(crate) fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { fs::read(path) } else { Err(ErrorKind::InvalidInput.into()) }
}

/// The largest file that is imported, in bytes. A typical sheet of goals with pictures has a few megabytes.
pub const INPUT_LIMIT: u64 = 32 * 1024 * 1024;

/// Reads a file of any format for an import. At most [`INPUT_LIMIT`] bytes are read, whatever size the file system
/// reports.
///
/// # Errors
///
/// If it cannot be read, is not a regular file, or is too large.
pub fn read_input(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let file = print_path(path);
    let failed = |error: std::io::Error| unreadable(&file, &error);
    let metadata = fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(Diagnostic::of_file(&file, NotRegular));
    }
    let too_large = |bytes| Diagnostic::of_file(&file, TooLarge { bytes, limit: INPUT_LIMIT });
    if metadata.len() > INPUT_LIMIT {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    fs::File::open(path).and_then(|file| file.take(INPUT_LIMIT + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > INPUT_LIMIT { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

/// The largest lock file that is read, in bytes; enough for some 100,000 documents.
pub const LOCK_LIMIT: u64 = 128 * 1024 * 1024;

/// Reads the lock file `name` in the site's folder, if it exists.
///
/// # Errors
///
/// If it exists and cannot be read as text.
pub fn read_lock(root: &Path, name: &str) -> Option<Result<Text, Diagnostic>> {
    let path = root.join(name);
    let metadata = match fs::metadata(&path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => return Some(Err(unreadable(name, &error))),
    };
    if metadata.len() > LOCK_LIMIT {
        return Some(Err(Diagnostic::of_file(name, TooLarge { bytes: metadata.len(), limit: LOCK_LIMIT })));
    }
    let bytes = read_file(&path).map_err(|error| unreadable(name, &error));
    Some(bytes.and_then(|bytes| encoding::decode(name, bytes)))
}

/// The text of a file of the site, if it exists.
pub fn read_present(path: &Path) -> Option<String> {
    read_file(path).ok().and_then(|bytes| String::from_utf8(bytes).ok())
}

/// Whether anything exists at this path: a file, a folder, or a dangling link.
pub fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether two paths lead to the same existing file or folder.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// The path with all links and `..` resolved, even if nothing exists there yet.
pub fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute.components().fold(PathBuf::new(), |mut found, part| {
        if part == Component::ParentDir {
            found.pop();
            return found;
        }
        found.push(part);
        found.canonicalize().unwrap_or(found)
    })
}

/// Reads a file of the program's own state, such as the cache, if it exists.
pub fn read_state(path: &Path) -> Option<Vec<u8>> {
    read_file(path).ok()
}

/// The text of a file that a diagnostic names, for showing an excerpt of it.
pub fn read_excerpt(root: &Path, file: &str) -> Option<String> {
    let disk = root.join(file);
    let limit = if file.ends_with(".lock") { LOCK_LIMIT } else { TEXT_LIMIT };
    let small = fs::metadata(&disk).is_ok_and(|metadata| metadata.len() <= limit);
    let bytes = small.then(|| read_file(&disk).ok()).flatten()?;
    encoding::decode(file, bytes).ok().map(|text| text.text)
}
