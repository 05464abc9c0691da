//! The Atom feed of the site, of each department, and of each measure and policy that goals refer to.

use serde::Serialize;

use crate::model::code::Code;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::reads::{Event, SiteReader};
use crate::render::route::Route;
use crate::render::view::codes::{measure, policy};
use crate::render::view::document_name::DocumentName;
use crate::render::view::feed::{FeedEntry, FeedView, MOST_ENTRIES};
use crate::theme::TemplateFault;

/// A feed.
#[derive(Hash)]
pub(super) enum Feed {
    Site,
    Department(Slug),
    Measure(Code),
    Policy(Code),
}

impl PageKind for Feed {
    const TEMPLATE: &'static str = "feed.xml";

    fn all(planning: &Planning) -> Vec<Self> {
        let site = planning.site;
        let departments = site.tables.departments.iter();
        let departments = departments.map(|department| Self::Department(department.id.value.clone()));
        let measures = site.by_measure.keys().filter(|code| site.measure(code).is_some()).cloned().map(Self::Measure);
        let policies = site.by_policy.keys().filter(|code| site.policy(code).is_some()).cloned().map(Self::Policy);
        [Self::Site].into_iter().chain(departments).chain(measures).chain(policies).collect()
    }

    fn route(&self, _: &Site) -> Route {
        match self {
            Self::Site => Route::feed(),
            Self::Department(id) => Route::department_feed(id),
            Self::Measure(code) => Route::measure_feed(code),
            Self::Policy(code) => Route::policy_feed(code),
        }
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let (site, title) = (context.site, &context.site.config().title);
        let name = match self {
            Self::Site => return context.heading_of_site(),
            Self::Department(id) => site.department_name(id),
            Self::Measure(code) => measure(site, code).map(|link| link.title).unwrap_or_default(),
            Self::Policy(code) => policy(site, code).map(|link| link.title).unwrap_or_default(),
        };
        Heading::titled(of_content(&format!("{title} {name}")))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        let events = match self {
            Self::Site => site.newest(None, MOST_ENTRIES),
            Self::Department(id) => site.newest(Some(id), MOST_ENTRIES),
            Self::Measure(code) => site.newest_of(site.goals_of_measure(code), MOST_ENTRIES),
            Self::Policy(code) => site.newest_of(site.goals_of_policy(code), MOST_ENTRIES),
        };
        Ok(FeedView::new(site, events.into_iter().map(|event| entry(site, event)).collect()))
    }
}

fn entry(site: &SiteReader, Event { kind: _, date, document, note }: Event) -> FeedEntry {
    let summary = site.summary(document);
    FeedEntry {
        path: summary.path.to_string(),
        item: None,
        key: date.to_string(),
        date: date.to_string(),
        name: DocumentName::of(site, document),
        summary: note.or(summary.summary).unwrap_or_default().to_owned(),
        corrected: None,
    }
}
