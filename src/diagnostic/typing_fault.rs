//! Signs and brackets that people type otherwise than Markdown
//! writes them, each with a stable code. The words are in [`super::typing_message`].

use serde::{Deserialize, Serialize};

/// A sign or a bracket that needed a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TypingFault {
    /// A sign with one meaning, read as Markdown writes it.
    SignRead { typed: String, read: String },
    /// A sign that may begin a heading or an entry, or belong to the text.
    SignUnclear { typed: String, sign: String },
    /// A sign directly before a letter, shown as text.
    SignKept { typed: String, sign: String },
    /// A heading with a meaning that is written with something around it.
    HeadingRead { written: String, name: String },
    /// A heading with a meaning of its own that stands inside an entry.
    HeadingInItem { written: String },
    /// A definition of a link that leads nowhere and that nothing refers to.
    DefinitionRead { written: String },
    /// A bracketed word that can only be text.
    WordKept { word: String },
    /// A bracketed word shown as text, which might have been an id.
    WordUnclear { word: String },
    /// A bracketed word read as an id, which might have been text.
    IdUnclear { word: String },
}

impl TypingFault {
    /// The stable code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignRead { .. } => "N0506",
            Self::SignUnclear { .. } => "E0507",
            Self::SignKept { .. } => "W0508",
            Self::HeadingRead { .. } => "N0509",
            Self::HeadingInItem { .. } => "E0510",
            Self::DefinitionRead { .. } => "N0511",
            Self::WordKept { .. } => "N0512",
            Self::WordUnclear { .. } => "W0513",
            Self::IdUnclear { .. } => "W0514",
        }
    }
}
