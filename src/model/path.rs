//! Addresses: slugs and the paths of pages and files in the output.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::fiscal_year::FiscalYear;

/// A name fit for an address for ever: ASCII letters, digits, `-`, `_`, `.`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// The slug `text` spells, if it is one: not empty, no leading dot, ASCII.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let fits = !text.is_empty() && !text.starts_with('.') && text.chars().all(allowed);
        fits.then(|| Self(text.to_owned()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Where a file stands in the output, `/`-separated, relative to its root.
///
/// A page's address is the path of its file, the name `index.html` included:
/// so one page has one address on every kind of host, and in a plain folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SitePath(String);

impl SitePath {
    /// The path `text` spells, if it stays inside the output folder.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
        text.split('/').all(fits).then_some(Self(text))
    }

    /// A path put together from slugs and fixed names.
    pub fn from_parts(text: String) -> Self {
        Self::new(text).expect("slugs and fixed names form a path inside the output")
    }

    /// The page of a department's year.
    pub fn of_sheet(year: FiscalYear, department: &Slug) -> Self {
        Self(format!("{year}/{department}/index.html"))
    }

    /// The page of a goal by its number; `kind` begins the name of its file, as `goal` does.
    pub fn of_goal(year: FiscalYear, department: &Slug, kind: &str, no: &Slug) -> Self {
        Self(format!("{year}/{department}/{kind}-{no}.html"))
    }

    /// The mirror of the original beside the page of a department's year, if this is one.
    pub fn original(&self) -> Option<Self> {
        let folder = self.0.strip_suffix("/index.html")?;
        Some(Self(format!("{folder}/sheet.html")))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What leads from this page's folder to the root: `../` per level.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
