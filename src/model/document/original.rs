//! The original from which a document was made.

use serde::{Deserialize, Serialize};

/// The original from which a document was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub file: String,
    pub page: Option<u32>,
    pub sha256: Option<String>,
    /// How its sentences stand here; none if nobody said so.
    pub wording: Option<Wording>,
    pub note: Option<String>,
}

/// Whether sentences are those of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    Verbatim,
    /// An editor put them in other words.
    Reworded,
}

impl Wording {
    /// The word in front matter and in the open data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
        }
    }
}
