//! The search page. Its results are computed in the reader's browser.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The search page.
#[derive(Hash)]
pub(super) struct Search;

impl PageKind for Search {
    const TEMPLATE: &'static str = "search.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.config.search { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::search()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.search"))
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(())
    }
}
