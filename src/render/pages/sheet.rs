//! The page of a department's year: its sheet and goals, or only goals if there is no sheet.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::config::Contact;
use crate::model::document::{Document, Sheet as SheetDocument, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, DocumentIndex, Site};
use crate::render::context::PageContext;
use crate::render::heading::{Heading, of_content, of_interface};
use crate::render::page::{PageKind, Planning};
use crate::render::pages::threads::Linked;
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::contact;
use crate::render::view::head_of_department::{HeadOfDepartment, heads};
use crate::render::view::item::{ItemView, ItemViewer, LinkTerms, SectionView};
use crate::render::view::names::{self, NameChange};
use crate::render::view::picture::timeline::{self, Scheduled, Timeline};
use crate::render::view::place::{Comparison, PlaceView, comparisons, place};
use crate::theme::TemplateFault;

/// The page of a department's year.
#[derive(Hash)]
pub(super) struct Sheet {
    year: FiscalYear,
    department: Slug,
}

/// Everything about a department's year.
#[derive(Serialize)]
struct SheetView {
    place: PlaceView,
    /// The schedule of the mid-term goals' steps.
    schedule: Option<Timeline<Scheduled>>,
    department_path: String,
    name_changes: Vec<NameChange>,
    /// Links to comparisons with the previous and the next year.
    comparisons: Vec<Comparison>,
    contact: Option<Contact>,
    earlier: Option<String>,
    later: Option<String>,
    #[serde(flatten)]
    text: SheetText,
}

/// The text of the sheet itself; empty if there are only goals.
#[derive(Default, Serialize)]
struct SheetText {
    heads: Vec<HeadOfDepartment>,
    original: Option<String>,
    plain_text: Option<String>,
    greeting: Option<String>,
    motto: Option<String>,
    staff: Option<String>,
    missions: Vec<ItemView>,
    lead: String,
    /// 方針, each with the 総括 that an editor linked to it.
    approaches: Vec<Approach>,
    other_reviews: Vec<ItemView>,
    texts: Vec<SectionView>,
    linked_by: Option<String>,
}

/// An approach with the reviews linked to it.
#[derive(Debug, Serialize)]
pub(super) struct Approach {
    pub approach: ItemView,
    pub reviews: Vec<Linked>,
}

impl PageKind for Sheet {
    const TEMPLATE: &'static str = "sheet.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let years = planning.site.years.iter();
        let places = years.flat_map(|(year, departments)| departments.keys().map(|department| (*year, department)));
        places.map(|(year, department)| Self { year, department: department.clone() }).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::sheet(self.year, &self.department)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        let (site, id) = (context.site, &self.department);
        let year = of_interface(context.words.fiscal_year(self.year));
        let department = of_content(&site.department_name(id));
        Heading {
            title: context.compose("title.sheet", &[("department", department), ("year", year)]),
            crumbs: vec![context.year_crumb(self.year)],
            feed: Some(Route::department_feed(id).into()),
            notice: site.department_notice(id).map(str::to_owned),
            document: site.place(self.year, id).and_then(|place| place.sheet),
            redirects_to: None,
        }
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, year, id) = (context.site, self.year, &self.department);
        let empty = DepartmentYear::default();
        let goals = site.place(year, id).unwrap_or(&empty);
        let (earlier, later) = self.other_years(site);
        let comparisons = comparisons(site, id).into_iter();
        Ok(SheetView {
            place: place(site, year, id, goals),
            schedule: timeline::of_goals(site, &goals.midterm),
            department_path: Route::department(id).into(),
            name_changes: names::in_documents(site, goals.all().map(|index| site.document(index))),
            comparisons: comparisons.filter(|pair| pair.earlier == year || pair.later == year).collect(),
            contact: contact::of_department(site, id),
            earlier,
            later,
            text: goals.sheet.map(|index| text(context, index)).unwrap_or_default(),
        })
    }
}

impl Sheet {
    /// The nearest earlier and later year of the department.
    fn other_years(&self, site: &SiteReader) -> (Option<String>, Option<String>) {
        let years: Vec<FiscalYear> = site.years_of(&self.department).into_iter().map(|(year, _)| year).collect();
        let path = |year: &FiscalYear| Route::sheet(*year, &self.department).into();
        let earlier = years.iter().rev().find(|year| **year < self.year).map(path);
        let later = years.iter().find(|year| **year > self.year).map(path);
        (earlier, later)
    }
}

fn text(context: &PageContext, index: DocumentIndex) -> SheetText {
    let document = context.site.document(index);
    let Subject::Sheet(sheet) = &document.subject else { return SheetText::default() };
    let viewer = ItemViewer { context, document };
    let reviews = viewer.items(Role::Review);
    let by_approach = by_target(&reviews);
    let mut shown = BTreeSet::new();
    let mut show = |review: &ItemView| Linked { is_first: shown.insert(review.id.clone()), item: review.clone() };
    let join = |approach: ItemView| {
        let reviews = by_approach.get(approach.id.as_str()).into_iter().flatten();
        Approach { reviews: reviews.map(|review| show(review)).collect(), approach }
    };
    let approaches: Vec<Approach> = viewer.items(Role::Approach).into_iter().map(join).collect();
    let other_reviews: Vec<ItemView> = reviews.iter().filter(|review| !shown.contains(&review.id)).cloned().collect();
    let mut linker = context.linker();
    let SheetDocument { year, department, heads: named, greeting, motto, staff } = sheet;
    // The linker must be given the texts in reading order.
    SheetText {
        heads: heads(named),
        original: Some(Route::original(*year, &department.value).into()),
        plain_text: document.meta.plain_text.clone(),
        greeting: greeting.as_deref().map(|text| linker.link(viewer.html(text))),
        motto: motto.clone(),
        staff: staff.clone(),
        missions: viewer.items(Role::Mission).linked(&mut linker),
        lead: linker.link(lead(&viewer, document)),
        approaches: approaches.linked(&mut linker),
        other_reviews: other_reviews.linked(&mut linker),
        texts: viewer.texts().linked(&mut linker),
        linked_by: document.meta.linked_by.clone(),
    }
}

/// The running text of all sections that have items.
fn lead(viewer: &ItemViewer, document: &Document) -> String {
    let sections = document.sections.iter().filter(|section| section.role != Role::Text);
    sections.map(|section| viewer.html(&section.lead) + &viewer.html(&section.tail)).collect()
}

/// Reviews by the anchors they are linked to, each once.
fn by_target(reviews: &[ItemView]) -> BTreeMap<&str, Vec<&ItemView>> {
    let mut found: BTreeMap<&str, Vec<&ItemView>> = BTreeMap::new();
    for review in reviews {
        let own = review.links.iter().filter(|link| !link.is_far);
        let anchors: BTreeSet<&str> = own.map(|link| link.anchor.as_str()).collect();
        anchors.into_iter().for_each(|anchor| found.entry(anchor).or_default().push(review));
    }
    found
}

impl LinkTerms for Approach {
    fn linked(self, linker: &mut crate::render::glossary::Linker) -> Self {
        let approach = self.approach.linked(linker);
        Self { approach, reviews: self.reviews.linked(linker) }
    }
}
