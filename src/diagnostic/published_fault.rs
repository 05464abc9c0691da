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
            Self::Lock { .. } => "E1001",
            Self::IdReused { .. } => "E1002",
            Self::ItemReused { .. } => "E1003",
            Self::Vanished { .. } => "W1004",
            Self::Hidden { .. } => "W1005",
            Self::IdChanged { .. } => "W1006",
            Self::ItemIdChanged { .. } => "W1007",
            Self::TextVanished { .. } => "W1008",
            Self::TextEdited { .. } => "W1009",
            Self::CorrectionVanished { .. } => "W1010",
            Self::AddressTaken { .. } => "W1011",
            Self::NotVanished { .. } => "E1012",
            Self::NotFound { .. } => "E1021",
            Self::FoundOften { .. } => "E1022",
            Self::NotPublished => "E1023",
            Self::NothingChanges => "E1024",
            Self::ChangesMore { .. } => "E1025",
            Self::NoPlaceForEntry => "E1026",
            Self::NoEarlierYear { .. } => "E1031",
            Self::FileExists => "E1032",
            Self::NothingToCompare => "E1041",
        }
    }
}
