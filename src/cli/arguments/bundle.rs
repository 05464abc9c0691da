//! The arguments of `tomei bundle`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::value;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// What to put into one file.
#[derive(Debug, Args)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub struct BundleOptions {
    /// The file [default: site.zip, or the year and department with the ending html]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// A department, whose year becomes a page to be printed.
    #[arg(long, value_name = "ID", value_parser = value::read_slug, requires = "year")]
    pub department: Option<Slug>,
    /// Its fiscal year.
    #[arg(long, value_parser = value::read_year, requires = "department")]
    pub year: Option<FiscalYear>,
    /// The address of the published site [default: base_url in tomei.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Include drafts and documents with a later publication date.
    #[arg(long)]
    pub drafts: bool,
}
