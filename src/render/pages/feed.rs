//! The Atom feed of the site, and of each department.

use serde::Serialize;

use crate::model::path::Slug;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::reads::{Event, SiteReader};
use crate::render::route::Route;
use crate::render::view::document_name::DocumentName;
use crate::render::view::feed::{FeedEntry, FeedView, MOST_ENTRIES};
use crate::theme::TemplateFault;

/// The feed of the whole site, or that of a department.
#[derive(Hash)]
pub(super) struct Feed(Option<Slug>);

impl PageKind for Feed {
    const TEMPLATE: &'static str = "feed.xml";

    fn all(planning: &Planning) -> Vec<Self> {
        let departments = planning.site.tables.departments.iter();
        let departments = departments.map(|department| Self(Some(department.id.value.clone())));
        [Self(None)].into_iter().chain(departments).collect()
    }

    fn route(&self, _: &Site) -> Route {
        self.0.as_ref().map_or_else(Route::feed, Route::department_feed)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let (site, title) = (context.site, &context.site.config().title);
        match &self.0 {
            None => context.heading_of_site(),
            Some(id) => Heading::titled(of_content(&format!("{title} {}", site.department_name(id)))),
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let events = context.site.newest(self.0.as_ref(), MOST_ENTRIES).into_iter();
        Ok(FeedView::new(context.site, events.map(|event| entry(context.site, event)).collect()))
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
