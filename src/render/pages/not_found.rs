//! The page that servers show for addresses that do not exist.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The 404 page.
#[derive(Hash)]
pub(super) struct NotFound;

impl PageKind for NotFound {
    const TEMPLATE: &'static str = "404.html";
    const IS_LISTED: bool = false;

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::not_found()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.not_found"))
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(())
    }
}
