//! The tables that documents refer to: departments, plans, policies, grades,
//! glossary, dictionary and corrections.

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
    /// The years it existed, as written.
    pub years: Option<String>,
    pub contact: Option<Contact>,
    pub note: Option<String>,
    /// Shown on each of its pages and those of the sections below it, as the notice of the site is.
    pub notice: Option<String>,
}

/// A plan (総合計画) of one half, with the measures that goals refer to.
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
    /// The code as the sheet writes it, e.g. 5-1-③.
    pub written: Option<String>,
    pub title: String,
    pub other_titles: Vec<String>,
    pub note: Option<String>,
}

impl Measure {
    /// The code as the sheet writes it, else as the table does.
    pub fn shown_code(&self) -> String {
        self.written.clone().unwrap_or_else(|| self.code.value.to_string())
    }
}

/// A set of policies (基本政策) of one mayor's term.
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
    /// Spellings of the title that differ elsewhere in the sheets.
    pub other_titles: Vec<String>,
    pub note: Option<String>,
}

/// A city's own scheme of grades.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GradeScheme {
    pub id: Located<Slug>,
    pub title: String,
    pub note: Option<String>,
    pub values: Vec<GradeValue>,
}

/// One grade of a scheme, in the scheme's order.
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

/// A thing that was delivered under another name than it was promised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Renamed {
    pub from: String,
    pub to: String,
    pub note: Option<String>,
}

/// A word that the general dictionary does not know, or reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DictionaryWord {
    pub surface: String,
    /// In IPADIC's terms, e.g. 名詞.
    pub part_of_speech: String,
    /// In katakana.
    pub reading: String,
}

/// A change to published text that readers can see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub date: Date,
    /// The document corrected.
    pub page: Located<Slug>,
    pub item: Option<Located<Slug>>,
    pub before: String,
    pub after: String,
    pub reason: String,
}
