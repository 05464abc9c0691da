//! A fiscal year with the goals of every department.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::place;
use crate::theme::TemplateFault;

/// The page of a fiscal year.
#[derive(Hash)]
pub(super) struct Year(FiscalYear);

impl PageKind for Year {
    const TEMPLATE: &'static str = "year.html";

    fn all(planning: &Planning) -> Vec<Self> {
        planning.site.years.keys().map(|year| Self(*year)).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::year(self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(of_interface(context.words.fiscal_year(self.0)))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(place::year(context.site, self.0))
    }
}
