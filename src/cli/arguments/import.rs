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
    /// Link the results and promises that stand in one row, as accepted by NAME.
    #[arg(long, value_name = "NAME")]
    pub accept_pairs: Option<String>,
    /// Add what is new in the files to the existing documents, and keep every edit.
    #[arg(long)]
    pub update: bool,
    /// A text that stays as it stands in the document; can be repeated.
    #[arg(long, value_name = "DOCUMENT#TEXT", requires = "update")]
    pub keep: Vec<String>,
    /// A text that becomes as the file has it; can be repeated.
    #[arg(long, value_name = "DOCUMENT#TEXT", requires = "update")]
    pub take: Vec<String>,
    /// The document of a goal of the files, or `new`; can be repeated.
    #[arg(long, value_name = "GOAL=DOCUMENT", requires = "update", value_parser = pair)]
    pub pair: Vec<(String, String)>,
    /// Replace drafts that were edited.
    #[arg(long, conflicts_with = "update")]
    pub force: bool,
    /// Show what would change, write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the report as JSON.
    #[arg(long)]
    pub json: bool,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (goal, document) = text.split_once('=').ok_or("GOAL=DOCUMENT")?;
    Ok((goal.trim().to_owned(), document.trim().to_owned()))
}
