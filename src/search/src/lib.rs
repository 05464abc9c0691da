//! Exact Japanese full-text search on plain files: Tantivy's index, Lindera's words, one code for build and browser.
//!
//! `build` turns documents into a pack of small files. `read` names those of the files that a query needs, is given
//! their bytes, and lets Tantivy search them. Both share `format`, the files of a pack, and `text`, the treatment of text.
//! `native` is `read` without a browser. Nothing here knows of goals, of HTML, or of a file system.

#[cfg(feature = "build")]
pub mod build;
pub mod document;
pub mod error;
pub mod format;
#[cfg(feature = "build")]
pub mod native;
pub mod read;
pub mod text;
