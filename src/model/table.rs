//! The tables that documents refer to: departments, plans, policies, grades, glossary, dictionary and corrections.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::config::Contact;
use crate::model::path::Slug;
use crate::model::source::Located;

/// A department (部局) or a section below one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Department {
    pub id: Located<Slug>,
    pub name: String,
    pub reading: Option<String>,
    pub english: Option<String>,
    pub parent: Option<Located<Slug>>,
    /// The years in which it existed, as written.
    pub years: Option<String>,
    pub contact: Option<Contact>,
    pub note: Option<String>,
    /// A notice for each of its pages and those of its sections, shown like the notice of the site.
    pub notice: Option<String>,
}

/// A basic plan (基本計画) of the 総合計画 for one period, e.g. 前期, with the measures that goals refer to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub id: Located<Slug>,
    pub title: String,
    pub years: Option<String>,
    pub note: Option<String>,
    pub measures: Vec<Measure>,
}

/// A measure (施策) of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    pub code: Located<Slug>,
    /// The code as the sheets write it, e.g. 5-1-③.
    pub written: Option<String>,
    pub title: String,
    pub other_titles: Vec<String>,
    pub note: Option<String>,
}

impl Measure {
    /// The code as the sheets write it, or as the table does if that is not given.
    pub fn shown_code(&self) -> String {
        self.written.clone().unwrap_or_else(|| self.code.value.to_string())
    }
}

/// The policies (基本政策) of one mayor's term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicySet {
    pub id: Located<Slug>,
    pub title: String,
    pub years: Option<String>,
    pub note: Option<String>,
    pub items: Vec<Policy>,
}

/// One policy of a set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    pub no: Located<Slug>,
    pub title: String,
    /// Other spellings of the title that occur in the sheets.
    pub other_titles: Vec<String>,
    pub note: Option<String>,
}

/// A city's own grading scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GradeScheme {
    pub id: Located<Slug>,
    pub title: String,
    pub note: Option<String>,
    pub values: Vec<GradeValue>,
}

/// One grade of a scheme. The scheme's order is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GradeValue {
    pub value: String,
    pub label: String,
    pub meaning: Option<String>,
}

/// A term that readers may not know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GlossaryEntry {
    pub id: Located<Slug>,
    pub term: String,
    pub reading: Option<String>,
    pub meaning: Option<String>,
    pub aliases: Vec<String>,
    pub renamed: Option<Renamed>,
}

/// Something that was promised under one name and delivered under another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renamed {
    pub from: String,
    pub to: String,
    pub note: Option<String>,
}

/// A word that the morphological dictionary lacks or gives another reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DictionaryWord {
    pub surface: String,
    /// The part of speech as IPADIC names it, e.g. 名詞.
    pub part_of_speech: String,
    /// The reading in katakana.
    pub reading: String,
}

/// How words that people search for relate to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordRelation {
    /// Each of these words finds the others.
    Same(Vec<String>),
    /// Each of the narrower words finds the broader one, too.
    Narrower { word: Located<String>, narrower: Vec<String> },
    /// None of these words finds another one of them.
    Apart(Vec<String>),
}

/// A correction of a published text, which readers can see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub date: Date,
    /// The id of the corrected document.
    pub page: Located<Slug>,
    pub item: Option<Located<Slug>>,
    pub before: Before,
    pub after: String,
    pub reason: String,
}

/// The words that a correction replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Before {
    Words(String),
    /// Words that must not be published again, such as a private name: their SHA-256 in hexadecimal digits, by which
    /// whoever holds the old page can prove what stood there. It is published nowhere, since a name can be guessed from
    /// its hash.
    Withheld(String),
}

impl Before {
    /// The words, where they may be shown.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(words),
            Self::Withheld(_) => None,
        }
    }
}
