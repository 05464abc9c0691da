//! Checks that everything that documents refer to exists. Links in their texts are checked once all pages are planned.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::diagnostic::suggest::nearest;
use crate::model::code::Code;
use crate::model::content_file::ContentFile;
use crate::model::document::{Document, EditorLink, Goal, Grade, Subject};
use crate::model::item::ItemLink;
use crate::model::path::Slug;
use crate::model::site::{DocumentIndex, Tables};
use crate::model::source::Span;

type Ids = HashMap<Slug, DocumentIndex>;

/// Reports every dangling reference of documents and corrections.
pub(super) fn check(tables: &Tables, documents: &[Arc<Document>], by_id: &Ids) -> Vec<Diagnostic> {
    let names = Names::new(tables);
    let check = |document: &Arc<Document>| {
        let mut checker = Checker { names: &names, documents, by_id, document, faults: Vec::new() };
        checker.check_place();
        checker.check_goal();
        checker.check_item_links();
        checker.faults
    };
    let mut faults: Vec<Diagnostic> = documents.par_iter().flat_map_iter(check).collect();
    check_corrections(tables, documents, by_id, &mut faults);
    faults
}

/// The names that the tables define.
struct Names<'a> {
    departments: BTreeSet<&'a str>,
    measures: BTreeMap<&'a str, BTreeSet<&'a str>>,
    policies: BTreeMap<&'a str, BTreeSet<&'a str>>,
    grades: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Names<'a> {
    fn new(tables: &'a Tables) -> Self {
        let measures = tables.plans.iter().map(|plan| {
            (plan.id.value.as_str(), plan.measures.iter().map(|measure| measure.code.value.as_str()).collect())
        });
        let policies = tables
            .policy_sets
            .iter()
            .map(|set| (set.id.value.as_str(), set.items.iter().map(|policy| policy.no.value.as_str()).collect()));
        let grades = tables
            .grades
            .iter()
            .map(|scheme| (scheme.id.value.as_str(), scheme.values.iter().map(|value| value.value.as_str()).collect()));
        Self {
            departments: tables.departments.iter().map(|department| department.id.value.as_str()).collect(),
            measures: measures.collect(),
            policies: policies.collect(),
            grades: grades.collect(),
        }
    }
}

struct Checker<'a> {
    names: &'a Names<'a>,
    documents: &'a [Arc<Document>],
    by_id: &'a Ids,
    document: &'a Document,
    faults: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn unknown<'n>(&mut self, span: Span, kind: ReferenceKind, name: &str, known: impl Iterator<Item = &'n str>) {
        let suggestion = nearest(name, known);
        let fault = UnknownReference { kind, name: name.to_owned(), suggestion };
        self.faults.push(Diagnostic::at(&self.document.file, span, fault));
    }

    fn check_place(&mut self) {
        let department = match &self.document.subject {
            Subject::Sheet(sheet) => &sheet.department,
            Subject::Annual(goal) | Subject::Midterm(goal) => &goal.department,
            Subject::Page => return,
        };
        let names = self.names;
        if !names.departments.contains(department.value.as_str()) {
            self.unknown(
                department.span,
                ReferenceKind::Department,
                department.value.as_str(),
                names.departments.iter().copied(),
            );
        }
    }

    fn check_goal(&mut self) {
        let document = self.document;
        let Some(goal) = document.goal() else { return };
        let names = self.names;
        self.check_codes(
            goal.plan.as_slice(),
            &goal.plan_spans,
            &names.measures,
            [ReferenceKind::Plan, ReferenceKind::Measure],
        );
        self.check_codes(
            goal.policies.as_slice(),
            &goal.policy_spans,
            &names.policies,
            [ReferenceKind::PolicySet, ReferenceKind::Policy],
        );
        self.check_goal_links(goal);
        if let Some(grade) = &goal.grade {
            self.check_grade(grade);
        }
    }

    fn check_codes(
        &mut self,
        codes: &[Code],
        spans: &[Span],
        known: &BTreeMap<&str, BTreeSet<&str>>,
        [outer, inner]: [ReferenceKind; 2],
    ) {
        for (code, span) in codes.iter().zip(spans) {
            match known.get(code.scope.as_str()) {
                None => self.unknown(*span, outer, code.scope.as_str(), known.keys().copied()),
                Some(local) if !local.contains(code.local.as_str()) => {
                    self.unknown(*span, inner, &code.to_string(), std::iter::empty());
                }
                Some(_) => {}
            }
        }
    }

    fn check_grade(&mut self, grade: &Grade) {
        let names = self.names;
        match names.grades.get(grade.scheme.value.as_str()) {
            None => self.unknown(
                grade.scheme.span,
                ReferenceKind::GradeScheme,
                grade.scheme.value.as_str(),
                names.grades.keys().copied(),
            ),
            Some(values) if !values.contains(grade.value.value.as_str()) => {
                self.unknown(grade.value.span, ReferenceKind::Grade, &grade.value.value, values.iter().copied());
            }
            Some(_) => {}
        }
    }

    fn check_goal_links(&mut self, goal: &Goal) {
        let is_midterm = |subject: &Subject| matches!(subject, Subject::Midterm(_));
        let is_goal = |subject: &Subject| matches!(subject, Subject::Midterm(_) | Subject::Annual(_));
        goal.midterm.iter().for_each(|link| self.check_goal_link(link, ReferenceKind::Midterm, is_midterm));
        goal.continues.iter().for_each(|link| self.check_goal_link(link, ReferenceKind::Document, is_goal));
    }

    fn check_goal_link(&mut self, link: &EditorLink, kind: ReferenceKind, fits: impl Fn(&Subject) -> bool) {
        let target = self.by_id.get(&link.id.value).map(|index| &self.documents[index.0]);
        if !target.is_some_and(|target| fits(&target.subject)) {
            let candidates = self.documents.iter().filter(|document| fits(&document.subject));
            let near = nearest(link.id.value.as_str(), candidates.map(|document| document.id.value.as_str()));
            let fault = UnknownReference { kind, name: link.id.value.to_string(), suggestion: near };
            self.faults.push(Diagnostic::at(&self.document.file, link.id.span, fault));
        }
    }

    fn check_item_links(&mut self) {
        for link in &self.document.outward_links {
            match &link.document {
                None => self.unknown(link.span, ReferenceKind::Item, link.item.as_str(), std::iter::empty()),
                Some(target) => self.check_far_link(link, target),
            }
        }
    }

    fn check_far_link(&mut self, link: &ItemLink, target: &Slug) {
        let Some(index) = self.by_id.get(target) else {
            let documents = self.documents;
            let known = documents.iter().map(|document| document.id.value.as_str());
            return self.unknown(link.span, ReferenceKind::Document, target.as_str(), known);
        };
        if self.documents[index.0].item(&link.item).is_none() {
            self.unknown(link.span, ReferenceKind::Item, &format!("{target}/{}", link.item), std::iter::empty());
        }
    }
}

fn check_corrections(tables: &Tables, documents: &[Arc<Document>], by_id: &Ids, faults: &mut Vec<Diagnostic>) {
    for correction in &tables.corrections {
        let (span, kind, name) = match by_id.get(&correction.page.value).map(|index| &documents[index.0]) {
            None => (correction.page.span, ReferenceKind::Document, correction.page.value.to_string()),
            Some(document) => match &correction.item {
                Some(item) if document.item(&item.value).is_none() => {
                    (item.span, ReferenceKind::Item, format!("{}/{}", correction.page.value, item.value))
                }
                _ => continue,
            },
        };
        let fault = UnknownReference { kind, name, suggestion: None };
        faults.push(Diagnostic::at(ContentFile::Corrections.path(), span, fault));
    }
}
