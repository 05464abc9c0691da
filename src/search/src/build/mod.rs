//! Builds a pack from documents, and provides other morphological analyses to the build: furigana, parts of speech,
//! index terms.

pub mod analyse;
pub mod analysed;
pub mod archive;
mod best_suggestions;
mod candidates;
mod corpus;
mod entry_detail;
pub mod error;
mod facets;
pub mod furigana;
mod grammar;
mod grams;
pub mod index_terms;
mod ipadic;
mod kept;
mod lexicon;
pub mod morphemes;
mod own_words;
pub mod pack;
mod postings;
mod pruning;
mod questions;
pub(crate) mod segment_parts;
pub mod site_names;
mod spelling_families;
mod spellings;
mod stored;
mod suggestions;
mod synonyms;
mod term_files;
pub mod wholes;
mod word_lists;

/// The reader for the browser, as WebAssembly compressed with gzip.
pub const ENGINE: &[u8] = include_bytes!("../../wasm/engine.bin");
