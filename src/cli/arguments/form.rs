//! The arguments of `tomei form`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::value;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;

/// What to do with forms.
#[derive(Debug, Args)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub struct FormOptions {
    #[command(subcommand)]
    pub action: FormAction,
}

/// What to do with forms.
#[derive(Debug, Subcommand)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub enum FormAction {
    /// List the forms and what they read.
    List,
    /// Print a form with its comments.
    Show {
        /// The id of the form.
        #[arg(required_unless_present = "files")]
        name: Option<String>,
        /// A file for which a form is proposed; can be repeated.
        #[arg(long = "for", value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Check a form, and tell what it reads of files.
    Check {
        /// The id of the form, or its file.
        name: String,
        /// Files that the form should read.
        files: Vec<PathBuf>,
    },
    /// Write a workbook or a Word document that clerks fill in, and that import reads.
    Template(TemplateOptions),
}

/// What a template is for.
#[derive(Debug, Args)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub struct TemplateOptions {
    /// The id of the form [default: the site's, or toyonaka]
    pub name: Option<String>,
    /// Write it into this file [default: NAME-template.xlsx]
    #[arg(long, value_name = "FILE.xlsx|FILE.docx", value_parser = template_file)]
    pub output: Option<PathBuf>,
    /// The department, which is filled in.
    #[arg(long, value_name = "ID", value_parser = value::read_slug)]
    pub department: Option<Slug>,
    /// The fiscal year, which is filled in.
    #[arg(long, value_parser = value::read_year)]
    pub year: Option<FiscalYear>,
    /// How many annual goals there is room for.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=99))]
    pub goals: u32,
    /// How many mid-term goals there is room for.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(0..=99))]
    pub midterm_goals: u32,
}

fn template_file(text: &str) -> Result<PathBuf, &'static str> {
    let path = PathBuf::from(text);
    let is_known =
        path.extension().is_some_and(|of| ["xlsx", "docx"].iter().any(|known| of.eq_ignore_ascii_case(known)));
    is_known.then_some(path).ok_or("FILE.xlsx, FILE.docx")
}
