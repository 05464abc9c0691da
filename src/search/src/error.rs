//! What can go wrong when a pack is read, in sentences a person can be shown.

use std::fmt::{Display, Formatter};

/// Why an answer could not be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// Bytes that no build wrote: cut short, altered, or a page of the host's instead of the file.
    Damaged,
    /// A file of another build or another kind than the one asked for.
    Foreign,
    /// A format this reader does not know.
    Version { found: u8, known: u8 },
    /// The host does not have a file that the start file names.
    Missing,
    /// A query longer than any page could hold.
    TooLong { characters: usize, most: usize },
    /// Tantivy refused what was put together for it.
    Engine,
}

impl PackError {
    /// The same sentence for readers of Japanese.
    pub fn japanese(&self) -> String {
        match self {
            PackError::Damaged => String::from("検索用のファイルが壊れています"),
            PackError::Foreign => String::from("検索用のファイルの版が混ざっています"),
            PackError::Version { found, known } => {
                format!("検索用のファイルの形式（{found}）が、この検索（{known}）と合いません")
            }
            PackError::Missing => String::from("検索用のファイルが見つかりません"),
            PackError::TooLong { characters, most } => {
                format!("検索の言葉が長すぎます（{characters}文字）。{most}文字までにしてください")
            }
            PackError::Engine => String::from("検索用のファイルを開けません"),
        }
    }
}

impl Display for PackError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            PackError::Damaged => write!(formatter, "a search file is damaged"),
            PackError::Foreign => write!(formatter, "search files of different builds are mixed"),
            PackError::Version { found, known } => {
                write!(formatter, "the search files have format {found}, this search reads {known}")
            }
            PackError::Missing => write!(formatter, "a search file is missing"),
            PackError::TooLong { characters, most } => {
                write!(formatter, "the query has {characters} characters; at most {most} can be searched")
            }
            PackError::Engine => write!(formatter, "the search files cannot be opened"),
        }
    }
}

impl std::error::Error for PackError {}

impl From<tantivy::TantivyError> for PackError {
    fn from(_: tantivy::TantivyError) -> PackError {
        PackError::Engine
    }
}

impl From<std::io::Error> for PackError {
    fn from(_: std::io::Error) -> PackError {
        PackError::Engine
    }
}

/// Why a pack could not be built.
#[cfg(feature = "build")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildError {
    /// The dictionary, or the site's own words, could not be compiled.
    Dictionary(String),
    /// Text with more different characters than the index numbers (65,535).
    TooManyCharacters,
    /// Analysed bytes that this version did not write.
    StaleAnalysis,
    /// Tantivy could not write what was asked of it.
    Engine(String),
}

#[cfg(feature = "build")]
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

#[cfg(feature = "build")]
impl std::error::Error for BuildError {}

#[cfg(feature = "build")]
impl From<std::io::Error> for BuildError {
    fn from(error: std::io::Error) -> BuildError {
        BuildError::Engine(error.to_string())
    }
}

#[cfg(feature = "build")]
impl From<tantivy::TantivyError> for BuildError {
    fn from(error: tantivy::TantivyError) -> BuildError {
        BuildError::Engine(error.to_string())
    }
}
