//! The plan of all pages of a site, which is complete before any of them is rendered.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::config::Config;
use crate::model::path::SitePath;
use crate::model::site::{DocumentIndex, Site};
use crate::publication::former::FormerPages;
use crate::render::page::{Page, Planning};
use crate::render::pages;
use crate::render::reads::{ListedAddress, PlannedPages};
use crate::render::term::Row;

/// The terms of the 五十音 index, and the texts in which they were found.
pub struct TermIndex {
    pub rows: Vec<Arc<Row>>,
    /// For each document the fingerprint of its text as indexed.
    pub texts: Vec<u128>,
}

/// Every page of a site, in every language, in the order of their addresses.
pub struct PagePlan {
    /// The plan without the index and the plan with it share their pages.
    pages: Vec<Arc<Page>>,
    /// Those of them that come from the content alone, kind by kind.
    content: Arc<[Arc<Page>]>,
    /// The codes of the site's languages, that of the content first.
    languages: Vec<String>,
    terms: Option<TermIndex>,
}

impl PagePlan {
    /// Plans the pages of a site that depend neither on its search index nor on what was published before.
    pub fn new(site: &Site) -> Self {
        let pages = pages::of_content(&Planning { site, former: &FormerPages::default(), terms: &[] });
        let languages = codes(&site.tables.config);
        let content: Arc<[Arc<Page>]> = in_every_language(pages, &languages).map(Arc::new).collect();
        Self { pages: with_sitemaps(content.to_vec(), site), content, languages, terms: None }
    }

    /// The plan with the pages at addresses where documents stood before, in place of those that it has.
    pub fn with_former(self, site: &Site, former: &FormerPages) -> Self {
        let planned = pages::of_former(&Planning { site, former, terms: &[] });
        let has_none = self.pages.iter().filter(|page| !is_sitemap(page)).count() == self.content.len();
        if planned.is_empty() && has_none {
            return self;
        }
        let former = in_every_language(planned, &self.languages).map(Arc::new);
        let pages = with_sitemaps(self.content.iter().cloned().chain(former).collect(), site);
        Self { pages, terms: None, ..self }
    }

    /// The plan with the pages that depend on the search index, which must be of the same site.
    pub fn with_index(&self, site: &Site, terms: TermIndex) -> Self {
        let planning = Planning { site, former: &FormerPages::default(), terms: &terms.rows };
        let pages = in_every_language(pages::of_index(&planning), &self.languages).map(Arc::new);
        let others = self.pages.iter().filter(|page| !is_sitemap(page)).cloned();
        let pages = with_sitemaps(others.chain(pages).collect(), site);
        Self { pages, content: self.content.clone(), languages: self.languages.clone(), terms: Some(terms) }
    }

    /// The paths of the pages in the first language, without former addresses.
    pub fn of_first_language(&self) -> impl Iterator<Item = &SitePath> {
        let sitemaps = self.pages.iter().filter(|page| is_sitemap(page));
        let pages = self.content.iter().filter(|page| is_original(page));
        pages.chain(sitemaps).map(|page| &page.address.path)
    }

    /// The pages in the order of their addresses.
    pub fn pages(&self) -> &[Arc<Page>] {
        &self.pages
    }

    /// The page at `path`.
    pub fn get(&self, path: &str) -> Option<&Page> {
        let at = self.pages.binary_search_by(|page| page.address.path.as_str().cmp(path)).ok()?;
        Some(&self.pages[at])
    }
}

/// The pages, which are in the first language, followed by the translated ones in each further language.
fn in_every_language(pages: Vec<Page>, languages: &[String]) -> impl Iterator<Item = Page> {
    let further = languages.iter().enumerate().skip(1);
    let translated = further.flat_map(|(number, code)| {
        let pages = pages.iter().filter(|page| page.address.route.is_translated());
        pages.map(move |page| page.in_language(number, code))
    });
    let translated: Vec<Page> = translated.collect();
    pages.into_iter().chain(translated)
}

/// The pages with their sitemaps, sorted by address. How many sitemaps there are depends on all other pages.
fn with_sitemaps(mut pages: Vec<Arc<Page>>, site: &Site) -> Vec<Arc<Page>> {
    let listed = pages.iter().filter(|page| page.is_listed).count();
    pages.extend(pages::sitemaps(site, listed).into_iter().map(Arc::new));
    pages.par_sort_by(|a, b| a.address.path.cmp(&b.address.path));
    pages
}

fn is_sitemap(page: &Page) -> bool {
    let route = &page.address.route;
    !route.is_read_by_people() && route.path().starts_with("sitemap")
}

fn is_original(page: &Page) -> bool {
    page.address.language == 0
}

fn codes(config: &Config) -> Vec<String> {
    [&config.language].into_iter().chain(config.languages.iter().map(|code| &code.value)).cloned().collect()
}

impl PlannedPages for PagePlan {
    fn is_translated(&self, path: &str) -> bool {
        self.get(path).is_some_and(|page| is_original(page) && page.address.route.is_translated())
    }

    fn listed(&self) -> Vec<ListedAddress> {
        let listed = self.pages.iter().map(Arc::as_ref).filter(|page| page.is_listed);
        let address = |page: &Page| ListedAddress {
            path: page.address.path.clone(),
            document: page.document.clone(),
            languages: self.languages_of(page),
        };
        listed.map(address).collect()
    }

    fn term_rows(&self) -> &[Arc<Row>] {
        self.terms.as_ref().map(|terms| terms.rows.as_slice()).unwrap_or_default()
    }

    fn indexed_text(&self, document: DocumentIndex) -> Option<u128> {
        self.terms.as_ref()?.texts.get(document.0).copied()
    }
}

impl PagePlan {
    fn languages_of(&self, page: &Page) -> Vec<(String, String)> {
        if self.languages.len() < 2 || !page.address.route.is_translated() {
            return Vec::new();
        }
        let codes = self.languages.iter().enumerate();
        codes.map(|(number, code)| (code.clone(), page.address.route.path_in(number, code))).collect()
    }
}
