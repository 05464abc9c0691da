//! Renders the pages of a plan.

use std::sync::Arc;

use crate::i18n::words::Words;
use crate::model::character::is_xml;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::fragments::Fragments;
use crate::render::glossary::Terms;
use crate::render::page::Page;
use crate::render::reads::{Facts, PlannedPages, Reads, SiteReader};
use crate::theme::{TemplateFault, Theme};

/// Everything that the rendering of all pages shares.
pub struct Renderer<'a> {
    facts: Facts<'a>,
    /// The themes of the interface's languages, that of the content first.
    themes: &'a [Theme],
    languages: Vec<Arc<Words>>,
    terms: &'a Terms,
    fragments: Vec<Fragments>,
}

/// A rendered page as UTF-8, with the facts that were read for it.
pub struct PrintedPage {
    pub bytes: Vec<u8>,
    pub reads: Reads,
}

impl<'a> Renderer<'a> {
    /// A renderer for the pages of `plan`. `themes` has one theme per language, that of the content first; `terms` are
    /// those of the glossary.
    pub fn new(site: &'a Site, plan: &'a dyn PlannedPages, themes: &'a [Theme], terms: &'a Terms) -> Self {
        Self {
            facts: Facts::new(site, plan),
            languages: themes.iter().map(|theme| theme.words.clone()).collect(),
            fragments: themes.iter().map(|_| Fragments::new(site)).collect(),
            themes,
            terms,
        }
    }

    /// The facts that pages can read.
    pub fn facts(&self) -> &Facts<'a> {
        &self.facts
    }

    /// Renders a page.
    ///
    /// # Errors
    ///
    /// The fault of its template.
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
        let bytes = if page.address.path.as_str().ends_with(".xml") { as_xml(bytes) } else { bytes };
        Ok(PrintedPage { bytes, reads: site.into_reads() })
    }
}

/// What was pasted may hold control characters, for which XML has no form.
fn as_xml(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.retain(is_xml);
            text.into_bytes()
        }
        Err(error) => error.into_bytes(),
    }
}
