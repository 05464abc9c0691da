//! Checks rows of the tables against each other.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::reference::ReferenceKind;
use crate::diagnostic::reference_fault::UnknownReference;
use crate::model::content_file::ContentFile;
use crate::model::path::Slug;
use crate::model::site::Tables;
use crate::model::source::Located;
use crate::model::table::WordRelation;
use crate::model::table_index::TableIndex;
use crate::resolve::fault::{DepartmentLoop, DuplicateId, WordLoop};
use crate::synonyms::Synonyms;

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
    check_words(tables, &mut faults);
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
    let above = TableIndex::new(&tables.departments, &[], &[]).parents(&tables.departments);
    let in_loop = in_loops(&above);
    for (position, department) in tables.departments.iter().enumerate() {
        let Some(parent) = &department.parent else { continue };
        if above[position].is_none() {
            let fault =
                UnknownReference { kind: ReferenceKind::Department, name: parent.value.to_string(), suggestion: None };
            faults.push(Diagnostic::at(file, parent.span, fault));
        } else if in_loop.contains(&position) {
            let fault = DepartmentLoop { id: department.id.value.to_string() };
            faults.push(Diagnostic::at(file, parent.span, fault));
        }
    }
}

/// Reports words that are narrower and broader than the same word, by the site's rows or by the program's own.
fn check_words(tables: &Tables, faults: &mut Vec<Diagnostic>) {
    // Most sites have no such row, and the program's own list is long.
    if tables.synonyms.is_empty() {
        return;
    }
    let synonyms = Synonyms::new(&tables.synonyms);
    for row in &tables.synonyms {
        let WordRelation::Narrower { word, narrower } = row else { continue };
        for kind in narrower.iter().filter(|kind| synonyms.is_above(kind, &word.value)) {
            let fault = WordLoop { word: word.value.clone(), narrower: kind.clone() };
            faults.push(Diagnostic::at(ContentFile::Synonyms.path(), word.span, fault));
        }
    }
}

/// The rows that are above themselves, where `above` names the row above each.
/// No row is walked twice: a walk ends where an earlier one has been.
fn in_loops(above: &[Option<usize>]) -> BTreeSet<usize> {
    let (mut walk_of, mut found) = (vec![None; above.len()], BTreeSet::new());
    for start in 0..above.len() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(row) = next.filter(|row| walk_of[*row].is_none()) {
            walk_of[row] = Some(start);
            path.push(row);
            next = above[row];
        }
        if let Some(row) = next.filter(|row| walk_of[*row] == Some(start)) {
            found.extend(path.into_iter().skip_while(|passed| *passed != row));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::in_loops;

    proptest! {
        #[test]
        fn rows_above_themselves_are_found(above in prop::collection::vec(prop::option::of(0_usize..12), 12)) {
            let returns = |row: &usize| {
                let path = std::iter::successors(above[*row], |at| above[*at]).take(12).collect::<Vec<_>>();
                path.contains(row)
            };
            prop_assert_eq!(in_loops(&above), (0..12).filter(returns).collect::<BTreeSet<_>>());
        }
    }
}
