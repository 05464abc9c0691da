//! A page of the plan: its kind, its address, and how it is printed.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::model::path::Slug;
use crate::model::site::Site;
use crate::publication::redirect::Redirect;
use crate::render::context::{PageAddress, PageContext};
use crate::render::head::Head;
use crate::render::heading::Heading;
use crate::render::link::BasePaths;
use crate::render::route::Route;
use crate::render::term::Row;
use crate::theme::TemplateFault;

/// What the pages of a site are planned from.
pub struct Planning<'a> {
    pub site: &'a Site,
    /// Old addresses of documents.
    pub redirects: &'a [Redirect],
    /// The rows of the 五十音 index, where the site is indexed.
    pub terms: Option<&'a [Arc<Row>]>,
}

/// A kind of page: which pages of it there are, where each stands, what it shows.
///
/// A page is known by its own fields alone: ids and numbers, never facts of the site. Facts are read through the
/// [`SiteReader`](crate::render::reads::SiteReader) of the context, which records them.
pub trait PageKind: Hash + Send + Sync + Sized + 'static {
    /// The template that prints it.
    const TEMPLATE: &'static str;
    /// Whether the sitemap names it, if people read it at all.
    const IS_LISTED: bool = true;
    /// Whether its address is that of the document it shows.
    const IS_OF_FILE: bool = false;

    /// Every page of the kind.
    fn all(planning: &Planning) -> Vec<Self>;

    /// Where the page stands.
    fn route(&self, site: &Site) -> Route;

    /// The one document that the page shows.
    fn document(&self) -> Option<&Slug> {
        None
    }

    /// What the page says of itself.
    fn heading(&self, context: &PageContext) -> Heading;

    /// What stands in the page.
    ///
    /// # Errors
    ///
    /// What is wrong with the template of a part of the page.
    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault>;
}

/// A page of the plan, in one language.
#[derive(Clone)]
pub struct Page {
    pub address: PageAddress,
    /// Whether the sitemap names it.
    pub is_listed: bool,
    /// The one document that it shows.
    pub document: Option<Slug>,
    /// Whether its address is that of the document.
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

    /// The page in a further language, by its place among those of the site and its code.
    pub fn in_language(&self, language: usize, code: &str) -> Self {
        Self { address: self.address.in_language(language, code), ..self.clone() }
    }

    /// Whether it is the page of a content file: its address is that of the document.
    pub fn stands_for_file(&self) -> bool {
        self.address.language == 0 && self.is_of_file
    }

    /// A number that differs between pages of one address but of different kinds or fields.
    pub fn identity(&self) -> u64 {
        self.kind.identity()
    }

    /// The bytes of the page, UTF-8.
    ///
    /// # Errors
    ///
    /// What is wrong with its template.
    pub fn print(&self, context: &PageContext) -> Result<Vec<u8>, TemplateFault> {
        self.kind.print(context)
    }
}

/// A page of any kind.
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

/// What a template sees beside the site.
#[derive(Serialize)]
struct PageView<'a, V> {
    /// What leads from the page to where the pages of its language stand.
    root: &'a str,
    /// What leads from the page to the root of the site.
    files: &'a str,
    page: Head,
    view: V,
}
