//! Redirects from an earlier address of a document to the current one.

use serde::Serialize;

use crate::model::path::{SitePath, Slug};
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::document_name::DocumentName;
use crate::theme::TemplateFault;

/// An earlier address of the document `id`.
#[derive(Hash)]
pub(super) struct Moved {
    id: Slug,
    from: SitePath,
    to: SitePath,
}

/// The contents of a redirecting page.
#[derive(Debug, Serialize)]
struct MovedView {
    name: DocumentName,
    /// The current path of the page.
    path: String,
}

impl PageKind for Moved {
    const TEMPLATE: &'static str = "moved.html";
    const IS_LISTED: bool = false;

    fn all(planning: &Planning) -> Vec<Self> {
        let live = planning.former.redirects.iter().filter(|redirect| planning.site.by_id.contains_key(&redirect.id));
        let moved = live.cloned().map(|redirect| Self { id: redirect.id, from: redirect.from, to: redirect.to });
        moved.collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::former(&self.from)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let page = context.address;
        let folder = page.path.as_str().strip_suffix(page.route.path()).unwrap_or_default();
        Heading {
            redirects_to: Some(SitePath::from_parts(format!("{folder}{}", self.to))),
            ..Heading::titled(context.title("title.moved"))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let name = DocumentName::of(context.site, context.index(&self.id));
        Ok(MovedView { name, path: self.to.to_string() })
    }
}
