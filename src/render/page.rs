//! A page of the plan: its kind, its address, and how to render it.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::model::path::Slug;
use crate::model::site::Site;
use crate::publication::former::FormerPages;
use crate::render::context::{PageAddress, PageContext};
use crate::render::head::Head;
use crate::render::heading::Heading;
use crate::render::link::BasePaths;
use crate::render::route::Route;
use crate::render::term::Row;
use crate::theme::TemplateFault;

/// The data from which the pages of a site are planned.
pub struct Planning<'a> {
    pub site: &'a Site,
    /// The addresses at which documents stood before.
    pub former: &'a FormerPages,
    /// The rows of the 五十音 index; empty while the pages that do not depend on it are planned.
    pub terms: &'a [Arc<Row>],
}

/// A kind of page: which pages of it there are, the address of each, and what each shows.
///
/// A page has only ids and numbers as fields, never facts of the site. It reads facts through the
/// [`SiteReader`](crate::render::reads::SiteReader) of the context, which records them.
pub trait PageKind: Hash + Send + Sync + Sized + 'static {
    /// The name of the template that renders the page.
    const TEMPLATE: &'static str;
    /// Whether the sitemap lists the page, provided that people read it at all.
    const IS_LISTED: bool = true;
    /// Whether the page has the address of the document that it shows.
    const IS_OF_FILE: bool = false;

    /// Every page of this kind.
    fn all(planning: &Planning) -> Vec<Self>;

    /// The address of the page.
    fn route(&self, site: &Site) -> Route;

    /// The document that the page shows, if it is exactly one.
    fn document(&self) -> Option<&Slug> {
        None
    }

    /// The metadata of the page.
    fn heading(&self, context: &PageContext) -> Heading;

    /// The contents of the page, as its template sees them.
    ///
    /// # Errors
    ///
    /// The fault of a template that renders a part of the page.
    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault>;
}

/// A page of the plan in one language.
#[derive(Clone)]
pub struct Page {
    pub address: PageAddress,
    /// Whether the sitemap lists it.
    pub is_listed: bool,
    /// The document that it shows, if it is exactly one.
    pub document: Option<Slug>,
    /// Whether it has the address of its document.
    is_of_file: bool,
    kind: Arc<dyn AnyPage>,
}

impl Page {
    /// A page in the first language of the site.
    pub fn new<K: PageKind>(kind: K, site: &Site) -> Self {
        let route = kind.route(site);
        Self {
            is_listed: K::IS_LISTED && route.is_read_by_people(),
            is_of_file: K::IS_OF_FILE,
            address: PageAddress::new(route),
            document: kind.document().cloned(),
            kind: Arc::new(kind),
        }
    }

    /// The page in a further language, given by its index among the site's languages and its code.
    pub fn in_language(&self, language: usize, code: &str) -> Self {
        Self { address: self.address.in_language(language, code), ..self.clone() }
    }

    /// Whether it has the address of its document, and so is the page of a content file.
    pub fn stands_for_file(&self) -> bool {
        self.address.language == 0 && self.is_of_file
    }

    /// A hash that differs for pages with the same address but different kinds or fields.
    pub fn identity(&self) -> u64 {
        self.kind.identity()
    }

    /// Renders the page as UTF-8.
    ///
    /// # Errors
    ///
    /// The fault of its template.
    pub fn print(&self, context: &PageContext) -> Result<Vec<u8>, TemplateFault> {
        self.kind.print(context)
    }
}

/// A page of any kind, as a trait object.
trait AnyPage: Send + Sync {
    fn identity(&self) -> u64;
    fn print(&self, context: &PageContext) -> Result<Vec<u8>, TemplateFault>;
}

impl<K: PageKind> AnyPage for K {
    fn identity(&self) -> u64 {
        let mut hasher = Xxh3::new();
        K::TEMPLATE.hash(&mut hasher);
        self.hash(&mut hasher);
        hasher.finish()
    }

    fn print(&self, context: &PageContext) -> Result<Vec<u8>, TemplateFault> {
        let BasePaths { pages: root, files } = &context.bases;
        let (page, view) = (Head::new(self.heading(context), context), self.view(context)?);
        context.theme.render(K::TEMPLATE, &PageView { root, files, page, view })
    }
}

/// The variables of a template, besides those of the site.
#[derive(Serialize)]
struct PageView<'a, V> {
    /// The path from the page to the root of the pages in its language.
    root: &'a str,
    /// The path from the page to the root of the site.
    files: &'a str,
    page: Head,
    view: V,
}
