//! Faults of files from Word, Excel or other programs, and of the documents imported from them.

pub mod bound;
pub mod contradiction;
pub mod draft;
pub mod file;
pub mod form;
pub mod left_out;
pub mod notice;
pub mod pdf;
pub mod pdf_notice;
pub mod place;
pub mod propose;
pub mod table;
pub mod template;
