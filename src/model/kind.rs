//! The kinds of documents and their names.

use serde::{Deserialize, Serialize};

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The sheet of a department for a year.
    Sheet,
    /// A goal for one year.
    Annual,
    /// A goal for several years.
    Midterm,
    /// A free page.
    Page,
}

impl Kind {
    /// The name of the kind in front matter, open data and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Annual => "annual",
            Self::Midterm => "midterm",
            Self::Page => "page",
        }
    }

    /// The name of the kind in Japanese.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sheet => "目標シート",
            Self::Annual => "当年度目標",
            Self::Midterm => "中期目標",
            Self::Page => "一般のページ",
        }
    }
}
