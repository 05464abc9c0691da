//! The list of all departments.

use serde::Serialize;

use crate::model::site::Site;
use crate::model::table::Department;
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::theme::TemplateFault;

/// The page of all departments.
#[derive(Hash)]
pub(super) struct Departments;

/// All departments.
#[derive(Debug, Serialize)]
pub(super) struct DepartmentsView {
    pub departments: Vec<DepartmentLine>,
}

/// A department in the list of all.
#[derive(Debug, Serialize)]
pub(super) struct DepartmentLine {
    pub path: String,
    pub name: String,
    pub reading: Option<String>,
    pub parent: Option<String>,
    pub years: usize,
    pub goals: usize,
}

impl PageKind for Departments {
    const TEMPLATE: &'static str = "departments.html";

    fn all(planning: &Planning) -> Vec<Self> {
        if planning.site.tables.departments.is_empty() { Vec::new() } else { vec![Self] }
    }

    fn route(&self, _: &Site) -> Route {
        Route::departments()
    }

    fn heading(&self, context: &PageContext) -> Heading {
        Heading::titled(context.title("title.departments"))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        let departments = context.site.departments().iter();
        Ok(DepartmentsView { departments: departments.map(|department| line(context.site, department)).collect() })
    }
}

fn line(site: &SiteReader, department: &Department) -> DepartmentLine {
    let id = &department.id.value;
    let years = site.years_of(id);
    DepartmentLine {
        path: Route::department(id).into(),
        name: department.name.clone(),
        reading: department.reading.clone(),
        parent: department.parent.as_ref().map(|parent| site.department_name(&parent.value)),
        goals: years.iter().map(|(_, goals)| goals.annual.len()).sum(),
        years: years.len(),
    }
}
