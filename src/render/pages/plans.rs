//! The list of all plans.

use serde::Serialize;

use crate::model::site::Site;
use crate::model::table::Plan;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::table::{TableLine, TablesView};
use crate::theme::TemplateFault;

/// The page of all plans.
#[derive(Hash)]
pub(super) struct Plans;

impl PageKind for Plans {
    const TEMPLATE: &'static str = "tables.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.plans.is_empty() { Vec::new() } else { vec![Self] }
    }

    fn route(&self, _: &Site) -> Route {
        Route::plans()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.plans"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let line = |plan: &Plan| TableLine {
            path: Route::plan(&plan.id.value).into(),
            title: plan.title.clone(),
            years: plan.years.clone(),
            entries: plan.measures.len(),
        };
        Ok(TablesView { kind: "plan", tables: context.site.plans().iter().map(line).collect() })
    }
}
