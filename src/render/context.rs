//! Everything that a page is rendered with: its address, the words of its language, and access to the site.

use std::sync::Arc;

use crate::i18n::words::Words;
use crate::model::path::{SitePath, Slug};
use crate::model::site::DocumentIndex;
use crate::render::fragments::Fragments;
use crate::render::glossary::{Linker, Terms};
use crate::render::link::BasePaths;
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::theme::Theme;

/// The address of a page in one language.
#[derive(Clone, Debug)]
pub struct PageAddress {
    /// The path in the output.
    pub path: SitePath,
    /// The route, which gives the path in the first language of the site.
    pub route: Route,
    /// The language of the page's interface, as its index among the site's languages; 0 is the first.
    pub language: usize,
}

impl PageAddress {
    /// A page in the first language.
    pub fn new(route: Route) -> Self {
        Self { path: SitePath::from_parts(route.path().to_owned()), route, language: 0 }
    }

    /// The page in a further language, given by its index among the site's languages and its code.
    pub fn in_language(&self, language: usize, code: &str) -> Self {
        let path = SitePath::from_parts(self.route.path_in(language, code));
        Self { path, route: self.route.clone(), language }
    }

    /// The relative paths from the page to the pages and files of the site.
    pub fn bases(&self) -> BasePaths {
        BasePaths::new(&self.path, self.language)
    }
}

/// Everything that a page is rendered with.
pub struct PageContext<'a> {
    pub address: &'a PageAddress,
    /// The relative paths from the page to the pages and files of the site.
    pub bases: BasePaths,
    /// Access to the site, which records what is read.
    pub site: &'a SiteReader<'a>,
    /// The words of the page's language.
    pub words: &'a Words,
    /// The words of every language of the site, the content's first.
    pub languages: &'a [Arc<Words>],
    pub(super) theme: &'a Theme,
    pub(super) terms: &'a Terms,
    pub(super) fragments: &'a Fragments,
}

impl<'a> PageContext<'a> {
    /// The index of the document that the page was planned for.
    pub fn index(&self, id: &Slug) -> DocumentIndex {
        self.site.find(id).expect("pages are planned for the documents of the site")
    }

    /// A linker for the glossary's terms in the page's texts. It must be given the texts in reading order.
    pub fn linker(&self) -> Linker<'_> {
        // Records that the page depends on the glossary, from which the terms are made.
        self.site.glossary();
        Linker::new(self.terms, &self.bases.pages, &self.words.sentence("glossary.title", &[]))
    }
}
