//! The site as a whole: `content/tomei.yaml`.

use serde::{Deserialize, Serialize};

use crate::model::source::Located;
use crate::model::suppression::Suppression;

/// What a site says of itself on every page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    pub title: String,
    pub subtitle: Option<String>,
    pub publisher: Option<String>,
    /// Of the content, and of the interface in the first place.
    pub language: String,
    /// Further languages of the interface.
    pub languages: Vec<Located<String>>,
    /// Absolute, with a trailing slash; needed by feeds, sitemap and 404 only.
    pub base_url: Option<String>,
    pub theme: String,
    /// Whether pages have a switch for ふりがな.
    pub furigana: bool,
    /// Shown on every page: the first line above it, all of them in its foot.
    pub notice: Option<String>,
    pub contact: Option<Contact>,
    pub licence: Option<Licence>,
    pub source: Option<SheetSource>,
    /// Whether the site can be searched, and has an index of its terms.
    pub search: bool,
    /// Whether the site hands out its content as open data.
    pub data: bool,
    /// Rules that are suppressed in every file.
    pub allow: Vec<Suppression>,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    pub section: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub hours: Option<String>,
    pub url: Option<String>,
}

/// Under which terms the content may be used, and how to cite it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Licence {
    pub name: String,
    pub url: Option<String>,
    pub citation: Option<String>,
}

/// The publication a site was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetSource {
    pub title: String,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub note: Option<String>,
}

impl Default for Config {
    /// A site whose folder holds nothing but pages.
    fn default() -> Self {
        Self {
            title: "部局の目標".to_owned(),
            subtitle: None,
            publisher: None,
            language: "ja".to_owned(),
            languages: Vec::new(),
            base_url: None,
            theme: "default".to_owned(),
            furigana: false,
            notice: None,
            contact: None,
            licence: None,
            source: None,
            search: true,
            data: true,
            allow: Vec::new(),
        }
    }
}
