//! Reports what a command has written, and what it could not write.

use std::path::Path;

use crate::cli::report::Reporter;
use crate::cli::{COULD_NOT_RUN, DONE, write_errors};
use crate::diagnostic::path::print_path;
use crate::load;
use crate::write::WriteError;
use crate::write::changes::FileChange;

/// Reports why something could not be written. Returns the exit code.
pub(super) fn not_written(error: &WriteError, reporter: &Reporter) -> u8 {
    reporter.failed(&write_errors::text(error, reporter.lang));
    COULD_NOT_RUN
}

/// Reports the one file or folder that was written, or why it could not be. Returns the exit code.
pub(super) fn written(path: &Path, result: Result<(), WriteError>, reporter: &Reporter) -> u8 {
    match result {
        Ok(()) => {
            reporter.note(&print_path(path));
            DONE
        }
        Err(error) => not_written(&error, reporter),
    }
}

/// Files that a command adds to a site where their names are free.
pub(super) struct NewFiles<'a> {
    root: &'a Path,
    pub new: Vec<FileChange>,
    /// Those whose names are taken.
    kept: Vec<FileChange>,
}

impl<'a> NewFiles<'a> {
    pub(super) fn of(root: &'a Path, wanted: impl IntoIterator<Item = FileChange>) -> Self {
        let (kept, new) = wanted.into_iter().partition(|change| load::is_taken(&root.join(&change.file)));
        Self { root, new, kept }
    }

    /// Names the files that were written and, with the words `exists`, those that were there before.
    pub(super) fn report(&self, exists: &str, reporter: &Reporter) {
        let named = |change: &FileChange, word: &str| {
            reporter.note(format!("{} {word}", print_path(&self.root.join(&change.file))).trim_end());
        };
        self.new.iter().for_each(|change| named(change, ""));
        self.kept.iter().for_each(|change| named(change, exists));
    }
}
