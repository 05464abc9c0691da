//! Text processing that must be the same in the build and in the browser: normalization, readings, morphemes.

pub mod inflection;
pub mod kana;
pub mod morpheme;
pub mod normalize;
pub mod numbers;
mod variants;
