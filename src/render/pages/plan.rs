//! A plan and its measures.

use serde::Serialize;

use crate::model::code::Code;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::model::table::Plan;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::codes::measure;
use crate::render::view::table::TableView;
use crate::theme::TemplateFault;

/// The page of a plan, by the plan's id.
#[derive(Hash)]
pub(super) struct PlanPage(Slug);

impl PageKind for PlanPage {
    const TEMPLATE: &'static str = "table.html";

    fn all(planning: &Planning) -> Vec<Self> {
        planning.site.tables.plans.iter().map(|plan| Self(plan.id.value.clone())).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::plan(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading {
            crumbs: vec![context.crumb("title.plans", Route::plans())],
            ..Heading::titled(of_content(&self.plan(context).title))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, plan) = (context.site, self.plan(context));
        let codes =
            plan.measures.iter().map(|measure| Code { scope: self.0.clone(), local: measure.code.value.clone() });
        let entries = codes.filter_map(|code| Some((measure(site, &code)?, site.goals_of_measure(&code))));
        Ok(TableView::new(site, "plan", (&plan.years, &plan.note), entries.collect()))
    }
}

impl PlanPage {
    fn plan<'a>(&self, context: &PageContext<'a>) -> &'a Plan {
        let plan = context.site.plans().iter().find(|plan| plan.id.value == self.0);
        plan.expect("a plan's page is made only for plans")
    }
}
