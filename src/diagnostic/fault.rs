//! The faults, each with a stable code. The words are in [`super::message`].

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::diagnostic::import_fault::ImportFault;
use crate::diagnostic::published_fault::PublishedFault;
use crate::diagnostic::remark::Remark;
use crate::diagnostic::typing_fault::TypingFault;
use crate::diagnostic::word_fault::WordFault;

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shape {
    Text,
    Number,
    Bool,
    List,
    Map,
}

/// What a text should have spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Spelling {
    Date,
    FiscalYear,
    When,
    Slug,
    Code,
    Codes,
    Kind,
    Url,
    Sdg,
    Tag,
    Reading,
    Language,
}

/// What a name refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Referent {
    Department,
    Plan,
    Measure,
    PolicySet,
    Policy,
    Document,
    Item,
    Midterm,
    GradeScheme,
    Grade,
    File,
}

/// A fault of the content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fault {
    // The file
    NotUtf8 { encoding: Option<String> },
    ByteOrderMark,
    TooLarge { bytes: u64, limit: u64 },
    OutsideRoot { target: String },
    LinkLoop,
    Unreadable { reason: String },
    NotRegular,
    UnknownFile { suggestion: Option<String>, known: Vec<String> },
    FileName { name: String },
    // The front matter
    FrontMatterMissing,
    FrontMatterOpen,
    YamlSyntax { reason: String },
    YamlTooCostly,
    UnknownKey { key: String, suggestion: Option<String>, known: Vec<String> },
    DuplicateKey { key: String },
    WrongShape { expected: Shape, found: Shape },
    MissingKey { key: String },
    UnknownValue { value: String, allowed: Vec<String> },
    KeyOfOtherKind { key: String, kind: String },
    DictionaryColumns { found: usize },
    // Values
    Misspelled { text: String, expected: Spelling },
    EscapesRoot { path: String },
    PlaceholderForNone { text: String },
    UpdatedBeforePublished,
    // References
    DuplicateId { id: String, first: String },
    DuplicateItem { id: String },
    DuplicateUrl { url: String, first: String },
    Unknown { referent: Referent, name: String, suggestion: Option<String> },
    LinkedByMissing,
    DepartmentLoop { id: String },
    // The text
    RawHtml { html: String },
    UnsafeUrl { url: String },
    ImageWithoutAlt,
    TextBeforeSections,
    LinksHaveNoPlace { tag: String },
    Typing(Box<TypingFault>),
    // Old sheets that are imported
    Import(Box<ImportFault>),
    // What an editor would say
    Remark(Box<Remark>),
    // What was published before
    Published(Box<PublishedFault>),
    // The theme and the output
    UnknownTheme { name: String, known: Vec<String> },
    Template { message: String },
    Word(Box<WordFault>),
    ForeignFile { path: String },
    OutputInContent,
    Dictionary { reason: String },
    Index { reason: String },
}

impl From<ImportFault> for Fault {
    fn from(fault: ImportFault) -> Self {
        Self::Import(Box::new(fault))
    }
}

impl From<Remark> for Fault {
    fn from(remark: Remark) -> Self {
        Self::Remark(Box::new(remark))
    }
}

impl From<WordFault> for Fault {
    fn from(fault: WordFault) -> Self {
        Self::Word(Box::new(fault))
    }
}

impl From<TypingFault> for Fault {
    fn from(fault: TypingFault) -> Self {
        Self::Typing(Box::new(fault))
    }
}

impl From<PublishedFault> for Fault {
    fn from(fault: PublishedFault) -> Self {
        Self::Published(Box::new(fault))
    }
}

impl Fault {
    /// The stable code by which documentation and editors know the fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 { .. } => "E0101",
            Self::ByteOrderMark => "W0102",
            Self::TooLarge { .. } => "E0103",
            Self::OutsideRoot { .. } => "E0104",
            Self::LinkLoop => "E0105",
            Self::Unreadable { .. } => "E0106",
            Self::NotRegular => "E0107",
            Self::UnknownFile { .. } => "E0108",
            Self::FileName { .. } => "E0109",
            Self::FrontMatterMissing => "E0201",
            Self::FrontMatterOpen => "E0202",
            Self::YamlSyntax { .. } => "E0203",
            Self::YamlTooCostly => "E0204",
            Self::UnknownKey { .. } => "E0205",
            Self::DuplicateKey { .. } => "E0206",
            Self::WrongShape { .. } => "E0207",
            Self::MissingKey { .. } => "E0208",
            Self::UnknownValue { .. } => "E0209",
            Self::KeyOfOtherKind { .. } => "E0210",
            Self::DictionaryColumns { .. } => "E0211",
            Self::Misspelled { .. } => "E0301",
            Self::EscapesRoot { .. } => "E0302",
            Self::UpdatedBeforePublished => "W0303",
            Self::PlaceholderForNone { .. } => "E0304",
            Self::DuplicateId { .. } => "E0401",
            Self::DuplicateItem { .. } => "E0402",
            Self::DuplicateUrl { .. } => "E0403",
            Self::Unknown { .. } => "E0404",
            Self::LinkedByMissing => "E0405",
            Self::DepartmentLoop { .. } => "E0406",
            Self::RawHtml { .. } => "W0501",
            Self::UnsafeUrl { .. } => "W0502",
            Self::ImageWithoutAlt => "W0503",
            Self::TextBeforeSections => "W0504",
            Self::LinksHaveNoPlace { .. } => "E0505",
            Self::Typing(fault) => fault.code(),
            Self::Import(fault) => fault.code(),
            Self::Remark(remark) => remark.code(),
            Self::Published(fault) => fault.code(),
            Self::UnknownTheme { .. } => "E0601",
            Self::Template { .. } => "E0602",
            Self::ForeignFile { .. } => "E0603",
            Self::OutputInContent => "E0604",
            Self::Dictionary { .. } => "E0605",
            Self::Index { .. } => "E0606",
            Self::Word(fault) => fault.code(),
        }
    }

    /// How grave the fault is, by the letter of its code.
    pub fn severity(&self) -> Severity {
        match self.code().as_bytes().first() {
            Some(b'W') => Severity::Warning,
            Some(b'N') => Severity::Note,
            _ => Severity::Error,
        }
    }
}
