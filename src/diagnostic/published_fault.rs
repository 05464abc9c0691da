//! The faults of what was published before, and of the commands that change it.

use serde::{Deserialize, Serialize};

use crate::model::publication::Part;

/// What is wrong with a line of the lock file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LockFlaw {
    /// The first line is another.
    Head,
    /// Two versions were merged, and nobody chose.
    Conflict,
    Line {
        text: String,
    },
    Twice {
        text: String,
    },
    /// A document without its first day.
    NoDay {
        id: String,
    },
}

/// A fault of the site beside its publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PublishedFault {
    // The lock file and what it remembers
    Lock { flaw: LockFlaw },
    IdReused { id: String, path: String },
    ItemReused { item: String },
    Vanished { id: String, path: String },
    Hidden { id: String },
    IdChanged { from: String, to: String },
    ItemIdChanged { from: String, to: String },
    TextVanished { id: String, part: Part },
    TextEdited { id: String, part: Part },
    CorrectionVanished { id: String },
    AddressTaken { path: String, id: String },
    NotVanished { id: String },
    // Corrections
    NotFound { text: String },
    FoundOften { text: String, count: usize },
    NotPublished,
    NothingChanges,
    ChangesMore { parts: Vec<Part> },
    NoPlaceForEntry,
    // A new year
    NoEarlierYear { year: i32 },
    FileExists,
    // A comparison
    NothingToCompare,
}

impl PublishedFault {
    /// The stable code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Lock { .. } => "E0801",
            Self::IdReused { .. } => "E0802",
            Self::ItemReused { .. } => "E0803",
            Self::Vanished { .. } => "W0804",
            Self::Hidden { .. } => "W0805",
            Self::IdChanged { .. } => "W0806",
            Self::ItemIdChanged { .. } => "W0807",
            Self::TextVanished { .. } => "W0808",
            Self::TextEdited { .. } => "W0809",
            Self::CorrectionVanished { .. } => "W0810",
            Self::AddressTaken { .. } => "W0811",
            Self::NotVanished { .. } => "E0812",
            Self::NotFound { .. } => "E0821",
            Self::FoundOften { .. } => "E0822",
            Self::NotPublished => "E0823",
            Self::NothingChanges => "E0824",
            Self::ChangesMore { .. } => "E0825",
            Self::NoPlaceForEntry => "E0826",
            Self::NoEarlierYear { .. } => "E0831",
            Self::FileExists => "E0832",
            Self::NothingToCompare => "E0841",
        }
    }
}
