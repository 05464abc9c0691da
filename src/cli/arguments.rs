//! The command-line arguments. Their help texts are in [`crate::cli::help`], in both languages.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::cli::refused::Refused;
use crate::cli::schema_kind::SchemaKind;
use crate::cli::today::today;
use crate::cli::value;
use crate::diagnostic::lang::Lang;
use crate::load;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::pipeline::{OWN_FOLDERS, Settings};
use crate::resolve::{Drafts, Visibility};
use crate::validate::table::config::read_base_url;

mod bundle;
mod form;
mod import;
mod search;
mod theme;

pub(super) use self::bundle::BundleOptions;
pub(super) use self::form::{FormAction, FormOptions, TemplateOptions};
pub(super) use self::import::ImportOptions;
pub(super) use self::search::{SearchOptions, SortOrder};
pub(super) use self::theme::{ThemeAction, ThemeOptions};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "tomei", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// The arguments of every command.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// The folder that holds content.
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Language of messages [default: the locale's]
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    /// Format of messages.
    #[arg(long, global = true, value_enum, default_value = "text")]
    pub format: Format,
    /// The date to use as today [default: today]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = value::read_date)]
    pub date: Option<Date>,
}

/// The formats of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
    /// A SARIF 2.1.0 log, for tools that collect findings.
    Sarif,
    /// Workflow commands of GitHub Actions, one per line.
    Github,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site.
    Build(Place),
    /// Check without writing.
    Check(CheckOptions),
    /// Build the site and record it as published.
    Publish(PublishOptions),
    /// Write the open data without the site.
    Export(Place),
    /// Write the site, or a department's year, as one file.
    Bundle(BundleOptions),
    /// Preview with live reload.
    Serve(ServeOptions),
    /// Search a built site.
    Search(SearchOptions),
    /// Begin a new site.
    Init(InitOptions),
    /// Show what a publication would change.
    Diff(DiffOptions),
    /// Correct published text, and record it.
    Correct(CorrectOptions),
    /// Make a new document.
    New(NewOptions),
    /// Begin the next fiscal year from the last.
    NewYear(NewYearOptions),
    /// Print the headers that a web server should send.
    Headers(HeadersOptions),
    /// Import sheets from Word, Excel, CSV …
    Import(ImportOptions),
    /// List, show and check forms of sheets.
    Form(FormOptions),
    /// Print the JSON Schema of a file kind.
    Schema(SchemaOptions),
    /// Print the licences of what the program is made of.
    Licences,
    /// List or copy themes.
    Theme(ThemeOptions),
}

/// The output and what it includes.
#[derive(Debug, Default, Args)]
pub(super) struct Place {
    /// The output folder [default: public in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address of the published site [default: base_url in tomei.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Include drafts and documents with a later publication date.
    #[arg(long)]
    pub drafts: bool,
}

/// What to report, and when to fail.
#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    #[command(flatten)]
    pub place: Place,
    /// Exit with 1 if there are warnings.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Also report how 同32年度 and 10月 were interpreted.
    #[arg(long)]
    pub notes: bool,
    /// Ask other hosts whether the pages that the texts link to are there.
    #[arg(long)]
    pub links: bool,
    /// Print every rule with its reason and example.
    #[arg(long)]
    pub rules: bool,
}

/// What is published.
#[derive(Debug, Args)]
pub(super) struct PublishOptions {
    /// The output folder [default: public in the site's folder]
    #[arg(long, short, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address of the published site [default: base_url in tomei.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// A published document to withdraw.
    #[arg(long, value_name = "ID", value_parser = value::read_slug)]
    pub withdraw: Vec<Slug>,
}

impl PublishOptions {
    /// The output of a publication, which never includes drafts.
    pub(super) fn place(&self) -> Place {
        Place { output: self.output.clone(), base_url: self.base_url.clone(), drafts: false }
    }
}

/// Options of the preview.
#[derive(Debug, Args)]
pub(super) struct ServeOptions {
    #[command(flatten)]
    pub place: Place,
    /// Port.
    #[arg(long, short, default_value_t = 1111)]
    pub port: u16,
    /// Interface to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub bind: std::net::IpAddr,
}

/// Options for a new site.
#[derive(Debug, Args)]
pub(super) struct InitOptions {
    /// The new site's folder.
    pub folder: Option<PathBuf>,
    /// The site's title.
    #[arg(long, default_value = "部局長の目標")]
    pub title: String,
}

/// The kind of document to create.
#[derive(Debug, Args)]
pub(super) struct NewOptions {
    #[command(subcommand)]
    pub kind: NewKind,
}

#[derive(Debug, Subcommand)]
pub(super) enum NewKind {
    /// A department's sheet.
    Sheet(NewPlace),
    /// An annual goal.
    Goal(NewGoal),
    /// A mid-term goal.
    Midterm(NewGoal),
    /// A free page.
    Page(NewPage),
}

/// The department and year of a new document.
#[derive(Debug, Args)]
pub(super) struct NewPlace {
    /// Fiscal year.
    #[arg(long)]
    pub year: String,
    /// Department.
    #[arg(long)]
    pub department: String,
}

/// The place and number of a new goal.
#[derive(Debug, Args)]
pub(super) struct NewGoal {
    #[command(flatten)]
    pub place: NewPlace,
    /// Number [default: the next free one]
    #[arg(long)]
    pub no: Option<String>,
    /// Title.
    #[arg(long, default_value = "（題名）")]
    pub title: String,
}

/// A new free page.
#[derive(Debug, Args)]
pub(super) struct NewPage {
    /// Name in the address.
    pub name: String,
    /// Title.
    #[arg(long, default_value = "（題名）")]
    pub title: String,
}

/// What to compare with.
#[derive(Debug, Args)]
pub(super) struct DiffOptions {
    #[command(flatten)]
    pub place: Place,
    /// Another site's folder, or a built site [default: what was published]
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// Also write a page to print.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// The year to begin.
#[derive(Debug, Args)]
pub(super) struct NewYearOptions {
    /// Fiscal year.
    #[arg(value_parser = value::read_year)]
    pub year: FiscalYear,
    /// Department [default: all that have an earlier year]
    #[arg(long, value_name = "ID", value_parser = value::read_slug)]
    pub department: Vec<Slug>,
    /// Who decides which goals are continued.
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// Show what would be created, write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// What to correct.
#[derive(Debug, Args)]
pub(super) struct CorrectOptions {
    /// The document's id or file.
    pub document: String,
    /// The item.
    #[arg(value_parser = value::read_slug)]
    pub item: Option<Slug>,
    /// The present text [default: all of the item]
    #[arg(long, value_name = "TEXT", required_unless_present = "item", allow_hyphen_values = true)]
    pub before: Option<String>,
    /// The corrected text.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub after: String,
    /// The reason, which readers see.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub reason: String,
    /// Do not show the old words in the record.
    #[arg(long)]
    pub withhold: bool,
    /// Show what would change, write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// For which host to print headers.
#[derive(Debug, Args)]
pub(super) struct HeadersOptions {
    /// Kind of host.
    #[arg(value_enum)]
    pub host: Host,
    /// HTTPS only for a year.
    #[arg(long)]
    pub hsts: bool,
    /// Only the redirects of moved pages.
    #[arg(long)]
    pub redirects: bool,
    /// Write it into this file.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// The kinds of hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Host {
    Nginx,
    Apache,
    Iis,
    Netlify,
    Cloudflare,
}

/// Which schema to print.
#[derive(Debug, Args)]
pub(super) struct SchemaOptions {
    /// Kind of file.
    #[arg(value_enum)]
    pub kind: Option<SchemaKind>,
    /// Write it into this file; without a kind, all of them into this folder.
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

/// The settings for the arguments.
pub(super) fn settings(common: &Common, place: &Place) -> Result<Settings, Refused> {
    if !common.root.join("content").is_dir() {
        return Err(Refused::NoContent(common.root.clone()));
    }
    let base_url = match &place.base_url {
        None => None,
        Some(url) => Some(read_base_url(url).ok_or_else(|| Refused::BaseUrl(url.clone()))?),
    };
    let output = place.output.clone().unwrap_or_else(|| common.root.join("public"));
    refuse_own_folders(&common.root, &output)?;
    let drafts = if place.drafts { Drafts::Shown } else { Drafts::Hidden };
    Ok(Settings {
        root: common.root.clone(),
        output,
        base_url,
        visibility: Visibility { today: today(&common.root, common.date), drafts },
    })
}

fn refuse_own_folders(root: &Path, output: &Path) -> Result<(), Refused> {
    let mut own = OWN_FOLDERS.into_iter().map(|folder| root.join(folder)).chain([root.to_owned()]);
    if own.any(|own| load::resolved(&own).starts_with(load::resolved(output))) {
        return Err(Refused::Output(output.to_owned()));
    }
    Ok(())
}
