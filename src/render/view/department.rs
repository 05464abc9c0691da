//! Home, years, departments, and a department's year.

use serde::Serialize;

use crate::model::config::Contact;
use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, PromiseFilter, Site};
use crate::model::table::Department;
use crate::render::link::Roots;
use crate::render::view::compare;
use crate::render::view::document::{HeadOfDepartment, department_name, heads};
use crate::render::view::item::{GoalCard, ItemView, ItemViewer, SectionView, cards};
use crate::render::view::names::{self, NameChange};
use crate::render::view::picture::timeline::{self, Scheduled, Timeline};
use crate::render::view::records::{UpdateView, recent};
use crate::render::view::site::Link;

/// The first page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    pub counts: Counts,
    pub years: Vec<YearView>,
    pub updates: Vec<UpdateView>,
}

/// How much there is.
#[derive(Debug, Default, Serialize)]
pub struct Counts {
    pub departments: usize,
    pub annual: usize,
    pub midterm: usize,
    pub promises: usize,
    pub with_result: usize,
    pub pages: usize,
}

/// A fiscal year with the goals of every department.
#[derive(Debug, Serialize)]
pub struct YearView {
    pub year: FiscalYear,
    pub path: String,
    pub departments: Vec<PlaceView>,
}

/// A department in a year.
#[derive(Debug, Serialize)]
pub struct PlaceView {
    pub path: String,
    pub year: FiscalYear,
    pub department: String,
    pub summary: Option<String>,
    pub annual: Vec<GoalCard>,
    pub midterm: Vec<GoalCard>,
}

/// All departments.
#[derive(Debug, Serialize)]
pub struct DepartmentsView {
    pub departments: Vec<DepartmentLine>,
}

/// A department in the list of all.
#[derive(Debug, Serialize)]
pub struct DepartmentLine {
    pub path: String,
    pub name: String,
    pub reading: Option<String>,
    pub parent: Option<String>,
    pub years: usize,
    pub goals: usize,
}

/// A department over all years.
#[derive(Debug, Serialize)]
pub struct DepartmentView {
    pub name: String,
    pub reading: Option<String>,
    pub english: Option<String>,
    /// The years it existed, as written.
    pub existed: Option<String>,
    pub parent: Option<Link>,
    pub sections: Vec<Link>,
    pub note: Option<String>,
    pub contact: Option<Contact>,
    pub comparisons: Vec<Comparison>,
    pub years: Vec<PlaceView>,
}

/// Two years of a department and the page that compares them.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    pub earlier: FiscalYear,
    pub later: FiscalYear,
    pub path: String,
}

/// A department's year in full.
#[derive(Debug, Serialize)]
pub struct SheetView {
    pub place: PlaceView,
    /// When the steps of the mid-term goals are due.
    pub schedule: Option<Timeline<Scheduled>>,
    pub department_path: String,
    pub heads: Vec<HeadOfDepartment>,
    pub original: Option<String>,
    pub plain_text: Option<String>,
    pub greeting: Option<String>,
    pub motto: Option<String>,
    pub staff: Option<String>,
    pub missions: Vec<ItemView>,
    pub lead: String,
    /// 方針 beside the 総括 an editor linked to it.
    pub approaches: Vec<Approach>,
    pub other_reviews: Vec<ItemView>,
    pub texts: Vec<SectionView>,
    pub linked_by: Option<String>,
    pub name_changes: Vec<NameChange>,
    /// The comparisons with the years before and after.
    pub comparisons: Vec<Comparison>,
    pub contact: Option<Contact>,
    pub earlier: Option<String>,
    pub later: Option<String>,
}

/// An approach with its reviews.
#[derive(Debug, Serialize)]
pub struct Approach {
    pub approach: ItemView,
    pub reviews: Vec<ItemView>,
}

/// Gathers the first page.
pub fn home(site: &Site) -> HomeView {
    let annual = site.documents.iter().filter(|document| matches!(document.subject, Subject::Annual(_))).count();
    let midterm = site.documents.iter().filter(|document| matches!(document.subject, Subject::Midterm(_))).count();
    let counts = Counts {
        departments: site.tables.departments.len(),
        annual,
        midterm,
        promises: site.promises(&PromiseFilter::All).len(),
        with_result: site.promises(&PromiseFilter::Linked).len(),
        pages: site.pages().count(),
    };
    let years = site.years.keys().rev().take(SHOWN_YEARS).map(|year| brief_year(site, *year)).collect();
    HomeView { counts, years, updates: recent(site, SHOWN_UPDATES) }
}

const SHOWN_YEARS: usize = 2;
const SHOWN_UPDATES: usize = 5;
/// A year of more goals than this is shown on the first page by department.
const SHOWN_GOALS: usize = 40;

fn brief_year(site: &Site, fiscal_year: FiscalYear) -> YearView {
    let mut shown = year(site, fiscal_year);
    let goals: usize = shown.departments.iter().map(|place| place.annual.len()).sum();
    if goals > SHOWN_GOALS {
        shown.departments.iter_mut().for_each(|place| place.annual.clear());
    }
    shown.departments.iter_mut().for_each(|place| place.midterm.clear());
    shown
}

/// Gathers a fiscal year.
pub fn year(site: &Site, year: FiscalYear) -> YearView {
    let departments = site.years.get(&year).into_iter().flatten();
    YearView {
        year,
        path: format!("{year}/index.html"),
        departments: departments.map(|(id, goals)| place(site, year, id, goals)).collect(),
    }
}

fn place(site: &Site, year: FiscalYear, id: &Slug, goals: &DepartmentYear) -> PlaceView {
    PlaceView {
        path: format!("{year}/{id}/index.html"),
        year,
        department: department_name(site, id),
        summary: goals.sheet.and_then(|sheet| site.document(sheet).meta.summary.clone()),
        annual: cards(site, &goals.annual),
        midterm: cards(site, &goals.midterm),
    }
}

/// Gathers the list of departments.
pub fn departments(site: &Site) -> DepartmentsView {
    let line = |department: &Department| {
        let id = &department.id.value;
        let years: Vec<&DepartmentYear> = site.years.values().filter_map(|departments| departments.get(id)).collect();
        DepartmentLine {
            path: format!("departments/{id}.html"),
            name: department.name.clone(),
            reading: department.reading.clone(),
            parent: department.parent.as_ref().map(|parent| department_name(site, &parent.value)),
            goals: years.iter().map(|goals| goals.annual.len()).sum(),
            years: years.len(),
        }
    };
    DepartmentsView { departments: site.tables.departments.iter().map(line).collect() }
}

/// Gathers a department over all years, the newest first.
pub fn department(site: &Site, id: &Slug) -> DepartmentView {
    let found = site.department(id).expect("a department's page is made only for departments");
    let years = site
        .years
        .iter()
        .rev()
        .filter_map(|(year, departments)| departments.get(id).map(|goals| place(site, *year, id, goals)));
    DepartmentView {
        name: found.name.clone(),
        reading: found.reading.clone(),
        english: found.english.clone(),
        existed: found.years.clone(),
        parent: found.parent.as_ref().and_then(|parent| site.department(&parent.value)).map(department_link),
        sections: site.sections_of(id).map(department_link).collect(),
        note: found.note.clone(),
        contact: found.contact.clone(),
        comparisons: comparisons(site, id).into_iter().rev().collect(),
        years: years.collect(),
    }
}

fn comparisons(site: &Site, id: &Slug) -> Vec<Comparison> {
    let pairs = compare::neighbours(site, id).into_iter();
    pairs.map(|(earlier, later)| Comparison { earlier, later, path: compare::path(id, earlier, later) }).collect()
}

fn department_link(department: &Department) -> Link {
    Link { title: department.name.clone(), path: format!("departments/{}.html", department.id.value) }
}

/// Gathers a department's year.
pub fn sheet(site: &Site, year: FiscalYear, id: &Slug, roots: &Roots) -> SheetView {
    let empty = DepartmentYear::default();
    let goals = site.years.get(&year).and_then(|departments| departments.get(id)).unwrap_or(&empty);
    let (earlier, later) = other_years(site, year, id);
    let mut view = SheetView {
        place: place(site, year, id, goals),
        schedule: timeline::of_goals(site, &goals.midterm),
        department_path: format!("departments/{id}.html"),
        contact: site.department(id).and_then(|department| department.contact.clone()),
        heads: Vec::new(),
        original: None,
        plain_text: None,
        greeting: None,
        motto: None,
        staff: None,
        missions: Vec::new(),
        lead: String::new(),
        approaches: Vec::new(),
        other_reviews: Vec::new(),
        texts: Vec::new(),
        linked_by: None,
        name_changes: names::in_documents(site, goals.all().map(|index| site.document(index))),
        comparisons: comparisons(site, id)
            .into_iter()
            .filter(|pair| pair.earlier == year || pair.later == year)
            .collect(),
        earlier,
        later,
    };
    if let Some(index) = goals.sheet {
        fill_sheet(&mut view, site, site.document(index), roots);
    }
    view
}

fn fill_sheet(view: &mut SheetView, site: &Site, document: &Document, roots: &Roots) {
    let viewer = ItemViewer { site, document, roots };
    let items = |role| document.items(role).map(|item| viewer.item(item)).collect::<Vec<_>>();
    if let Subject::Sheet(sheet) = &document.subject {
        view.heads = heads(sheet);
        view.original = Some(format!("{}/{}/sheet.html", sheet.year, sheet.department.value));
        view.greeting = sheet.greeting.as_deref().map(|text| viewer.html(text));
        view.motto = sheet.motto.clone();
        view.staff = sheet.staff.clone();
    }
    let reviews = items(Role::Review);
    view.approaches = items(Role::Approach).into_iter().map(|approach| join(approach, &reviews)).collect();
    let is_shown = |id: &str| view.approaches.iter().any(|joined| joined.reviews.iter().any(|review| review.id == id));
    view.other_reviews = reviews.iter().filter(|review| !is_shown(&review.id)).cloned().collect();
    view.missions = items(Role::Mission);
    let leads = document.sections.iter().filter(|section| section.role != Role::Text);
    view.lead = leads.map(|section| viewer.html(&section.lead) + &viewer.html(&section.tail)).collect();
    let texts = document.sections.iter().filter(|section| section.role == Role::Text);
    view.texts = texts.map(|section| viewer.section(section)).collect();
    view.linked_by = document.meta.linked_by.clone();
    view.plain_text = document.meta.plain_text.clone();
}

fn join(approach: ItemView, reviews: &[ItemView]) -> Approach {
    let linked = reviews.iter().filter(|review| review.links.iter().any(|link| link.anchor == approach.id));
    Approach { reviews: linked.cloned().collect(), approach }
}

/// The department's nearest years before and after.
fn other_years(site: &Site, year: FiscalYear, id: &Slug) -> (Option<String>, Option<String>) {
    let has = |(_, departments): &(&FiscalYear, &std::collections::BTreeMap<Slug, DepartmentYear>)| {
        departments.contains_key(id)
    };
    let path = |(year, _): (&FiscalYear, _)| format!("{year}/{id}/index.html");
    let earlier = site.years.range(..year).rev().find(has).map(path);
    let later = site.years.iter().filter(|(other, _)| **other > year).find(has).map(path);
    (earlier, later)
}
