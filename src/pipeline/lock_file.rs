//! What the lock file of a site says was published.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::load::{self, Text};
use crate::model::publication::Publication;
use crate::publication::lock;

/// The lock file of the site at `root`, if there is one.
///
/// # Errors
///
/// What is wrong with it.
pub fn read(root: &Path) -> Result<Option<Publication>, Vec<Diagnostic>> {
    parse(load::read_lock(root, lock::NAME).as_ref())
}

/// What the text of a lock file says, if there is one.
///
/// # Errors
///
/// What is wrong with it.
pub fn parse(lock: Option<&Result<Text, Diagnostic>>) -> Result<Option<Publication>, Vec<Diagnostic>> {
    match lock {
        None => Ok(None),
        Some(Err(fault)) => Err(vec![fault.clone()]),
        Some(Ok(text)) => lock::parse(&text.text).map(Some),
    }
}
