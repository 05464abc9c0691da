//! Files reach the output folder: all of a build, or none.
//!
//! A build is put together in a folder beside the output and then takes its
//! place in one step. Files that did not change are the same files (hard
//! links), so they keep their time and cost no space; files that tomei did not
//! make move along untouched. A build that fails or is killed leaves the old
//! output as it was; one that would change nothing touches nothing.
//!
//! Nothing that people have worked on is removed before what comes is in its
//! place, and then only what stands there as well.

#![expect(clippy::disallowed_methods, reason = "the module that writes the disk")]

pub mod error;
mod exchange;
mod folder;
mod kept;
pub mod manifest;
mod mount;
pub mod new_file;
mod retire;
pub mod staging;
mod system;
pub mod together;

pub use crate::write::error::WriteError;
pub use crate::write::retire::{Cleanup, Remaining};
pub use crate::write::staging::{Staging, Summary};
