//! The files of a pack. Each module both writes and reads one kind of file.
//!
//! The module is public as a whole, since the browser's engine compiles the writing half without calling it.

pub mod display;
pub mod facets;
pub mod frame;
pub mod grammar;
pub mod impact;
pub mod lexicon;
pub mod schema;
pub mod spellings;
pub mod start;
pub mod suggestions;
pub mod term_map;
pub mod terms;
pub mod wire;
