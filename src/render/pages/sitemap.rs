//! The sitemap: the addresses of all pages that people read (sitemaps.org, protocol 0.9).

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::reads::ListedPage;
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The sitemap.
#[derive(Hash)]
pub(super) struct Sitemap;

/// The sitemap.
#[derive(Debug, Serialize)]
pub(super) struct SitemapView {
    pub base: String,
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

impl PageKind for Sitemap {
    const TEMPLATE: &'static str = "sitemap.xml";

    /// Without a base URL there is none, since the protocol requires absolute addresses.
    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.config.base_url.is_some() { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::sitemap()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_site()
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(SitemapView {
            base: context.site.config().base_url.clone().unwrap_or_default(),
            urls: context.site.listed_pages().into_iter().take(MOST_URLS).map(url).collect(),
        })
    }
}

fn url(ListedPage { path, updated, languages }: ListedPage) -> SitemapUrl {
    SitemapUrl {
        path: path.to_string(),
        updated: updated.map(|date| date.to_string()),
        languages: languages.into_iter().map(|(code, path)| SitemapLanguage { code, path }).collect(),
    }
}
