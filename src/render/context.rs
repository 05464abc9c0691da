//! What a page is made with.

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

/// Where a page stands.
#[derive(Clone, Debug)]
pub struct PageAddress {
    /// In the output.
    pub path: SitePath,
    /// In the first language of the site.
    pub route: Route,
    /// The language of its interface, by its place among those of the site; 0 is the first.
    pub language: usize,
}

impl PageAddress {
    /// A page in the first language.
    pub fn new(route: Route) -> Self {
        Self { path: SitePath::from_parts(route.path().to_owned()), route, language: 0 }
    }

    /// The page in a further language, by its place among those of the site and its code.
    pub fn in_language(&self, language: usize, code: &str) -> Self {
        let path = SitePath::from_parts(self.route.path_in(language, code));
        Self { path, route: self.route.clone(), language }
    }

    /// What leads from the page to others.
    pub fn bases(&self) -> BasePaths {
        BasePaths::new(&self.path, self.language)
    }
}

/// What a page is made with.
pub struct PageContext<'a> {
    pub address: &'a PageAddress,
    /// What leads from the page to others.
    pub bases: BasePaths,
    /// Records what is read.
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
    /// The document that the page was planned for.
    pub fn index(&self, id: &Slug) -> DocumentIndex {
        self.site.find(id).expect("pages are planned for the documents of the site")
    }

    /// What links the terms of the glossary in the page's texts, which it is given in the order of reading.
    pub fn linker(&self) -> Linker<'_> {
        // What the terms are made of.
        self.site.glossary();
        Linker::new(self.terms, &self.bases.pages, &self.words.say("glossary.title", &[]))
    }
}
