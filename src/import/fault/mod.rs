//! What can be wrong with a file from Word, Excel or another program, and with
//! what is imported from it.

pub mod draft;
pub mod file;
pub mod form;
pub mod notice;
pub mod place;
pub mod table;

/// Why a file cannot be read: any of the faults of this folder.
pub use crate::diagnostic::fault::Fault as ImportFault;
