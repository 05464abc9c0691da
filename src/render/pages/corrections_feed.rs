//! The corrections as an Atom feed.

use serde::Serialize;

use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content};
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::correction::{self, CorrectionView};
use crate::render::view::feed::{Corrected, FeedEntry, FeedView, MOST_ENTRIES};
use crate::theme::TemplateFault;

/// The feed of the corrections.
#[derive(Hash)]
pub(super) struct CorrectionsFeed;

impl PageKind for CorrectionsFeed {
    const TEMPLATE: &'static str = "feed.xml";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::corrections_feed()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let site = of_content(&context.site.config().title);
        Heading::titled(context.compose("title.corrections_feed", &[("site", site)]))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let all = correction::all(context.site);
        let entries = (0..all.len().min(MOST_ENTRIES)).map(|at| entry(&all, at));
        Ok(FeedView::new(context.site, entries.collect()))
    }
}

/// The feed entry for the correction at `at` in `all`, which begins with the newest.
fn entry(all: &[CorrectionView], at: usize) -> FeedEntry {
    let CorrectionView { date, path, name, item, before, after, reason } = &all[at];
    // Corrections of a page on one day are numbered from the oldest, so that a new correction does not change the keys
    // of others.
    let is_of_same_page = |other: &&CorrectionView| (&other.date, &other.path) == (date, path);
    let earlier = all[at + 1..].iter().filter(is_of_same_page).count();
    FeedEntry {
        path: path.clone().unwrap_or_else(|| Route::corrections().into()),
        item: item.clone(),
        key: format!("correction-{date}-{}", earlier + 1),
        date: date.clone(),
        name: name.clone(),
        summary: String::new(),
        corrected: Some(Corrected { before: before.clone(), after: after.clone(), reason: reason.clone() }),
    }
}
