//! What can be wrong with a file from Word, Excel or another program, and with
//! what is imported from it.

pub mod draft;
pub mod file;
pub mod form;
pub mod notice;
pub mod place;
pub mod table;
