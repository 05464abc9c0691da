//! The page that is shown without a network, in place of one that was not saved.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The page for what is not saved yet.
#[derive(Hash)]
pub(super) struct Offline;

impl PageKind for Offline {
    const TEMPLATE: &'static str = "offline.html";
    const IS_LISTED: bool = false;

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.config.offline { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::offline()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.offline"))
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(())
    }
}
