//! Converts each content file into a typed value.
//!
//! This stage must not know other files: [`crate::resolve`] checks references. Being a pure function of one file, its
//! result can be cached until that file changes.

pub mod block;
pub mod body;
pub mod body_text;
pub mod decode;
pub mod depth;
pub mod document;
pub mod due;
pub mod entry;
pub mod fault;
mod fence;
pub mod fields;
mod finding;
pub mod goal;
pub mod links;
mod lookalike;
pub mod notes;
mod numbering;
pub mod outline;
pub mod raw;
mod referred;
mod section;
pub mod sign;
pub mod table;
pub mod tag;
pub mod typing;
mod unfinished;
