//! The parts of the site that every page shows: name, navigation, notice, contact.

use serde::Serialize;

use crate::i18n::words::Words;
use crate::model::config::{Config, Contact, Licence, SheetSource};
use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::render::route::Route;

/// The part of a page that is the same on every page of a language.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    pub title: &'a str,
    pub subtitle: &'a Option<String>,
    pub publisher: &'a Option<String>,
    /// The BCP 47 code of the interface's language.
    pub language: &'a str,
    /// The writing direction, `ltr` or `rtl`.
    pub direction: String,
    /// Whether the interface is in another language than the content.
    pub is_translated: bool,
    /// The name of the content's language, in the language of the interface.
    pub content_language: String,
    /// The folder of the language's pages, relative to the root of the site, e.g. `en/`.
    pub folder: String,
    pub base_url: &'a Option<String>,
    pub base_path: String,
    /// Whether pages have the switch for ふりがな.
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
    pub has_offline: bool,
    pub has_data: bool,
    pub years: Vec<YearLink>,
    pub pages: Vec<Link>,
    pub version: &'static str,
}

/// A title and the path that it links to.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    pub title: String,
    pub path: String,
}

/// A year and the path of its page.
#[derive(Debug, Serialize)]
pub struct YearLink {
    pub year: FiscalYear,
    pub path: String,
}

/// Collects what every page shows, in the language of `words`; `content` are the words in the language of the content.
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
        offline,
        data,
        time_zone: _,
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
        has_offline: *offline,
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

/// The maximum number of free pages in the footer, so that it remains useful.
const MOST_PAGES: usize = 12;

/// The path of the site on its host. It is needed only for the 404 page, which is shown at addresses of any depth.
fn base_path(base_url: Option<&str>) -> String {
    let rest = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..]).to_owned()
}
