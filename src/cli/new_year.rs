//! `tomei new-year`: drafts the documents of the next fiscal year from those of the last one.

use crate::cli::arguments::{Common, NewYearOptions};
use crate::cli::refused::Refused;
use crate::cli::report::Reporter;
use crate::cli::today::today;
use crate::cli::{COULD_NOT_RUN, DONE, nothing_written, schema};
use crate::commands::new_year::{Request, prepare, write};
use crate::next_year::target::NextYearDrafts;

/// Creates the drafts of a new year. Existing files are never overwritten.
pub(super) fn new_year(common: &Common, options: &NewYearOptions, reporter: &Reporter) -> u8 {
    if !common.root.join("content").is_dir() {
        reporter.failed(&Refused::NoContent(common.root.clone()).text(reporter.lang));
        return COULD_NOT_RUN;
    }
    let request = Request {
        root: common.root.clone(),
        year: options.year,
        departments: options.department.clone(),
        by: options.by.clone(),
        day: today(&common.root, common.date).to_string(),
        schema: schema::line(3),
    };
    let drafts = match prepare(&request) {
        Ok(drafts) => drafts,
        Err(failure) => return nothing_written(reporter, failure),
    };
    let written = if options.dry_run { Ok(()) } else { write(&request.root, &drafts, schema::files()) };
    if let Err(failure) = written {
        return nothing_written(reporter, failure);
    }
    show(&drafts, options, reporter);
    DONE
}

fn show(drafts: &NextYearDrafts, options: &NewYearOptions, reporter: &Reporter) {
    let made = if options.dry_run {
        reporter.word("作成します:", "would be made:")
    } else {
        reporter.word("作成:", "made:")
    };
    for draft in &drafts.files {
        reporter.note(&format!("{made} {}", draft.file));
        if options.dry_run {
            reporter.print(&draft.text);
        }
    }
    let ended =
        reporter.word("工程がすべて終わった中期目標（作りません）:", "mid-term goal whose steps have ended, not made:");
    drafts.ended.iter().for_each(|id| reporter.note(&format!("{ended} {id}")));
    let next = reporter.word(
        "どれも下書きです。前の年度のことは前書きの # の行にあります。決めて書いたら # の行と draft: true を消してください",
        "all are drafts; the lines with # tell of the year before: decide, write, then remove them and draft: true",
    );
    reporter.note(next);
}
