//! Finds the files of a site. A content folder that a killed run left between
//! two renames is put back first: without it, its documents would be missing.

use std::path::Path;

use crate::load::scan::{self, Scan};
use crate::write::{WriteError, together};

/// Finds every file under `root/content`, in the order of their names.
///
/// # Errors
///
/// Where a folder cannot be put back; the error says where it lies.
pub fn scan(root: &Path) -> Result<Scan, WriteError> {
    loop {
        let found = scan::scan(root);
        if found.displaced.is_empty() {
            return Ok(found);
        }
        // Others may lie inside those.
        found.displaced.iter().try_for_each(|folder| together::recover(folder))?;
    }
}
