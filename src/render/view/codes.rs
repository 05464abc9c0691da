//! The measures and policies of a goal, with their titles.

use serde::Serialize;

use crate::model::code::{Code, Codes};
use crate::model::document::Goal;
use crate::render::reads::SiteReader;
use crate::render::route::Route;

/// Codes with their titles. As in the model, "none" differs from "not filled in".
#[derive(Debug, Serialize)]
#[serde(tag = "state", content = "codes", rename_all = "lowercase")]
pub enum CodesView {
    Unset,
    None,
    Some(Vec<CodeLink>),
}

/// A code and the path of its page.
#[derive(Debug, Serialize)]
pub struct CodeLink {
    pub path: String,
    pub code: String,
    pub title: String,
    pub scope: String,
}

/// The measures of a goal.
pub fn plan_codes(site: &SiteReader, goal: &Goal) -> CodesView {
    codes(&goal.plan, &|code| measure(site, code))
}

/// The policies of a goal.
pub fn policy_codes(site: &SiteReader, goal: &Goal) -> CodesView {
    codes(&goal.policies, &|code| policy(site, code))
}

fn codes(codes: &Codes, link: &dyn Fn(&Code) -> Option<CodeLink>) -> CodesView {
    match codes {
        Codes::Unset => CodesView::Unset,
        Codes::None => CodesView::None,
        Codes::Some(codes) => CodesView::Some(codes.iter().filter_map(link).collect()),
    }
}

/// The code of a measure as the sheet writes it, with its title and the path of its page.
pub fn measure(site: &SiteReader, code: &Code) -> Option<CodeLink> {
    let (plan, measure) = site.measure(code)?;
    Some(CodeLink {
        path: Route::measure(code).into(),
        code: measure.shown_code(),
        title: measure.title.clone(),
        scope: plan.title.clone(),
    })
}

/// The number of a policy, with its title and the path of its page.
pub fn policy(site: &SiteReader, code: &Code) -> Option<CodeLink> {
    let (set, policy) = site.policy(code)?;
    Some(CodeLink {
        path: Route::policy(code).into(),
        code: code.local.to_string(),
        title: policy.title.clone(),
        scope: set.title.clone(),
    })
}
