//! Words and languages: the files of words of a theme, plural forms, and templates translated with them.
//!
//! Plain functions on text that was loaded already. Which files a theme has, and which languages a site wants, is for
//! [`crate::theme`].

pub mod fault;
pub mod plural;
pub mod read;
pub mod sentence;
pub mod template;
pub mod translate;
pub mod translated;
pub mod words;
