//! The OpenSearch 1.1 description, from which browsers learn how to query the search page.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The description of the search.
#[derive(Hash)]
pub(super) struct OpenSearch;

impl PageKind for OpenSearch {
    const TEMPLATE: &'static str = "search.xml";

    /// Without a base URL there is none, since the format requires absolute addresses.
    fn all(planning: &Planning) -> Vec<Self> {
        let config = &planning.site.tables.config;
        if config.search && config.base_url.is_some() { vec![Self] } else { Vec::new() }
    }

    fn route(&self, _: &Site) -> Route {
        Route::open_search()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_site()
    }

    fn view(&self, _: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(())
    }
}
