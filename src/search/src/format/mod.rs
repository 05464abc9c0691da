//! The files of a pack: each is written in the file in which it is read.
//!
//! Public as a whole, because the browser's engine compiles the half that writes without ever calling it.

pub mod display;
pub mod facets;
pub mod frame;
pub mod grammar;
pub mod impact;
pub mod lexicon;
pub mod schema;
pub mod start;
pub mod suggestions;
pub mod term_map;
pub mod terms;
pub mod wire;
