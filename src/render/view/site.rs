//! What every page shows of the site: name, navigation, notice, contact.

use serde::Serialize;

use crate::i18n::words::Words;
use crate::model::config::{Config, Contact, Licence, SheetSource};
use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::render::route::Route;

/// The part of every page that is the same everywhere.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    pub title: &'a str,
    pub subtitle: &'a Option<String>,
    pub publisher: &'a Option<String>,
    /// Of the page's interface.
    pub language: &'a str,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Whether the interface speaks another language than the content.
    pub is_translated: bool,
    /// The content's language, as it is called in that of the interface.
    pub content_language: String,
    /// What leads from the root of the site to the pages of the language, e.g. `en/`.
    pub folder: String,
    pub base_url: &'a Option<String>,
    pub base_path: String,
    /// Whether pages have the switch.
    pub furigana: bool,
    pub notice: &'a Option<String>,
    pub contact: &'a Option<Contact>,
    pub licence: &'a Option<Licence>,
    pub source: &'a Option<SheetSource>,
    pub has_promises: bool,
    pub has_due: bool,
    pub has_departments: bool,
    pub has_plans: bool,
    pub has_policies: bool,
    pub has_glossary: bool,
    pub has_search: bool,
    pub has_data: bool,
    pub years: Vec<YearLink>,
    pub pages: Vec<Link>,
    pub version: &'static str,
}

/// A title and where it leads.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    pub title: String,
    pub path: String,
}

/// A year and its page.
#[derive(Debug, Serialize)]
pub struct YearLink {
    pub year: FiscalYear,
    pub path: String,
}

/// Gathers what every page shows in the language of `words`; `content` are those of the content's language.
pub fn site<'a>(site: &'a Site, words: &'a Words, content: &Words) -> SiteView<'a> {
    let Config {
        title,
        subtitle,
        publisher,
        language: _,
        languages: _,
        base_url,
        theme: _,
        furigana,
        notice,
        contact,
        licence,
        source,
        search,
        data,
        allow: _,
    } = &site.tables.config;
    let is_translated = words.code != content.code;
    let years = site.years.keys().rev().map(|year| YearLink { year: *year, path: Route::year(*year).into() });
    let top_level = site.pages().filter(|page| !page.path.as_str().contains('/')).take(MOST_PAGES);
    let pages = top_level.map(|page| Link { title: page.title.clone(), path: page.path.to_string() });
    SiteView {
        title,
        subtitle,
        publisher,
        language: &words.code,
        direction: words.direction(),
        is_translated,
        content_language: words.name_of(content),
        folder: if is_translated { format!("{}/", words.code) } else { String::new() },
        base_url,
        base_path: base_path(base_url.as_deref()),
        furigana: *furigana,
        notice,
        contact,
        licence,
        source,
        has_search: *search,
        has_data: *data,
        has_promises: !site.promises.is_empty(),
        has_due: !site.due.is_empty(),
        has_departments: !site.tables.departments.is_empty(),
        has_plans: !site.tables.plans.is_empty(),
        has_policies: !site.tables.policy_sets.is_empty(),
        has_glossary: !site.tables.glossary.is_empty(),
        years: years.collect(),
        pages: pages.collect(),
        version: env!("CARGO_PKG_VERSION"),
    }
}

/// A footer that names more pages than this helps nobody.
const MOST_PAGES: usize = 12;

/// The path of the site on its host, for the one page that is shown at
/// addresses of any depth: 404.
fn base_path(base_url: Option<&str>) -> String {
    let rest = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..]).to_owned()
}
