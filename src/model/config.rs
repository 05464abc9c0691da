//! The configuration of a site: `content/tomei.yaml`.

use serde::{Deserialize, Serialize};

use crate::model::source::Located;
use crate::model::suppression::Suppression;

/// The configuration of a site, much of which is shown on every page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    pub title: String,
    pub subtitle: Option<String>,
    pub publisher: Option<String>,
    /// BCP 47 code of the content's language, which is also the first language of the interface.
    pub language: String,
    /// Further languages of the interface.
    pub languages: Vec<Located<String>>,
    /// An absolute URL with a trailing slash. Only feeds, the sitemap and the 404 page need it; all other links are
    /// relative.
    pub base_url: Option<String>,
    pub theme: String,
    /// The zone of the IANA database whose day decides what is published, wherever the site is built.
    pub time_zone: String,
    /// Whether pages offer a switch that shows ふりがな.
    pub furigana: bool,
    /// A notice for every page: its first line is shown at the top, the whole text in the footer.
    pub notice: Option<String>,
    pub contact: Option<Contact>,
    pub licence: Option<Licence>,
    pub source: Option<SheetSource>,
    /// Whether the site has a search page and the 五十音 index.
    pub search: bool,
    /// Whether pages that were read can be read again without a network.
    pub offline: bool,
    /// Whether the site offers its content as open data.
    pub data: bool,
    /// Rules that are suppressed in every file.
    pub allow: Vec<Suppression>,
}

/// Whom readers can contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    pub section: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub hours: Option<String>,
    pub url: Option<String>,
}

/// The licence of the content, and how to cite it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Licence {
    pub name: String,
    pub url: Option<String>,
    pub citation: Option<String>,
}

/// The publication that the content was taken from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetSource {
    pub title: String,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub note: Option<String>,
}

impl Default for Config {
    /// The configuration of a site whose content folder holds only free pages.
    fn default() -> Self {
        Self {
            title: "部局の目標".to_owned(),
            subtitle: None,
            publisher: None,
            language: "ja".to_owned(),
            languages: Vec::new(),
            base_url: None,
            theme: "default".to_owned(),
            time_zone: "Asia/Tokyo".to_owned(),
            furigana: false,
            notice: None,
            contact: None,
            licence: None,
            source: None,
            search: true,
            offline: true,
            data: true,
            allow: Vec::new(),
        }
    }
}
