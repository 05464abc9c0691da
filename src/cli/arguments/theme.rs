//! The arguments of `tomei theme`.

use clap::{Args, Subcommand};

/// What to do with themes.
#[derive(Debug, Args)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub struct ThemeOptions {
    #[command(subcommand)]
    pub action: ThemeAction,
}

#[derive(Debug, Subcommand)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub enum ThemeAction {
    /// List themes and their files.
    List,
    /// Copy files into a theme of your own.
    Copy {
        /// Files to copy [default: all]
        files: Vec<String>,
        /// The theme to copy into.
        #[arg(long, default_value = "default")]
        to: String,
    },
}
