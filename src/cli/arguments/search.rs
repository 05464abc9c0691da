//! The arguments of `tomei search`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::value;

/// A query for a built site.
#[derive(Debug, Args)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub struct SearchOptions {
    /// The query.
    #[arg(required_unless_present = "batch")]
    pub query: Vec<String>,
    /// The built site's folder [default: public in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Narrow the result.
    #[arg(long = "facet", value_name = "NAME=VALUE", value_parser = value::read_facet)]
    pub facets: Vec<(String, String)>,
    /// Order.
    #[arg(long, value_enum, default_value = "relevance")]
    pub sort: SortOrder,
    /// How many to show.
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub limit: usize,
    /// The number of hits to skip.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub offset: usize,
    /// An expansion of the query to undo, as named in the notes.
    #[arg(long, value_name = "NOTE")]
    pub undo: Vec<String>,
    /// Explain how the query was interpreted.
    #[arg(long)]
    pub explain: bool,
    /// Print the answer as JSON.
    #[arg(long)]
    pub json: bool,
    /// A file of queries, one per line.
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub batch: Option<PathBuf>,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(unreachable_pub, reason = "the whole command line uses it; naming its room here would be a circle")]
pub enum SortOrder {
    Relevance,
    Newest,
    Oldest,
}
