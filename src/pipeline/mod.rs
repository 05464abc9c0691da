//! The order of the stages, for a whole site and after an edit.
//!
//! There is one way through the stages, not two: a rebuild runs them all, and
//! only what is a pure function of unchanged input is taken from memory — a
//! file's document by the file's text, a page's HTML by the page's inputs.

mod addresses;
pub mod cache;
pub mod content;
pub mod data;
pub mod dependencies;
pub mod fault;
pub mod furigana;
mod indexed;
pub mod lock_file;
pub mod output;
mod pages;
pub mod progress;
pub mod published;
pub mod records;
pub mod rules;
pub mod search;
pub mod site;
pub mod sources;
mod theme;

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::resolve::Visibility;
use crate::write::WriteError;

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    pub output: PathBuf,
    /// In place of the site's own `base_url`.
    pub base_url: Option<String>,
    pub visibility: Visibility,
}

impl Settings {
    /// Where the cache, the lock and edits kept aside are.
    pub fn state(&self) -> PathBuf {
        self.root.join(".tomei")
    }
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The content has faults; nothing was written.
    #[error("the content has faults")]
    Content(Vec<Diagnostic>),
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Failure {
    /// Ends a run that found faults.
    ///
    /// # Errors
    ///
    /// The faults, if there are any.
    pub fn if_any(faults: impl IntoIterator<Item = Diagnostic>) -> Result<(), Self> {
        let faults: Vec<Diagnostic> = faults.into_iter().collect();
        if faults.is_empty() { Ok(()) } else { Err(Self::Content(faults)) }
    }
}
