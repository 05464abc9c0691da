//! The faults of files that are imported, and what is to be said of them.

use serde::{Deserialize, Serialize};

use crate::model::source::CellPlace;

/// A fault of a file from Word, Excel or another program, or of its import.
/// A pair of texts says the same in Japanese and in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImportFault {
    ArchiveTooLarge { limit: u64 },
    TooManyCells { limit: u64 },
    MacroFile,
    PasswordProtected,
    NotAsNamed { named: String, found: String },
    UnsupportedFile { found: String, readable: [String; 2] },
    Damaged { reason: String },
    FormulaWithoutValue { places: Vec<CellPlace> },
    HiddenCells { places: Vec<CellPlace> },
    HiddenRead { places: Vec<CellPlace> },
    HiddenSkipped { places: Vec<CellPlace> },
    EncodingConverted { encoding: String },
    PhoneticDropped { count: usize },
    MergedCells { count: usize },
    NumberUnformatted { places: Vec<CellPlace> },
    UncheckedXls,
    PartNotRead { part: [String; 2], text: String },
    TrackedChanges { count: usize },
    UnknownForm { name: String, known: Vec<String> },
    NothingFound { form: String },
    Unreconciled { what: [String; 2], read: usize, written: usize },
    EditedFile,
    NotUnderstood { place: CellPlace, text: String },
    EraDisagrees { place: CellPlace, written: String, western: String, meant: i32 },
    TitleUnknown { place: CellPlace, code: String, title: String },
    SheetDisagrees { place: CellPlace, found: String, asked: String },
    SignInText { place: CellPlace, text: String },
    NumberTaken { place: CellPlace, no: String },
    NotText,
}

impl ImportFault {
    /// The stable code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ArchiveTooLarge { .. } => "E0701",
            Self::TooManyCells { .. } => "E0702",
            Self::MacroFile => "E0703",
            Self::PasswordProtected => "E0704",
            Self::NotAsNamed { .. } => "E0705",
            Self::UnsupportedFile { .. } => "E0706",
            Self::Damaged { .. } => "E0707",
            Self::FormulaWithoutValue { .. } => "E0708",
            Self::HiddenCells { .. } => "E0709",
            Self::HiddenRead { .. } => "W0710",
            Self::HiddenSkipped { .. } => "W0711",
            Self::EncodingConverted { .. } => "W0712",
            Self::PhoneticDropped { .. } => "W0713",
            Self::MergedCells { .. } => "W0714",
            Self::NumberUnformatted { .. } => "W0715",
            Self::UncheckedXls => "W0716",
            Self::PartNotRead { .. } => "W0717",
            Self::TrackedChanges { .. } => "W0718",
            Self::UnknownForm { .. } => "E0719",
            Self::NothingFound { .. } => "E0720",
            Self::Unreconciled { .. } => "E0721",
            Self::EditedFile => "E0722",
            Self::NotUnderstood { .. } => "W0723",
            Self::EraDisagrees { .. } => "W0724",
            Self::TitleUnknown { .. } => "W0725",
            Self::SheetDisagrees { .. } => "W0726",
            Self::SignInText { .. } => "W0727",
            Self::NumberTaken { .. } => "W0728",
            Self::NotText => "E0729",
        }
    }
}
