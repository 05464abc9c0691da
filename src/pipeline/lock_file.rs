//! Reads the lock file, which records what was published.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::load::{self, Text};
use crate::model::publication::Publication;
use crate::publication::lock;

/// Reads the lock file of the site at `root`, if it exists.
///
/// # Errors
///
/// The faults of the lock file.
pub fn read(root: &Path) -> Result<Option<Publication>, Vec<Diagnostic>> {
    parse(load::read_lock(root, lock::NAME).as_ref())
}

/// Parses the text of a lock file, if there is one.
///
/// # Errors
///
/// The faults of the lock file.
pub fn parse(lock: Option<&Result<Text, Diagnostic>>) -> Result<Option<Publication>, Vec<Diagnostic>> {
    match lock {
        None => Ok(None),
        Some(Err(fault)) => Err(vec![fault.clone()]),
        Some(Ok(text)) => lock::parse(&text.text).map(Some),
    }
}
