//! The sitemap: the addresses of all pages that people read (sitemaps.org, protocol 0.9).

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{Page, PageKind, Planning};
use crate::render::reads::ListedPage;
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// A sitemap: the only one, or one of the files into which a long one is split.
#[derive(Hash)]
pub(super) struct Sitemap {
    /// How many files have the addresses.
    parts: usize,
    /// Which of them it is, counted from one; 0 is the file that search engines ask for, which names the others.
    part: usize,
}

/// A sitemap.
#[derive(Debug, Serialize)]
pub(super) struct SitemapView {
    pub base: String,
    /// The files that have the addresses, where this one has none.
    pub parts: Vec<String>,
    pub urls: Vec<SitemapUrl>,
}

/// An address of the sitemap.
#[derive(Debug, Serialize)]
pub(super) struct SitemapUrl {
    pub path: String,
    pub updated: Option<String>,
    /// The same page in every language, where there are several.
    pub languages: Vec<SitemapLanguage>,
}

/// The page in one language.
#[derive(Debug, Serialize)]
pub(super) struct SitemapLanguage {
    pub code: String,
    pub path: String,
}

/// The maximum number of addresses in one file, from the protocol (sitemaps.org, 0.9).
const MOST_URLS: usize = 50_000;

/// The sitemaps of a site with so many `listed` pages. The protocol knows absolute addresses only.
pub(super) fn all(site: &Site, listed: usize) -> Vec<Page> {
    if site.tables.config.base_url.is_none() {
        return Vec::new();
    }
    let parts = listed.div_ceil(MOST_URLS).max(1);
    let numbers = if parts == 1 { 0..=0 } else { 0..=parts };
    numbers.map(|part| Page::new(Sitemap { parts, part }, site)).collect()
}

impl PageKind for Sitemap {
    const TEMPLATE: &'static str = "sitemap.xml";

    /// How many there are depends on all other pages: see [`all`].
    fn all(_: &Planning) -> Vec<Self> {
        Vec::new()
    }

    fn route(&self, _: &Site) -> Route {
        Route::sitemap(self.part)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_site()
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let base = context.site.config().base_url.clone().unwrap_or_default();
        if self.parts > 1 && self.part == 0 {
            let parts = (1..=self.parts).map(|part| Route::sitemap(part).into()).collect();
            return Ok(SitemapView { base, parts, urls: Vec::new() });
        }
        let before = self.part.saturating_sub(1) * MOST_URLS;
        let urls = context.site.listed_pages().into_iter().skip(before).take(MOST_URLS).map(url).collect();
        Ok(SitemapView { base, parts: Vec::new(), urls })
    }
}

fn url(ListedPage { path, updated, languages }: ListedPage) -> SitemapUrl {
    SitemapUrl {
        path: path.to_string(),
        updated: updated.map(|date| date.to_string()),
        languages: languages.into_iter().map(|(code, path)| SitemapLanguage { code, path }).collect(),
    }
}
