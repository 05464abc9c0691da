//! The constants of the ranking, which the build uses to compute impacts and the reader uses to compute scores.
//!
//! Tantivy's score is `idf * 2.2 * f / (f + 1.2 * (0.25 + 0.75 * length / average))`. The fields of the index have no
//! lengths: Tantivy assumes 1 for each, and the reader provides the average. With the average [`IMPACT_AVERAGE`] the
//! parenthesis equals [`IMPACT_STEPS`], so an impact of `IMPACT_STEPS * tf / norm` has the score that BM25 gives to
//! `tf` in a document with that norm.

/// The impact of a single occurrence in a document of average length. Impacts are integers.
pub const IMPACT_STEPS: f32 = 4.0;
/// The parameter `b` of BM25.
pub const LENGTH_SHARE: f32 = 0.75;
/// The average length that the reader provides for the word field: 0.25 + 0.75 / 0.2 = 4.
pub const IMPACT_AVERAGE: f32 = 0.2;
