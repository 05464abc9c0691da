//! robots.txt, the rules for crawlers.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The file robots.txt.
#[derive(Hash)]
pub(super) struct Robots;

impl PageKind for Robots {
    const TEMPLATE: &'static str = "robots.txt";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::robots()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_site()
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(())
    }
}
