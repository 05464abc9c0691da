//! Exact Japanese full-text search on static files, with Tantivy's index and Lindera's segmentation, using the same
//! code in the build and in the browser.
//!
//! `build` converts documents to a pack of small files. `read` determines which of these files a query needs, is given
//! their bytes, and has Tantivy search them. Both use `format`, which defines the files of a pack, and `text`, which
//! normalizes text. `native` is the reader for native programs. Nothing in this package knows goals, HTML, or a file
//! system.

#[cfg(feature = "build")]
pub mod build;
pub mod document;
pub mod error;
pub mod format;
#[cfg(feature = "build")]
pub mod native;
pub mod read;
pub mod text;
