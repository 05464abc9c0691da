//! The list of changes of all pages, the newest first.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::update::{self, UpdateView};
use crate::theme::TemplateFault;

/// The page of updates.
#[derive(Hash)]
pub(super) struct Updates;

/// The changes of all pages, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct UpdatesView {
    pub updates: Vec<UpdateView>,
}

/// The maximum number of updates that are listed; each page lists its own changes as well.
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
