//! The YAML front matter of documents.

pub mod read;
