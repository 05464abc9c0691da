//! Errors of reading a pack, with messages for people who search.

use std::fmt::{Display, Formatter};

/// Why a request could not be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// The bytes were not written by a build: they are truncated or altered, or are an error page of the host.
    Damaged,
    /// A file of another build, or not the requested file.
    Foreign,
    /// The format of the pack is not the one that this reader supports.
    Version { found: u8, known: u8 },
    /// The host does not have a file that the start file lists.
    Missing,
    /// The query has more than the allowed number of characters.
    TooLong { characters: usize, most: usize },
    /// Tantivy or Lindera rejected the data assembled for it.
    Engine,
}

impl PackError {
    /// The message in Japanese; `Display` prints it in English.
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
