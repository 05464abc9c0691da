//! What the search box suggests beyond the terms of the texts, and which of those it does not.

/// The names of a site, the headings of its form, and its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteNames {
    pub names: Vec<SiteName>,
    /// Headings that the form puts on every page, for example 課題: a word that is one says nothing about a page.
    pub labels: Vec<String>,
    /// Words of the site's own dictionary and glossary: they are suggested also where a longer term leads to the same
    /// pages.
    pub own: Vec<String>,
}

/// The title of pages, or the name of a department: it is suggested as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SiteName {
    pub kind: NameKind,
    pub text: String,
    /// The number of pages that have the name.
    pub pages: u32,
}

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    Department,
    Goal,
    Page,
}

impl NameKind {
    /// The word that stands in the suggestion files in place of a name's reading. No reading is in Latin letters unless
    /// the term itself is, and then both are the same.
    pub fn name(self) -> &'static str {
        match self {
            NameKind::Department => "department",
            NameKind::Goal => "goal",
            NameKind::Page => "page",
        }
    }
}
