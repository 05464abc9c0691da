//! The list of changes of all pages, the newest first.

use serde::Serialize;

use crate::model::site::Site;
use crate::model::table::Department;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::site::Link;
use crate::render::view::update::{self, UpdateView};
use crate::theme::TemplateFault;

/// The page of updates.
#[derive(Hash)]
pub(super) struct Updates;

/// The changes of all pages, the newest first.
#[derive(Debug, Serialize)]
pub(super) struct UpdatesView {
    pub months: Vec<Month>,
    /// The feeds of the departments that have pages.
    pub feeds: Vec<Link>,
}

/// The changes of one month.
#[derive(Debug, Serialize)]
pub(super) struct Month {
    /// The month as part of an id, e.g. 2026-11.
    pub key: String,
    pub name: String,
    pub updates: Vec<UpdateView>,
}

/// The maximum number of updates that are listed; each page lists its own changes as well.
const MOST_UPDATES: usize = 500;

impl PageKind for Updates {
    const TEMPLATE: &'static str = "updates.html";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::updates()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.updates"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        let has_pages = |department: &&Department| !site.years_of(&department.id.value).is_empty();
        let feed = |department: &Department| Link {
            title: department.name.clone(),
            path: Route::department_feed(&department.id.value).into(),
        };
        let updates = update::with_corrections(site, MOST_UPDATES);
        Ok(UpdatesView {
            months: updates.chunk_by(|a, b| month_of(a) == month_of(b)).map(|of| month(context, of)).collect(),
            feeds: site.departments().iter().filter(has_pages).map(feed).collect(),
        })
    }
}

/// The year and month of a change, e.g. 2026-11.
fn month_of(update: &UpdateView) -> &str {
    update.date.rsplit_once('-').map_or(&update.date, |(month, _)| month)
}

fn month(context: &PageContext, updates: &[UpdateView]) -> Month {
    let key = updates.first().map(month_of).unwrap_or_default();
    let (year, number) = key.split_once('-').unwrap_or((key, "1"));
    let month = context.words.sentence(&format!("month.{}", number.trim_start_matches('0')), &[]);
    Month {
        name: context.words.sentence("updates.month", &[("year", year), ("month", &month)]),
        key: key.to_owned(),
        updates: updates.to_vec(),
    }
}
