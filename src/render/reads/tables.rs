//! Access to the rows of a site's tables.

use crate::model::code::Code;
use crate::model::path::Slug;
use crate::model::table::{Department, Measure, Plan, Policy, PolicySet};
use crate::render::reads::SiteReader;
use crate::render::reads::key::ReadKey;

impl<'a> SiteReader<'a> {
    /// The department with the id `id`.
    pub fn department(&self, id: &Slug) -> Option<&'a Department> {
        self.record(ReadKey::Departments).department(id)
    }

    /// The name of a department; its id if the table does not have it.
    pub fn department_name(&self, id: &Slug) -> String {
        self.department(id).map_or_else(|| id.to_string(), |department| department.name.clone())
    }

    /// The notice of a department, or of its nearest ancestor that has one.
    pub fn department_notice(&self, id: &Slug) -> Option<&'a str> {
        self.record(ReadKey::Departments).department_notice(id)
    }

    /// The sections directly below a department.
    pub fn sections_of(&self, id: &Slug) -> Vec<&'a Department> {
        self.record(ReadKey::Departments).sections_of(id)
    }

    /// A measure and its plan.
    pub fn measure(&self, code: &Code) -> Option<(&'a Plan, &'a Measure)> {
        self.record(ReadKey::Plans).measure(code)
    }

    /// A policy and its set.
    pub fn policy(&self, code: &Code) -> Option<(&'a PolicySet, &'a Policy)> {
        self.record(ReadKey::PolicySets).policy(code)
    }
}
