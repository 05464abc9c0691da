//! The YAML front matter of documents.

pub mod draft;
pub mod edit;
pub mod fault;
pub mod print;
pub mod read;
pub mod updated;
