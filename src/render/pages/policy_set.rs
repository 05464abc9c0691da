//! A policy set and its policies.

use serde::Serialize;

use crate::model::code::Code;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::model::table::PolicySet;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::codes::policy;
use crate::render::view::table::TableView;
use crate::theme::TemplateFault;

/// The page of a policy set, by its id.
#[derive(Hash)]
pub(super) struct PolicySetPage(Slug);

impl PageKind for PolicySetPage {
    const TEMPLATE: &'static str = "table.html";

    fn all(planning: &Planning) -> Vec<Self> {
        planning.site.tables.policy_sets.iter().map(|set| Self(set.id.value.clone())).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::policy_set(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading {
            crumbs: vec![context.crumb("title.policies", Route::policies())],
            ..Heading::titled(of_content(&self.set(context).title))
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, set) = (context.site, self.set(context));
        let codes = set.items.iter().map(|policy| Code { scope: self.0.clone(), local: policy.no.value.clone() });
        let entries = codes.filter_map(|code| Some((policy(site, &code)?, site.goals_of_policy(&code))));
        Ok(TableView::new(site, "policy", (&set.years, &set.note), entries.collect()))
    }
}

impl PolicySetPage {
    fn set<'a>(&self, context: &PageContext<'a>) -> &'a PolicySet {
        let set = context.site.policy_sets().iter().find(|set| set.id.value == self.0);
        set.expect("a policy set's page is made only for policy sets")
    }
}
