//! The whole site, its references resolved.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::config::Config;
use crate::model::content_file::ContentFile;
use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::source::Span;
use crate::model::table::{
    Correction, Department, DictionaryWord, GlossaryEntry, GradeScheme, Measure, Plan, Policy, PolicySet,
};

/// A document by its place in [`Site::documents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentIndex(pub usize);

/// The tables of a site.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub config: Config,
    pub departments: Vec<Department>,
    pub plans: Vec<Plan>,
    pub policy_sets: Vec<PolicySet>,
    pub grades: Vec<GradeScheme>,
    pub glossary: Vec<GlossaryEntry>,
    pub corrections: Vec<Correction>,
    pub dictionary: Vec<DictionaryWord>,
}

impl Tables {
    /// The titles in the tables that become data, each with its file and the
    /// place of its row.
    pub fn titles(&self) -> Vec<(&'static str, Span, &str)> {
        let departments = self.departments.iter().map(|row| (ContentFile::Departments.path(), row.id.span, &row.name));
        let plans = self.plans.iter().map(|row| (ContentFile::Plans.path(), row.id.span, &row.title));
        let measures = self.plans.iter().flat_map(|plan| &plan.measures);
        let measures = measures.map(|row| (ContentFile::Plans.path(), row.code.span, &row.title));
        let sets = self.policy_sets.iter().map(|row| (ContentFile::Policies.path(), row.id.span, &row.title));
        let policies = self.policy_sets.iter().flat_map(|set| &set.items);
        let policies = policies.map(|row| (ContentFile::Policies.path(), row.no.span, &row.title));
        let all = departments.chain(plans).chain(measures).chain(sets).chain(policies);
        all.map(|(file, span, title)| (file, span, title.as_str())).collect()
    }
}

/// A whole site; only [`crate::resolve`] makes one.
#[derive(Clone, Debug)]
pub struct Site {
    pub tables: Arc<Tables>,
    /// In the order of their addresses, numbers by value.
    pub documents: Vec<Arc<Document>>,
    pub by_id: HashMap<Slug, DocumentIndex>,
    /// Documents and assets by the file they come from, for links in the text.
    pub by_file: HashMap<String, SitePath>,
    /// What each department did in each year.
    pub years: BTreeMap<FiscalYear, BTreeMap<Slug, DepartmentYear>>,
    pub by_measure: BTreeMap<Code, Vec<DocumentIndex>>,
    pub by_policy: BTreeMap<Code, Vec<DocumentIndex>>,
    /// Annual goals by the mid-term goal an editor put them under.
    pub annual_of: BTreeMap<DocumentIndex, Vec<DocumentIndex>>,
    /// Later goals by the goal they carry on.
    pub continued_by: BTreeMap<DocumentIndex, Vec<DocumentIndex>>,
    /// The first publication and the last update of any document.
    pub dates: (Option<Date>, Option<Date>),
    /// The promises of all annual goals that pass each filter, in the order of
    /// the documents.
    pub promises: BTreeMap<PromiseFilter, Vec<PromiseRef>>,
    /// What is promised for each fiscal year, in the order of the documents.
    pub due: BTreeMap<FiscalYear, Vec<DueRef>>,
}

/// Which promises a list shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseFilter {
    All,
    /// With a result that an editor linked.
    Linked,
    Unlinked,
    Year(FiscalYear),
    Department(Slug),
}

/// A promise and whether an editor linked a result to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseRef {
    pub document: DocumentIndex,
    /// Its place among the promises of its goal.
    pub position: usize,
    pub has_result: bool,
}

/// An item that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueRef {
    pub document: DocumentIndex,
    /// Its place in [`Document::due`].
    pub position: usize,
}

/// One department in one fiscal year.
#[derive(Clone, Debug, Default)]
pub struct DepartmentYear {
    pub sheet: Option<DocumentIndex>,
    pub annual: Vec<DocumentIndex>,
    pub midterm: Vec<DocumentIndex>,
}

impl DepartmentYear {
    /// The sheet and all goals.
    pub fn all(&self) -> impl Iterator<Item = DocumentIndex> + Clone {
        self.sheet.into_iter().chain(self.annual.iter().copied()).chain(self.midterm.iter().copied())
    }
}

impl Site {
    /// The document at `index`.
    pub fn document(&self, index: DocumentIndex) -> &Document {
        &self.documents[index.0]
    }

    /// The documents with their indices.
    pub fn indexed(&self) -> impl Iterator<Item = (DocumentIndex, &Document)> {
        self.documents.iter().enumerate().map(|(index, document)| (DocumentIndex(index), &**document))
    }

    /// The department called `id`.
    pub fn department(&self, id: &Slug) -> Option<&Department> {
        self.tables.departments.iter().find(|department| department.id.value == *id)
    }

    /// The name of a department; its id where the table has none.
    pub fn department_name(&self, id: &Slug) -> String {
        self.department(id).map_or_else(|| id.to_string(), |department| department.name.clone())
    }

    /// The notice of a department, or of the nearest one above it that has one.
    pub fn department_notice(&self, id: &Slug) -> Option<&str> {
        let mut department = self.department(id)?;
        // A loop of parents is a fault, but one that is found elsewhere.
        for _ in 0..self.tables.departments.len() {
            match (&department.notice, &department.parent) {
                (Some(notice), _) => return Some(notice),
                (None, parent) => department = self.department(&parent.as_ref()?.value)?,
            }
        }
        None
    }

    /// The sections directly below a department.
    pub fn sections_of<'a>(&'a self, id: &'a Slug) -> impl Iterator<Item = &'a Department> {
        let is_below = |department: &&Department| department.parent.as_ref().is_some_and(|parent| parent.value == *id);
        self.tables.departments.iter().filter(is_below)
    }

    /// A measure and its plan.
    pub fn measure(&self, code: &Code) -> Option<(&Plan, &Measure)> {
        let plan = self.tables.plans.iter().find(|plan| plan.id.value == code.scope)?;
        plan.measures.iter().find(|measure| measure.code.value == code.local).map(|measure| (plan, measure))
    }

    /// A policy and its set.
    pub fn policy(&self, code: &Code) -> Option<(&PolicySet, &Policy)> {
        let set = self.tables.policy_sets.iter().find(|set| set.id.value == code.scope)?;
        set.items.iter().find(|policy| policy.no.value == code.local).map(|policy| (set, policy))
    }

    /// The promises that pass `filter`.
    pub fn promises(&self, filter: &PromiseFilter) -> &[PromiseRef] {
        self.promises.get(filter).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is promised for `year`.
    pub fn due(&self, year: FiscalYear) -> &[DueRef] {
        self.due.get(&year).map(Vec::as_slice).unwrap_or_default()
    }

    /// The free pages, in the order of their addresses.
    pub fn pages(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().map(|document| &**document).filter(|document| document.subject == Subject::Page)
    }
}
