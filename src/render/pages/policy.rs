//! A policy of a set and the goals that refer to it.

use serde::Serialize;

use crate::model::code::Code;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Crumb, Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::codes::policy;
use crate::render::view::names;
use crate::render::view::table::{CodeView, by_year};
use crate::theme::TemplateFault;

/// The page of a policy, by the policy's code.
#[derive(Hash)]
pub(super) struct PolicyPage(Code);

impl PageKind for PolicyPage {
    const TEMPLATE: &'static str = "code.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let sets = planning.site.tables.policy_sets.iter();
        let policies = sets.flat_map(|set| set.items.iter().map(|policy| (&set.id.value, &policy.no.value)));
        policies.map(|(scope, local)| Self(Code { scope: scope.clone(), local: local.clone() })).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::policy(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let (set, _) = context.site.policy(&self.0).expect(OF_TABLE);
        let link = policy(context.site, &self.0).expect(OF_TABLE);
        let policies = context.crumb("title.policies", Route::policies());
        Heading {
            crumbs: vec![policies, Crumb::of_content(&set.title, Route::policy_set(&self.0.scope))],
            feed: (!context.site.goals_of_policy(&self.0).is_empty()).then(|| Route::policy_feed(&self.0).into()),
            ..Heading::titled(of_content(&format!("{} {}", link.code, link.title)))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, code) = (context.site, &self.0);
        let (_, found) = site.policy(code).expect(OF_TABLE);
        let link = policy(site, code).expect(OF_TABLE);
        Ok(CodeView {
            kind: "policy",
            name_changes: names::in_text(site, &link.title),
            link,
            note: found.note.clone(),
            other_titles: found.other_titles.clone(),
            years: by_year(site, site.goals_of_policy(code)),
        })
    }
}

const OF_TABLE: &str = "a policy's page is made only for policies of the table";
