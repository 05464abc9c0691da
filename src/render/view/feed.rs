//! What machines read: Atom feeds and the sitemap.

use serde::Serialize;

use crate::model::path::Slug;
use crate::model::site::Site;
use crate::render::page::{Page, PageKind};
use crate::render::view::records::{self, CorrectionView, DocumentName, name, newest};

/// An Atom feed.
#[derive(Debug, Serialize)]
pub struct FeedView {
    /// What stands before every address.
    pub base: String,
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    pub path: String,
    /// The item on the page, where one is meant.
    pub item: Option<String>,
    /// Tells two changes of one page apart, for ever.
    pub key: String,
    pub date: String,
    pub name: DocumentName,
    pub summary: String,
    /// What was corrected, where the entry is of a correction.
    pub corrected: Option<Corrected>,
}

/// Words that became others.
#[derive(Debug, Serialize)]
pub struct Corrected {
    pub before: String,
    pub after: String,
    pub reason: String,
}

/// The sitemap.
#[derive(Debug, Serialize)]
pub struct SitemapView {
    pub base: String,
    pub urls: Vec<SitemapUrl>,
}

/// An address of the sitemap.
#[derive(Debug, Serialize)]
pub struct SitemapUrl {
    pub path: String,
    pub updated: Option<String>,
    /// The same page in every language, where there are several.
    pub languages: Vec<SitemapLanguage>,
}

/// A page in one language.
#[derive(Debug, Serialize)]
pub struct SitemapLanguage {
    pub code: String,
    pub path: String,
}

const MOST_ENTRIES: usize = 50;
/// The most addresses the sitemap protocol (sitemaps.org, 0.9) lets into one file.
const MOST_URLS: usize = 50_000;
/// The day a feed without entries says it was last changed.
const NEVER: &str = "1970-01-01";

/// Gathers the newest entries of the site, or of one department.
pub fn feed(site: &Site, department: Option<&Slug>) -> FeedView {
    let belongs = |document: &crate::model::document::Document| {
        department.is_none_or(|id| document.place().is_some_and(|place| place.1 == id))
    };
    let documents = site.documents.iter().map(|document| &**document).filter(|document| belongs(document));
    let entries: Vec<FeedEntry> = newest(documents, MOST_ENTRIES)
        .into_iter()
        .map(|(date, document, note)| FeedEntry {
            path: document.path.to_string(),
            item: None,
            key: date.to_string(),
            date: date.to_string(),
            name: name(site, document),
            summary: note.map(str::to_owned).or_else(|| document.meta.summary.clone()).unwrap_or_default(),
            corrected: None,
        })
        .collect();
    of_entries(site, entries)
}

/// Gathers the newest corrections.
pub fn corrections(site: &Site) -> FeedView {
    let all = records::corrections(site).corrections;
    let entry = |(place, correction): (usize, &CorrectionView)| {
        let CorrectionView { date, path, name, item, before, after, reason } = correction;
        // Counted from the oldest: a new entry changes no key.
        let is_twin = |other: &&CorrectionView| (&other.date, &other.path) == (date, path);
        let earlier = all[place + 1..].iter().filter(is_twin).count();
        FeedEntry {
            path: path.clone().unwrap_or_else(|| "corrections.html".to_owned()),
            item: item.clone(),
            key: format!("correction-{date}-{}", earlier + 1),
            date: date.clone(),
            name: name.clone(),
            summary: String::new(),
            corrected: Some(Corrected { before: before.clone(), after: after.clone(), reason: reason.clone() }),
        }
    };
    of_entries(site, all.iter().enumerate().take(MOST_ENTRIES).map(entry).collect())
}

fn of_entries(site: &Site, entries: Vec<FeedEntry>) -> FeedView {
    FeedView {
        base: base(site),
        updated: entries.first().map_or_else(|| NEVER.to_owned(), |entry| entry.date.clone()),
        entries,
    }
}

/// Gathers the addresses of all pages that people read.
pub fn sitemap(site: &Site, pages: &[Page]) -> SitemapView {
    let is_read = |page: &&Page| {
        let is_page = page.path.as_str().ends_with(".html");
        is_page && !matches!(page.kind, PageKind::NotFound | PageKind::Moved(..))
    };
    let read = pages.iter().filter(is_read);
    let url = |page: &Page| SitemapUrl {
        path: page.path.to_string(),
        updated: updated(site, page),
        languages: if page.is_translated() { languages(site, page) } else { Vec::new() },
    };
    SitemapView { base: base(site), urls: read.take(MOST_URLS).map(url).collect() }
}

fn languages(site: &Site, page: &Page) -> Vec<SitemapLanguage> {
    let config = &site.tables.config;
    if config.languages.is_empty() {
        return Vec::new();
    }
    let codes = [&config.language].into_iter().chain(config.languages.iter().map(|code| &code.value)).enumerate();
    codes.map(|(number, code)| SitemapLanguage { path: page.path_in(number, code), code: code.clone() }).collect()
}

fn updated(site: &Site, page: &Page) -> Option<String> {
    match page.kind {
        PageKind::Goal(index) | PageKind::Free(index) | PageKind::Original(index) => {
            let meta = &site.document(index).meta;
            meta.updated.or(meta.published).map(|date| date.to_string())
        }
        _ => None,
    }
}

fn base(site: &Site) -> String {
    site.tables.config.base_url.clone().unwrap_or_default()
}
