//! Checks rows of the tables against each other.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::model::content_file::ContentFile;
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::model::source::Located;
use crate::resolve::fault::{DepartmentLoop, DuplicateId};

/// Reports rows that repeat an id, and departments whose parents form a loop.
pub(super) fn check(tables: &Tables) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    unique(ContentFile::Departments.path(), tables.departments.iter().map(|row| &row.id), &mut faults);
    unique(ContentFile::Plans.path(), tables.plans.iter().map(|row| &row.id), &mut faults);
    unique(ContentFile::Policies.path(), tables.policy_sets.iter().map(|row| &row.id), &mut faults);
    unique(ContentFile::Grades.path(), tables.grades.iter().map(|row| &row.id), &mut faults);
    unique(ContentFile::Glossary.path(), tables.glossary.iter().map(|row| &row.id), &mut faults);
    for plan in &tables.plans {
        unique(ContentFile::Plans.path(), plan.measures.iter().map(|row| &row.code), &mut faults);
    }
    for set in &tables.policy_sets {
        unique(ContentFile::Policies.path(), set.items.iter().map(|row| &row.no), &mut faults);
    }
    check_parents(tables, &mut faults);
    faults
}

fn unique<'a>(file: &str, ids: impl Iterator<Item = &'a Located<Slug>>, faults: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| !seen.insert(&id.value)) {
        let fault = DuplicateId { id: id.value.to_string(), first: file.to_owned() };
        faults.push(Diagnostic::at(file, id.span, fault));
    }
}

fn check_parents(tables: &Tables, faults: &mut Vec<Diagnostic>) {
    let file = ContentFile::Departments.path();
    let find = |id: &Slug| tables.departments.iter().find(|department| department.id.value == *id);
    for department in &tables.departments {
        let Some(parent) = &department.parent else { continue };
        let Some(mut above) = find(&parent.value) else {
            let fault =
                UnknownReference { kind: ReferenceKind::Department, name: parent.value.to_string(), suggestion: None };
            faults.push(Diagnostic::at(file, parent.span, fault));
            continue;
        };
        for _ in 0..tables.departments.len() {
            match above.parent.as_ref().and_then(|parent| find(&parent.value)) {
                Some(next) if above.id.value != department.id.value => above = next,
                _ => break,
            }
        }
        if above.id.value == department.id.value {
            let fault = DepartmentLoop { id: department.id.value.to_string() };
            faults.push(Diagnostic::at(file, parent.span, fault));
        }
    }
}
