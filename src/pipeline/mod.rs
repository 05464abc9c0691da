//! The order of the stages, for a first build as well as after an edit.
//!
//! There is only one path through the stages: a rebuild runs all of them too. Only results of pure functions whose
//! input is unchanged are taken from the cache, namely the document of a file, by the hash of its text, and the HTML of
//! a page, by the hash of its inputs.

mod addresses;
pub mod cache;
pub mod content;
pub mod data;
pub mod dependencies;
pub mod fault;
pub mod furigana;
mod indexed;
pub mod links;
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
pub mod time_zone;
pub mod waiting;

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::resolve::Visibility;
use crate::write::WriteError;

/// The options of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    pub output: PathBuf,
    /// Replaces the `base_url` that the site configures.
    pub base_url: Option<String>,
    pub visibility: Visibility,
}

/// The folders of a site in which no output may lie: people work in them, or they hold state of the program.
pub const OWN_FOLDERS: [&str; 3] = ["content", "themes", ".tomei"];

impl Settings {
    /// The folder of the cache, of the lock against concurrent runs, and of edits that were set aside.
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
    /// Ends the run if there are faults.
    ///
    /// # Errors
    ///
    /// [`Failure::Content`] with the faults, if there are any.
    pub fn if_any(faults: impl IntoIterator<Item = Diagnostic>) -> Result<(), Self> {
        let faults: Vec<Diagnostic> = faults.into_iter().collect();
        if faults.is_empty() { Ok(()) } else { Err(Self::Content(faults)) }
    }
}
