//! The calendars of what is due: that of the site, of each department, and of each document.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use serde::Serialize;

use crate::model::document::Document;
use crate::model::item::Item;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::model::when::When;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::calendar::{self, Event};
use crate::theme::TemplateFault;

/// A calendar.
#[derive(Hash)]
pub(super) enum Calendar {
    Site,
    Department(Slug),
    Document(Slug),
}

/// A calendar, printed.
#[derive(Debug, Serialize)]
pub(super) struct CalendarView {
    pub text: String,
}

/// The day of the last change of a document that does not name any.
const NEVER: Date = date(1970, 1, 1);
/// The last month of a fiscal year.
const LAST_MONTH: i8 = 3;

impl PageKind for Calendar {
    const TEMPLATE: &'static str = "calendar.ics";

    fn all(planning: &Planning) -> Vec<Self> {
        let site = planning.site;
        let dated = || site.documents.iter().filter(|document| !document.due.is_empty());
        let departments: BTreeSet<&Slug> = dated().filter_map(|document| Some(document.place()?.1)).collect();
        let departments = departments.into_iter().filter(|id| site.department(id).is_some());
        let departments = departments.map(|id| Self::Department(id.clone()));
        let documents = dated().map(|document| Self::Document(document.id.value.clone()));
        let whole = (!site.due.is_empty()).then_some(Self::Site);
        whole.into_iter().chain(departments).chain(documents).collect()
    }

    fn route(&self, site: &Site) -> Route {
        match self {
            Self::Site => Route::calendar(),
            Self::Department(id) => Route::department_calendar(id),
            Self::Document(id) => Route::calendar_of(&site.document(site.by_id[id]).path),
        }
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.due"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let events: Vec<Event> =
            self.documents(context).into_iter().flat_map(|document| events(context, document)).collect();
        let name = context.words.sentence("calendar.name", &[("of", &self.name(context))]);
        Ok(CalendarView { text: calendar::print(&name, &context.words.code, &events) })
    }
}

impl Calendar {
    fn documents<'a>(&self, context: &PageContext<'a>) -> Vec<&'a Document> {
        let site = context.site;
        let one = |id: &Slug| site.document(context.index(id));
        match self {
            Self::Document(id) => vec![one(id)],
            Self::Site | Self::Department(_) => {
                let due = site.due_years().into_iter().flat_map(|year| site.due(year));
                let mut found: Vec<_> = due.map(|due| due.document).collect();
                found.sort_unstable();
                found.dedup();
                let documents = found.into_iter().filter(|index| self.has(site.summary(*index).place.map(|at| at.1)));
                documents.map(|index| site.document(index)).collect()
            }
        }
    }

    fn has(&self, department: Option<&Slug>) -> bool {
        match self {
            Self::Department(id) => department == Some(id),
            Self::Site | Self::Document(_) => true,
        }
    }

    fn name(&self, context: &PageContext) -> String {
        let site = context.site;
        match self {
            Self::Site => site.config().title.clone(),
            Self::Department(id) => site.department_name(id),
            Self::Document(id) => site.document(context.index(id)).title.clone(),
        }
    }
}

fn events(context: &PageContext, document: &Document) -> Vec<Event> {
    let due = document.due.iter().filter_map(|due| document.item(&due.item));
    due.filter_map(|item| event(context, document, item)).collect()
}

fn event(context: &PageContext, document: &Document, item: &Item) -> Option<Event> {
    let (when, (year, department)) = (item.when.as_ref()?, document.place()?);
    let base = context.site.config().base_url.as_deref();
    let written = when.alone().unwrap_or_else(|| when.written.clone());
    let words = context.words;
    let values = [
        ("when", written.as_str()),
        ("title", &document.title),
        ("department", &context.site.department_name(department)),
        ("year", &words.fiscal_year(year)),
    ];
    let (key, day) = day(when)?;
    Some(Event {
        uid: format!("{}.{}@{}", document.id.value, item.id, host(base)),
        day,
        summary: item.text.clone(),
        description: words.sentence(key, &values),
        url: base.map(|base| format!("{base}{}#{}", document.path, item.id)),
        stamp: document.meta.updated.or(document.meta.published).unwrap_or(NEVER),
    })
}

/// The day on which an item stands, and the word that says why: its own, or the last of its month or fiscal year.
fn day(when: &When) -> Option<(&'static str, Date)> {
    let last_of = |year: i32, month| Some(Date::new(year.try_into().ok()?, month, 1).ok()?.last_of_month());
    match (when.date, when.last_month()) {
        (Some(day), _) => Some(("calendar.on_day", day)),
        (None, Some((year, month))) => Some(("calendar.in_month", last_of(year, month)?)),
        (None, None) => Some(("calendar.in_year", last_of(when.last.western() + 1, LAST_MONTH)?)),
    }
}

/// The host of the site, which makes the ids of its events differ from those of others.
fn host(base: Option<&str>) -> &str {
    let rest = base.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    rest.split(['/', ':']).next().filter(|host| !host.is_empty()).unwrap_or("tomei")
}
