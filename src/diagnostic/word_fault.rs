//! What can be wrong with the words of a theme's interface.

use serde::{Deserialize, Serialize};

/// A fault of a word, or of a language as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WordFault {
    /// A template asks for a word that there is not.
    Unknown { key: String, suggestion: Option<String> },
    /// A template does not give a word its value.
    WithoutValue { key: String, value: String },
    /// A word has a place for a value that nobody gives it.
    UnknownValue { value: String, known: Vec<String> },
    /// A site names a language that has no words.
    NoLanguage { code: String, known: Vec<String> },
    /// A language lacks words; another stands in for it.
    Missing { code: String, count: usize, first: Vec<String>, instead: String },
}

impl WordFault {
    /// The stable code of the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "E0607",
            Self::WithoutValue { .. } => "E0608",
            Self::UnknownValue { .. } => "E0609",
            Self::NoLanguage { .. } => "E0610",
            Self::Missing { .. } => "W0611",
        }
    }
}
