//! Writes files to the output folder: all files of a build, or none.
//!
//! A build is assembled in a folder next to the output, which it then replaces in one step. Unchanged files are taken
//! over as hard links, which keeps their modification time and needs no space; files that tomei did not make are taken
//! over untouched. A build that fails or is killed leaves the previous output as it was; a build that would change
//! nothing does not touch it.
//!
//! A file on which people may have worked is removed only after its replacement is in place, and only if the new output
//! has it too.

#![expect(clippy::disallowed_methods, reason = "the module that writes the disk")]

pub mod changes;
pub mod error;
mod exchange;
mod folder;
mod journal;
mod kept;
mod lock;
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
