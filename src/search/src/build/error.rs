//! Errors of building a pack.

use std::fmt::{Display, Formatter};

/// Why a pack could not be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildError {
    /// The dictionary or the site's own words could not be compiled.
    Dictionary(String),
    /// The texts contain more different characters than the index can number (65,535).
    TooManyCharacters,
    /// The bytes of an analysis were not written by this version.
    StaleAnalysis,
    /// Tantivy could not write a part of the index.
    Engine(String),
}

impl Display for BuildError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Dictionary(reason) => write!(formatter, "the search dictionary cannot be compiled: {reason}"),
            BuildError::TooManyCharacters => write!(formatter, "the site uses more than 65,535 different characters"),
            BuildError::StaleAnalysis => write!(formatter, "a cached analysis was written by another version"),
            BuildError::Engine(reason) => write!(formatter, "the search index cannot be written: {reason}"),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<std::io::Error> for BuildError {
    fn from(error: std::io::Error) -> BuildError {
        BuildError::Engine(error.to_string())
    }
}

impl From<tantivy::TantivyError> for BuildError {
    fn from(error: tantivy::TantivyError) -> BuildError {
        BuildError::Engine(error.to_string())
    }
}
