//! tomei (透明) publishes the yearly goals of public bodies as a static site.
//!
//! Content enters at one end and files leave at the other. Each value on the way is made once and changed by nobody:
//!
//! ```text
//! disk → Sources → Content → Site → Plan → Output → public/
//!        load      validate  resolve  render  index, export, render: every file is made or kept; write: all or none
//! ```
//!
//! `ARCHITECTURE.md` in the repository is the tour: what each module answers for, what it must not know, where to start.
//! In short, each imports only from those of lower floors:
//!
//! - the program: [`cli`] has the arguments, all printing, the exit codes and the preview server;
//! - the order: [`commands`] has what each command does, [`pipeline`] the line of stages and which files may be kept;
//! - the disk: [`load`] reads it, [`mod@write`] writes it;
//! - the stages: [`validate`] makes one typed value of one file, [`resolve`] a site of all of them; [`check`] says what a
//!   good editor would; [`render`] and [`theme`] make pages, [`index`] what is searched, [`export`] open data; [`import`]
//!   makes drafts of old sheets; [`publication`], [`correct`], [`next_year`] and [`diff`] are about what was published and
//!   may change;
//! - plain data: [`model`] is what a site is, [`diagnostic`] what can be wrong with it; [`eras`], [`i18n`], [`yaml`],
//!   [`front_matter`] and [`markdown`] read and print small things.
//!
//! The library has no promise of a stable interface; it is there for the program and its tests.

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
pub mod theme;
pub mod validate;
pub mod write;
pub mod yaml;
