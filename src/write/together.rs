//! Files of one content folder reach it together: all of them, or none.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::write::{WriteError, exchange, folder};

/// Puts `files` (by their names) into `folder`, beside what is there. The
/// folder is put together anew next to the old one, whose files it takes over
/// as they are (hard links), and then takes its place in one step.
///
/// # Errors
///
/// Where something cannot be written; the folder then is as it was.
pub fn put_together(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), WriteError> {
    let (next, old) = (beside(folder, "next"), beside(folder, "old"));
    exchange::recover(folder, &old)?;
    [&next, &old].into_iter().try_for_each(|leftover| folder::remove(leftover))?;
    let done = fill(folder, &next, files).and_then(|()| exchange::exchange(&next, folder, &old));
    // What is left of an attempt that failed is of no use to anyone.
    let cleared = [&next, &old].into_iter().try_for_each(|leftover| folder::remove(leftover));
    done.and(cleared)
}

/// Puts files, by their paths below `root`, into their folders: each folder
/// gets all of its files, or none.
///
/// # Errors
///
/// Where something cannot be written; that folder and those after it then are
/// as they were.
pub fn put_all(root: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<(), WriteError> {
    let mut folders: BTreeMap<PathBuf, Vec<(String, Vec<u8>)>> = BTreeMap::new();
    for (file, bytes) in files {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", &file));
        folders.entry(root.join(folder)).or_default().push((name.to_owned(), bytes));
    }
    folders.iter().try_for_each(|(folder, files)| put_together(folder, files))
}

fn fill(folder: &Path, next: &Path, files: &[(String, Vec<u8>)]) -> Result<(), WriteError> {
    fs::create_dir_all(next).map_err(WriteError::io(next))?;
    for entry in WalkDir::new(folder).min_depth(1).into_iter().flatten() {
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let target = next.join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target).map_err(WriteError::io(&target))?;
        } else if !files.iter().any(|(name, _)| Path::new(name) == inside) {
            carry(entry.path(), &target)?;
        }
    }
    for (name, bytes) in files {
        let target = next.join(name);
        fs::write(&target, bytes).map_err(WriteError::io(&target))?;
    }
    if let Ok(metadata) = fs::metadata(folder) {
        // Rights that cannot be set are the ones the folder was made with.
        drop(fs::set_permissions(next, metadata.permissions()));
    }
    Ok(())
}

fn carry(from: &Path, to: &Path) -> Result<(), WriteError> {
    let is_link = fs::symlink_metadata(from).is_ok_and(|metadata| metadata.is_symlink());
    if is_link {
        // The folders lie side by side, so a relative link leads where it did.
        return copy_link(from, to).map_err(WriteError::io(from));
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop)).map_err(WriteError::io(from))
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::copy(from, to).map(drop)
}

/// `.name.tomei-next` beside `name`: hidden, so no scan of the content sees it.
fn beside(folder: &Path, suffix: &str) -> PathBuf {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    folder.with_file_name(format!(".{name}.tomei-{suffix}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::put_together;

    #[test]
    fn all_files_or_none() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("2019/kikaku");
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        put_together(&folder, &[file("a.md", "a")]).unwrap();
        fs::write(folder.join("mine.txt"), "mine").unwrap();
        assert!(put_together(&folder, &[file("a.md", "b"), file("no/such/folder.md", "c")]).is_err());
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), "a", "nothing of a failed attempt");
        put_together(&folder, &[file("a.md", "b")]).unwrap();
        assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), "b");
        assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "mine");
        assert_eq!(fs::read_dir(place.path().join("2019")).unwrap().count(), 1, "no leftovers");
    }
}
