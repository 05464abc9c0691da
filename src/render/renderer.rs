//! Prints the pages of a plan.

use std::sync::Arc;

use crate::i18n::words::Words;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::fragments::Fragments;
use crate::render::glossary::Terms;
use crate::render::page::Page;
use crate::render::reads::{Facts, PlannedPages, Reads, SiteReader};
use crate::theme::{TemplateFault, Theme};

/// What is the same for every page of a site while its pages are printed.
pub struct Renderer<'a> {
    facts: Facts<'a>,
    /// Of each language of the interface, the content's first.
    themes: &'a [Theme],
    languages: Vec<Arc<Words>>,
    terms: &'a Terms,
    fragments: Vec<Fragments>,
}

/// A page as bytes, UTF-8, and what of the site was read for it.
pub struct PrintedPage {
    pub bytes: Vec<u8>,
    pub reads: Reads,
}

impl<'a> Renderer<'a> {
    /// A renderer of the pages of `plan`; `themes` are of each language, the content's first, `terms` of the glossary.
    pub fn new(site: &'a Site, plan: &'a dyn PlannedPages, themes: &'a [Theme], terms: &'a Terms) -> Self {
        Self {
            facts: Facts::new(site, plan),
            languages: themes.iter().map(|theme| theme.words.clone()).collect(),
            fragments: themes.iter().map(|_| Fragments::new(site)).collect(),
            themes,
            terms,
        }
    }

    /// The facts of the site that pages read.
    pub fn facts(&self) -> &Facts<'a> {
        &self.facts
    }

    /// Prints a page.
    ///
    /// # Errors
    ///
    /// What is wrong with its template.
    pub fn print(&self, page: &Page) -> Result<PrintedPage, TemplateFault> {
        let (site, language) = (SiteReader::new(&self.facts), page.address.language);
        let bytes = page.print(&PageContext {
            address: &page.address,
            bases: page.address.bases(),
            site: &site,
            words: &self.languages[language],
            languages: &self.languages,
            theme: &self.themes[language],
            terms: self.terms,
            fragments: &self.fragments[language],
        })?;
        Ok(PrintedPage { bytes, reads: site.into_reads() })
    }
}
