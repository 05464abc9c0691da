//! The changes of all pages, the newest first.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::update::{self, UpdateView};
use crate::theme::TemplateFault;

/// The updates.
#[derive(Hash)]
pub(super) struct Updates;

/// Every update, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct UpdatesView {
    pub updates: Vec<UpdateView>,
}

/// The page of updates ends here; the rest is on the pages themselves.
const MOST_UPDATES: usize = 500;

impl PageKind for Updates {
    const TEMPLATE: &'static str = "updates.html";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::updates()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.updates"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(UpdatesView { updates: update::newest(context.site, MOST_UPDATES) })
    }
}
