//! Reads the files of a theme that a site keeps in `themes/<name>/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::path::print_path;
use crate::load;
use crate::load::unreadable::unreadable;

/// Files by their path within the theme, e.g. `templates/goal.html`.
pub type ThemeFiles = BTreeMap<String, Vec<u8>>;

/// Reads `root/themes/<name>`; empty if there is no such folder.
///
/// # Errors
///
/// The faults of all files that cannot be read.
pub fn read(root: &Path, name: &str) -> Result<ThemeFiles, Vec<Diagnostic>> {
    let folder = root.join("themes").join(name);
    let (mut files, mut faults) = (ThemeFiles::new(), Vec::new());
    if !folder.is_dir() {
        return Ok(files);
    }
    for found in
        WalkDir::new(&folder).sort_by_file_name().into_iter().flatten().filter(|found| found.file_type().is_file())
    {
        let inside = found.path().strip_prefix(&folder).unwrap_or(found.path());
        let inside = print_path(inside);
        match load::read_file(found.path()) {
            Ok(bytes) => drop(files.insert(inside, bytes)),
            Err(error) => faults.push(unreadable(&format!("themes/{name}/{inside}"), &error)),
        }
    }
    if faults.is_empty() { Ok(files) } else { Err(faults) }
}

/// The names of the themes that a site keeps.
pub fn names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
