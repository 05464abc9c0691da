//! The home page: the search, what became of the newest year, examples, what is due next, the newest goals and changes.

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::{PromiseFilter, Site};
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::answered::{self, AnsweredPromise};
use crate::render::view::examples::{self, Example};
use crate::render::view::next_due::{NextDue, next_due};
use crate::render::view::outcome::{self, Outcome};
use crate::render::view::place::{self, YearView};
use crate::render::view::update::{self, UpdateView};
use crate::theme::TemplateFault;

/// The home page.
#[derive(Hash)]
pub(super) struct Home;

/// The contents of the home page.
#[derive(Debug, Serialize)]
pub(super) struct HomeView {
    pub counts: Counts,
    /// Terms to search for.
    pub examples: Vec<Example>,
    pub outcome: Option<Outcome>,
    pub answered: Vec<AnsweredPromise>,
    pub next: Option<NextDue>,
    /// The newest year.
    pub years: Vec<YearView>,
    pub updates: Vec<UpdateView>,
}

/// Numbers of goals, departments and the like.
#[derive(Debug, Default, Serialize)]
pub(super) struct Counts {
    pub departments: usize,
    pub annual: usize,
    pub midterm: usize,
    pub promises: usize,
    pub with_result: usize,
    pub pages: usize,
}

impl PageKind for Home {
    const TEMPLATE: &'static str = "home.html";

    fn all(_: &Planning) -> Vec<Self> {
        vec![Self]
    }

    fn route(&self, _: &Site) -> Route {
        Route::home()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_site()
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let site = context.site;
        let years = site.years().into_iter().rev().take(SHOWN_YEARS);
        let outcome = outcome::newest(site);
        let searched = outcome.as_ref().filter(|_| site.config().search);
        Ok(HomeView {
            counts: counts(site),
            examples: searched.map(|outcome| examples::of_year(site, outcome.year, EXAMPLES)).unwrap_or_default(),
            answered: answered::newest(site, ANSWERED),
            next: next_due(site, NEXT),
            outcome,
            years: years.map(|year| brief_year(site, year)).collect(),
            updates: update::newest(site, SHOWN_UPDATES),
        })
    }
}

fn counts(site: &SiteReader) -> Counts {
    let totals = site.totals();
    Counts {
        departments: site.departments().len(),
        annual: totals.annual,
        midterm: totals.midterm,
        promises: site.promises(&PromiseFilter::All).len(),
        with_result: site.promises(&PromiseFilter::Linked).len(),
        pages: totals.pages,
    }
}

const SHOWN_YEARS: usize = 1;
const EXAMPLES: usize = 3;
const ANSWERED: usize = 3;
const NEXT: usize = 3;
const SHOWN_UPDATES: usize = 5;
/// If a year has more goals than this, the home page lists only its departments.
const SHOWN_GOALS: usize = 40;

fn brief_year(site: &SiteReader, year: FiscalYear) -> YearView {
    let mut shown = place::year(site, year);
    let goals: usize = shown.departments.iter().map(|place| place.annual.len()).sum();
    if goals > SHOWN_GOALS {
        shown.departments.iter_mut().for_each(|place| place.annual.clear());
    }
    shown.departments.iter_mut().for_each(|place| place.midterm.clear());
    shown
}
