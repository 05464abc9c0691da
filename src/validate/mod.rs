//! Turns the bytes of one content file into one typed value.
//!
//! Knows nothing of other files: whether a reference holds is for
//! [`crate::resolve`]. A pure function of one file, so that its result can be
//! kept for as long as the file does not change.

pub mod body;
pub mod body_text;
pub mod decode;
pub mod document;
pub mod due;
pub mod entry;
pub mod fault;
pub mod fields;
pub mod goal;
pub mod links;
pub mod outline;
pub mod raw;
pub mod sign;
pub mod table;
pub mod tag;
pub mod typing;
