//! The arguments of `tomei form`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
}
