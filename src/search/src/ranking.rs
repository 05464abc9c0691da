//! The numbers of the ranking, shared by the build, which works them into the index, and the reader.
//!
//! Tantivy scores `idf * 2.2 * f / (f + 1.2 * (0.25 + 0.75 * length / average))`. Fields here have no lengths: Tantivy takes
//! every length as 1, and the reader states an average. The average [`IMPACT_AVERAGE`] makes the bracket equal to
//! [`IMPACT_STEPS`], so an impact of `IMPACT_STEPS * tf / norm` scores as BM25 scores `tf` in a document of that norm.

/// How finely impacts are cut: an average document's single occurrence has this impact.
pub const IMPACT_STEPS: f32 = 4.0;
/// BM25's `b`.
pub const LENGTH_SHARE: f32 = 0.75;
/// Average length stated for the word field: 0.25 + 0.75 / 0.2 = 4.
pub const IMPACT_AVERAGE: f32 = 0.2;
