//! The whole site, with its references resolved.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::model::code::Code;
use crate::model::config::Config;
use crate::model::content_file::ContentFile;
use crate::model::document::{Document, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::{SitePath, Slug};
use crate::model::source::{Located, Span};
use crate::model::table::{
    Correction, Department, DictionaryWord, GlossaryEntry, GradeScheme, Measure, Plan, Policy, PolicySet, WordRelation,
};
use crate::model::table_index::TableIndex;

/// The position of a document in [`Site::documents`].
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
    pub synonyms: Vec<WordRelation>,
}

impl Tables {
    /// The titles in the tables that are exported as open data, each with its file and the position of its row.
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

    /// The ids and codes in the tables that addresses are made of, each with its file.
    pub fn address_parts(&self) -> impl Iterator<Item = (ContentFile, &Located<Slug>)> {
        let departments = self.departments.iter().map(|row| (ContentFile::Departments, &row.id));
        let plans = self.plans.iter().flat_map(|plan| {
            let codes = plan.measures.iter().map(|measure| &measure.code);
            codes.chain([&plan.id]).map(|part| (ContentFile::Plans, part))
        });
        let sets = self.policy_sets.iter().flat_map(|set| {
            let numbers = set.items.iter().map(|policy| &policy.no);
            numbers.chain([&set.id]).map(|part| (ContentFile::Policies, part))
        });
        departments.chain(plans).chain(sets)
    }
}

/// A whole site. Only [`crate::resolve`] constructs it.
#[derive(Clone, Debug)]
pub struct Site {
    pub tables: Arc<Tables>,
    /// Where the rows of the tables are.
    pub rows: TableIndex,
    /// In the order of their addresses, in which numbers are compared by value.
    pub documents: Vec<Arc<Document>>,
    pub by_id: HashMap<Slug, DocumentIndex>,
    /// The page or copy that each content file becomes, by its path in the form NFC. Links in texts are resolved with it.
    pub by_file: HashMap<String, FileTarget>,
    /// The sheet and goals of each department in each year.
    pub years: BTreeMap<FiscalYear, BTreeMap<Slug, DepartmentYear>>,
    pub by_measure: BTreeMap<Code, Vec<DocumentIndex>>,
    pub by_policy: BTreeMap<Code, Vec<DocumentIndex>>,
    /// The annual goals below each mid-term goal, as linked by an editor.
    pub annual_of: BTreeMap<DocumentIndex, Vec<DocumentIndex>>,
    /// The later goals that continue each goal.
    pub continued_by: BTreeMap<DocumentIndex, Vec<DocumentIndex>>,
    /// The documents with items that an editor linked to items of each document.
    pub linked_from: BTreeMap<DocumentIndex, Vec<DocumentIndex>>,
    /// The earliest publication date and the latest update of all documents.
    pub dates: (Option<Date>, Option<Date>),
    /// The fiscal year of the day taken as today, which tells what is past from what is ahead.
    pub this_year: FiscalYear,
    /// The promises of all annual goals that match each filter, in the order of the documents.
    pub promises: BTreeMap<PromiseFilter, Vec<PromiseRef>>,
    /// The items that are due in each fiscal year, in the order of the documents.
    pub due: BTreeMap<FiscalYear, Vec<DueRef>>,
}

/// The output of a content file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FileTarget {
    /// The page of a document.
    Page(SitePath),
    /// An unchanged copy of the file.
    Copy(SitePath),
}

impl FileTarget {
    /// The page of `document`, with the name of its file by which links find it: in the form NFC, since files that were
    /// made on macOS have another.
    pub fn page(document: &Document) -> (String, Self) {
        (document.file.nfc().collect(), Self::Page(document.path.clone()))
    }

    /// The path of the page or the copy.
    pub fn path(&self) -> &SitePath {
        match self {
            Self::Page(path) | Self::Copy(path) => path,
        }
    }
}

/// A filter for a list of promises.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PromiseFilter {
    All,
    /// Promises with a result that an editor linked.
    Linked,
    Unlinked,
    Year(FiscalYear),
    Department(Slug),
}

/// A promise and whether an editor linked a result to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseRef {
    pub document: DocumentIndex,
    /// Its position among the promises of its goal.
    pub position: usize,
    pub has_result: bool,
}

/// An item with a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueRef {
    pub document: DocumentIndex,
    /// Its position in [`Document::due`].
    pub position: usize,
}

/// The sheet and goals of one department in one fiscal year.
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

    /// The years of a department with what it did in each, in their order.
    pub fn years_of(&self, department: &Slug) -> Vec<(FiscalYear, &DepartmentYear)> {
        let years = self.years.iter();
        years.filter_map(|(year, departments)| Some((*year, departments.get(department)?))).collect()
    }

    /// The department with the id `id`.
    pub fn department(&self, id: &Slug) -> Option<&Department> {
        Some(&self.tables.departments[self.rows.department(id)?])
    }

    /// The name of a department; its id if the table does not have it.
    pub fn department_name(&self, id: &Slug) -> String {
        self.department(id).map_or_else(|| id.to_string(), |department| department.name.clone())
    }

    /// The notice of a department, or of its nearest ancestor that has one.
    pub fn department_notice(&self, id: &Slug) -> Option<&str> {
        self.tables.departments[self.rows.notice(id)?].notice.as_deref()
    }

    /// The sections directly below a department.
    pub fn sections_of(&self, id: &Slug) -> Vec<&Department> {
        self.rows.sections(id).iter().map(|row| &self.tables.departments[*row]).collect()
    }

    /// A measure and its plan.
    pub fn measure(&self, code: &Code) -> Option<(&Plan, &Measure)> {
        let (plan, measure) = self.rows.measure(code)?;
        let plan = &self.tables.plans[plan];
        Some((plan, &plan.measures[measure]))
    }

    /// A policy and its set.
    pub fn policy(&self, code: &Code) -> Option<(&PolicySet, &Policy)> {
        let (set, policy) = self.rows.policy(code)?;
        let set = &self.tables.policy_sets[set];
        Some((set, &set.items[policy]))
    }

    /// The promises that match `filter`.
    pub fn promises(&self, filter: &PromiseFilter) -> &[PromiseRef] {
        self.promises.get(filter).map(Vec::as_slice).unwrap_or_default()
    }

    /// The items that are due in `year`.
    pub fn due(&self, year: FiscalYear) -> &[DueRef] {
        self.due.get(&year).map(Vec::as_slice).unwrap_or_default()
    }

    /// The free pages, in the order of their addresses.
    pub fn pages(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().map(|document| &**document).filter(|document| document.subject == Subject::Page)
    }
}
