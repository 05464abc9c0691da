//! A correction: the words of a file that change, and the entry that says so.
//!
//! Works on texts only, byte by byte: what is not corrected stays as it is.

pub mod edit;
pub mod entry;
pub mod fault;
