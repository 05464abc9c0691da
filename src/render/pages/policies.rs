//! The list of all policy sets.

use serde::Serialize;

use crate::model::site::Site;
use crate::model::table::PolicySet;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::table::{TableLine, TablesView};
use crate::theme::TemplateFault;

/// The page of all policy sets.
#[derive(Hash)]
pub(super) struct Policies;

impl PageKind for Policies {
    const TEMPLATE: &'static str = "tables.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.policy_sets.is_empty() { Vec::new() } else { vec![Self] }
    }

    fn route(&self, _: &Site) -> Route {
        Route::policies()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.policies"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let line = |set: &PolicySet| TableLine {
            path: Route::policy_set(&set.id.value).into(),
            title: set.title.clone(),
            years: set.years.clone(),
            entries: set.items.len(),
        };
        Ok(TablesView { kind: "policy", tables: context.site.policy_sets().iter().map(line).collect() })
    }
}
