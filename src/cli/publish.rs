//! `tomei publish`: builds the site and records it as published.

use crate::cli::arguments::PublishOptions;
use crate::cli::progress::Bars;
use crate::cli::report::Reporter;
use crate::cli::{DONE, FAULTS, failed, waiting, words};
use crate::commands::publish as publication;
use crate::diagnostic::path::print_path;
use crate::pipeline::{Failure, Settings};
use crate::publication::lock;

/// Publishes the site. If a published text changed without a correction, neither the output nor the lock file changes.
pub(super) fn publish(settings: &Settings, options: &PublishOptions, reporter: &Reporter) -> u8 {
    let bars = Bars::new(reporter);
    let result = publication::publish(settings, &options.withdraw, &bars);
    bars.finish();
    match result {
        Ok(done) => {
            reporter.diagnostics(&done.report.warnings);
            waiting::tell(&done.report.waiting, reporter);
            reporter.built(settings, &done.report);
            let file = settings.root.join(lock::NAME);
            reporter.note(&words::published(&done, &print_path(&file), reporter.lang));
            DONE
        }
        Err(Failure::Content(faults)) => {
            reporter.diagnostics(&faults);
            reporter.note(&words::not_published(faults.len(), reporter.lang));
            FAULTS
        }
        Err(failure) => failed(reporter, failure),
    }
}
