//! tomei (透明) publishes the yearly goals of public bodies as a static site.
//!
//! Data moves in one direction, from the content on disk to the output folder. Each stage returns a value that no later
//! stage changes:
//!
//! ```text
//! disk → Sources → Content → Site → Plan → Output → public/
//!        load      validate  resolve  render  index, export, render: every file is made or kept; write: all or none
//! ```
//!
//! Each module imports only from modules on lower floors. `ARCHITECTURE.md` in the repository describes what each one
//! is responsible for, what it must not know, and where to start reading. In short:
//!
//! - the program: [`cli`] parses arguments, prints everything, sets the exit code and runs the preview server;
//! - the order of the stages: [`commands`] has one file per command; [`pipeline`] runs the stages and decides which
//!   files of the last build are kept;
//! - the disk: [`load`] reads it, [`mod@write`] writes it;
//! - the stages: [`validate`] turns each file into a typed value, [`resolve`] turns all of them into a site, [`check`]
//!   runs the editorial rules; [`render`] and [`theme`] make pages, [`index`] prepares the search, [`export`] makes the
//!   open data; [`import`] drafts documents from existing sheets, and [`update`] adds what these have later; [`publication`], [`correct`], [`next_year`] and
//!   [`diff`] compare, correct and continue what was published; [`bundle`] puts a site into one file;
//! - plain data: [`model`] defines what a site consists of, [`diagnostic`] what can be wrong with it; [`eras`],
//!   [`i18n`], [`yaml`], [`front_matter`] and [`markdown`] parse and print small formats, and [`synonyms`] has the words that
//!   are found for others.
//!
//! The library's interface is not stable: it exists for the program and its tests.

pub mod bundle;
pub mod check;
pub mod cli;
pub mod commands;
pub mod correct;
pub mod diagnostic;
pub mod diff;
pub mod eras;
pub mod export;
pub mod front_matter;
pub mod i18n;
pub mod import;
pub mod index;
pub mod load;
pub mod markdown;
pub mod model;
pub mod next_year;
pub mod pipeline;
pub mod publication;
pub mod render;
pub mod resolve;
pub mod synonyms;
pub mod theme;
pub mod update;
pub mod validate;
pub mod write;
pub mod yaml;
