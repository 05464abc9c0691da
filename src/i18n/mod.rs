//! Internationalization: the word files of a theme, plural forms, and the translation of templates.
//!
//! Pure functions of text that has been loaded. [`crate::theme`] determines which files a theme has, and which
//! languages a site uses.

pub mod fault;
pub mod plural;
pub mod read;
pub mod sentence;
pub mod template;
pub mod translate;
pub mod translated;
pub mod words;
