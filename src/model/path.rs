//! Parts of addresses: slugs, and the paths of pages and files in the output.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::fiscal_year::FiscalYear;

/// A name that can be used in a permanent address: ASCII letters, digits, `-`, `_` and `.`, not beginning with a dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// Returns `text` as a slug, or `None` if it is empty, begins with a dot or has other characters.
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

/// The path of a file in the output, relative to its root and separated by `/`.
///
/// A page's address is the path of its file, `index.html` included. A page therefore has the same address on every kind
/// of host, and in a folder that is opened without a server.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SitePath(String);

impl SitePath {
    /// Returns `text` as a path, or `None` if it leads out of the output folder.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
        text.split('/').all(fits).then_some(Self(text))
    }

    /// A path composed of slugs and fixed names, which is valid by construction.
    pub fn from_parts(text: String) -> Self {
        Self::new(text).expect("slugs and fixed names form a path inside the output")
    }

    /// The page of a department's fiscal year.
    pub fn of_sheet(year: FiscalYear, department: &Slug) -> Self {
        Self(format!("{year}/{department}/index.html"))
    }

    /// The page of the goal with the number `no`; `kind` is the first part of its file name, such as `goal`.
    pub fn of_goal(year: FiscalYear, department: &Slug, kind: &str, no: &Slug) -> Self {
        Self(format!("{year}/{department}/{kind}-{no}.html"))
    }

    /// The page that mirrors the original sheet, if this is the page of a department's fiscal year.
    pub fn original(&self) -> Option<Self> {
        let folder = self.0.strip_suffix("/index.html")?;
        Some(Self(format!("{folder}/sheet.html")))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative path from this page's folder to the root: `../` for each level.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
