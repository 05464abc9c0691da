//! The arguments of `tomei import`.

use std::path::PathBuf;

use clap::Args;

/// What to import, and for which department and year.
#[derive(Debug, Args)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub struct ImportOptions {
    /// Files to import.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Department.
    #[arg(long)]
    pub department: String,
    /// Fiscal year.
    #[arg(long)]
    pub year: String,
    /// The form of the files [default: the site's, or toyonaka]
    #[arg(long)]
    pub form: Option<String>,
    /// Propose a form from the words of the files, write it, and import with it.
    #[arg(long)]
    pub propose: bool,
    /// A sheet of a workbook to import; can be repeated [default: all]
    #[arg(long, value_name = "NAME")]
    pub sheet: Vec<String>,
    /// Replace files that were edited.
    #[arg(long)]
    pub force: bool,
    /// Show what would change, write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}
