//! The constants of the ranking, shared by the build, which computes impacts with them, and the reader, which scores.
//!
//! Tantivy scores `idf * 2.2 * f / (f + 1.2 * (0.25 + 0.75 * length / average))`. Fields here have no lengths: Tantivy takes
//! every length as 1, and the reader states an average. The average [`IMPACT_AVERAGE`] makes the bracket equal to
//! [`IMPACT_STEPS`], so an impact of `IMPACT_STEPS * tf / norm` scores as BM25 scores `tf` in a document of that norm.

/// The impact of a single occurrence in a document of average length; impacts are whole numbers.
pub const IMPACT_STEPS: f32 = 4.0;
/// BM25's `b`.
pub const LENGTH_SHARE: f32 = 0.75;
/// The average length that the reader states for the word field: 0.25 + 0.75 / 0.2 = 4.
pub const IMPACT_AVERAGE: f32 = 0.2;
