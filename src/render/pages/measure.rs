//! A measure of a plan and the goals that refer to it.

use serde::Serialize;

use crate::model::code::Code;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Crumb, Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::codes::measure;
use crate::render::view::names;
use crate::render::view::table::{CodeView, by_year};
use crate::theme::TemplateFault;

/// The page of a measure, by the measure's code.
#[derive(Hash)]
pub(super) struct MeasurePage(Code);

impl PageKind for MeasurePage {
    const TEMPLATE: &'static str = "code.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let plans = planning.site.tables.plans.iter();
        let measures = plans.flat_map(|plan| plan.measures.iter().map(|measure| (&plan.id.value, &measure.code.value)));
        measures.map(|(scope, local)| Self(Code { scope: scope.clone(), local: local.clone() })).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::measure(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let (plan, _) = context.site.measure(&self.0).expect(OF_TABLE);
        let link = measure(context.site, &self.0).expect(OF_TABLE);
        let plans = context.crumb("title.plans", Route::plans());
        Heading {
            crumbs: vec![plans, Crumb::of_content(&plan.title, Route::plan(&self.0.scope))],
            feed: (!context.site.goals_of_measure(&self.0).is_empty()).then(|| Route::measure_feed(&self.0).into()),
            ..Heading::titled(of_content(&format!("{} {}", link.code, link.title)))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, code) = (context.site, &self.0);
        let (_, found) = site.measure(code).expect(OF_TABLE);
        let link = measure(site, code).expect(OF_TABLE);
        Ok(CodeView {
            kind: "plan",
            name_changes: names::in_text(site, &link.title),
            link,
            note: found.note.clone(),
            other_titles: found.other_titles.clone(),
            years: by_year(site, site.goals_of_measure(code)),
        })
    }
}

const OF_TABLE: &str = "a measure's page is made only for measures of the table";
