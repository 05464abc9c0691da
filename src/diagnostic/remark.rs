//! What a good editor would say of content that is sound, each with a stable
//! code. The words are in [`super::remark_message`], the reasons in
//! [`super::rule`].

use serde::{Deserialize, Serialize};

/// The characters a language writes in two widths or shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Width {
    Digits,
    Letters,
    Brackets,
    WaveDashes,
}

/// A remark on content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Remark {
    // What is said
    Placeholder { text: String },
    PlaceholderRow { code: String },
    EraDisagrees { written: String, western: String, meant: i32 },
    EraNeverCame { written: String, label: String },
    YearCarried { written: String, label: String },
    MonthRead { written: String, label: String },
    CarriedFromNothing { written: String },
    PromisesWithoutResult { promises: usize, results: usize, ids: Vec<String> },
    ResultElsewhere { promise: String, place: String, words: Vec<String> },
    TwoSpellings { title: String, other: String, place: String },
    TwoOrdinals { name: String, other: String, place: String },
    StudiedAgain { verb: String, years: usize, since: String },
    FigureWithoutUnit { name: String },
    FigureWithoutDate { name: String },
    PrivateName { name: String },
    HeadingSkips { before: u8, level: u8 },
    UnknownAnchor { address: String },
    // How it is written
    SpacedLetters { text: String, closed: String },
    OldForm { character: char, form: char, word: String },
    MixedWidths { width: Width, rarer: String, rare: usize, usual: usize },
    MixedWidthsOfSite { width: Width, rarer: String, rare: usize, usual: usize },
    CircledInData { character: char, replacement: String },
    MachineDependent { character: char, replacement: String },
    HalfWidthKana { text: String, full: String },
    // What is let stand
    SilenceWithoutReason { code: String },
    SilenceUnused { code: String },
    SilenceUnknown { code: String },
}

impl Remark {
    /// The stable code of the rule that makes the remark.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Placeholder { .. } => "W0801",
            Self::PlaceholderRow { .. } => "W0802",
            Self::EraDisagrees { .. } => "W0811",
            Self::EraNeverCame { .. } => "W0812",
            Self::YearCarried { .. } => "N0813",
            Self::MonthRead { .. } => "N0814",
            Self::CarriedFromNothing { .. } => "W0815",
            Self::PromisesWithoutResult { .. } => "W0821",
            Self::ResultElsewhere { .. } => "W0822",
            Self::TwoSpellings { .. } => "W0831",
            Self::TwoOrdinals { .. } => "W0832",
            Self::StudiedAgain { .. } => "W0841",
            Self::FigureWithoutUnit { .. } => "W0851",
            Self::FigureWithoutDate { .. } => "W0852",
            Self::PrivateName { .. } => "W0861",
            Self::HeadingSkips { .. } => "W0871",
            Self::UnknownAnchor { .. } => "W0872",
            Self::SpacedLetters { .. } => "W0901",
            Self::OldForm { .. } => "W0902",
            Self::MixedWidths { .. } => "W0903",
            Self::MixedWidthsOfSite { .. } => "W0904",
            Self::CircledInData { .. } => "W0905",
            Self::MachineDependent { .. } => "W0906",
            Self::HalfWidthKana { .. } => "W0907",
            Self::SilenceWithoutReason { .. } => "W0991",
            Self::SilenceUnused { .. } => "W0992",
            Self::SilenceUnknown { .. } => "W0993",
        }
    }
}
