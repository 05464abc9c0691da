//! The data model of a site: plain data without files, templates or output.
//!
//! Raw text does not get past [`crate::validate`]: a value of these types is well-formed by itself. [`crate::resolve`]
//! then ensures that references between documents hold.

pub mod answer;
pub mod archive;
pub mod character;
pub mod code;
pub mod config;
pub mod content_file;
pub mod dataset;
pub mod document;
pub mod draft;
pub mod fiscal_year;
pub mod form;
pub mod generated_file;
pub mod heading;
pub mod indicator;
pub mod item;
pub mod kind;
pub mod media_type;
pub mod output;
pub mod path;
pub mod publication;
pub mod site;
pub mod source;
pub mod suppression;
pub mod table;
pub mod table_index;
pub mod when;
