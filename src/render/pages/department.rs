//! A department with all of its years.

use serde::Serialize;

use crate::model::config::Contact;
use crate::model::path::Slug;
use crate::model::site::Site;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::route::Route;
use crate::render::view::place::{Comparison, PlaceView, comparisons, department_link, place};
use crate::render::view::site::Link;
use crate::theme::TemplateFault;

/// The page of a department, by the department's id.
#[derive(Hash)]
pub(super) struct DepartmentPage(Slug);

/// A department with all of its years.
#[derive(Debug, Serialize)]
pub(super) struct DepartmentView {
    pub name: String,
    pub reading: Option<String>,
    pub english: Option<String>,
    /// The years in which it existed, as written.
    pub existed: Option<String>,
    pub parent: Option<Link>,
    pub sections: Vec<Link>,
    pub note: Option<String>,
    pub contact: Option<Contact>,
    /// The calendar of what is due, if anything is.
    pub calendar: Option<String>,
    pub comparisons: Vec<Comparison>,
    pub years: Vec<PlaceView>,
}

impl PageKind for DepartmentPage {
    const TEMPLATE: &'static str = "department.html";

    fn all(planning: &Planning) -> Vec<Self> {
        let departments = planning.site.tables.departments.iter();
        departments.map(|department| Self(department.id.value.clone())).collect()
    }

    fn route(&self, _: &Site) -> Route {
        Route::department(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_department(&self.0)
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let (site, id) = (context.site, &self.0);
        let found = site.department(id).expect("a department's page is made only for departments");
        let years = site.years_of(id).into_iter().rev();
        let is_dated = years.clone().any(|(_, place)| place.all().any(|index| site.summary(index).due > 0));
        Ok(DepartmentView {
            name: found.name.clone(),
            reading: found.reading.clone(),
            english: found.english.clone(),
            existed: found.years.clone(),
            parent: found.parent.as_ref().and_then(|parent| site.department(&parent.value)).map(department_link),
            sections: site.sections_of(id).into_iter().map(department_link).collect(),
            note: found.note.clone(),
            contact: found.contact.clone(),
            calendar: is_dated.then(|| Route::department_calendar(id).into()),
            comparisons: comparisons(site, id).into_iter().rev().collect(),
            years: years.map(|(year, goals)| place(site, year, id, goals)).collect(),
        })
    }
}
