//! Exact Japanese full-text search on plain files: Tantivy's index, Lindera's words, one code for build and browser.
//!
//! The build half (feature `build`) turns documents into a pack of small files; the reading half says which of them a
//! query needs, is given their bytes, and lets Tantivy search. It knows nothing of goals, of HTML, or of a file system.

// Each format is written beside where it is read; the browser only reads.
#![cfg_attr(not(feature = "build"), allow(dead_code))]

#[cfg(feature = "build")]
pub mod analyse;
#[cfg(feature = "build")]
pub mod archive;
#[cfg(feature = "build")]
mod corpus;
#[cfg(feature = "build")]
pub mod explain;
#[cfg(feature = "build")]
mod grams;
#[cfg(feature = "build")]
pub mod index_terms;
#[cfg(feature = "build")]
mod ipadic;
#[cfg(feature = "build")]
pub mod native;
#[cfg(feature = "build")]
pub mod pack;
#[cfg(feature = "build")]
mod postings;
#[cfg(feature = "build")]
mod pruning;
#[cfg(feature = "build")]
mod stored;
#[cfg(feature = "build")]
mod template;
#[cfg(feature = "build")]
mod term_files;
#[cfg(feature = "build")]
mod words;

mod advice;
pub mod answer;
mod cover;
mod display;
pub mod document;
mod eras;
pub mod error;
mod facets;
mod frame;
mod kana;
mod keyword;
mod lexicon;
mod listing;
mod morpheme;
pub mod normalize;
pub mod query;
mod question;
mod ranking;
pub mod reader;
pub mod request;
mod search;
mod segment;
pub mod snippet;
mod start;
pub mod suggest;
pub mod suggestions;
mod term_map;
mod terms;
mod variants;
mod weights;
mod widen;
mod wire;

/// The reading half compiled for the browser: WebAssembly, gzip.
#[cfg(feature = "build")]
pub const ENGINE: &[u8] = include_bytes!("../wasm/engine.bin");
