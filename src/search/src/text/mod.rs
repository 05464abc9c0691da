//! What build and browser must do in the same way with text: one spelling for each string, readings, morphemes.

pub mod kana;
pub mod morpheme;
pub mod normalize;
mod variants;
