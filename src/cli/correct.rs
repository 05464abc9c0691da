//! `tomei correct`: corrects published text and records the correction.

use crate::cli::arguments::CorrectOptions;
use crate::cli::report::Reporter;
use crate::cli::unified_diff::unified_diff;
use crate::cli::{DONE, nothing_written};
use crate::commands::correct::{Prepared, prepare, write};
use crate::correct::file::Change;
use crate::correct::request::{OldWords, Request};
use crate::pipeline::Settings;

/// Corrects a document and records the correction: writes both files, or none.
pub(super) fn correct(settings: &Settings, options: &CorrectOptions, reporter: &Reporter) -> u8 {
    let request = Request {
        document: options.document.clone(),
        item: options.item.clone(),
        before: options.before.clone(),
        after: options.after.clone(),
        reason: options.reason.clone(),
        date: settings.visibility.today,
        old_words: if options.withhold { OldWords::Withheld } else { OldWords::Shown },
    };
    let Prepared { changes, remaining } = match prepare(settings, &request) {
        Ok(changes) => changes,
        Err(failure) => return nothing_written(reporter, failure),
    };
    if options.dry_run {
        changes.iter().for_each(|change| show(change, reporter));
        return DONE;
    }
    match write(&settings.root, &changes) {
        Ok(()) => {
            let corrected = reporter.word("直しました:", "corrected:");
            changes.iter().for_each(|change| reporter.note(&format!("{corrected} {}", change.file)));
            reporter.diagnostics(&remaining);
            DONE
        }
        Err(failure) => nothing_written(reporter, failure),
    }
}

fn show(change: &Change, reporter: &Reporter) {
    reporter.print(unified_diff(&change.file, false, [&change.before, &change.after]).trim_end());
}
