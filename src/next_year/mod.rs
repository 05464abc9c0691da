//! Drafts a department's documents for the next fiscal year from those of the last one.
//!
//! Earlier text is not presented as new: promises and open issues are included only as comments, until a person has
//! decided on them.

pub mod fault;
pub mod print;
pub mod select;
pub mod target;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::model::document::{Document, Goal, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::next_year::target::{NextYearDrafts, NextYearTarget};
use crate::validate::document;

/// Drafts the successors of `documents`, which are those of one department and year. Ids in `used` are not given to any
/// of them.
///
/// # Errors
///
/// The faults of a draft that the site could not read.
pub fn drafts(
    documents: &[&Document],
    target: &NextYearTarget,
    used: &BTreeSet<&str>,
) -> Result<NextYearDrafts, Vec<Diagnostic>> {
    let mut drafts = NextYearDrafts::default();
    for document in documents {
        let draft = match &document.subject {
            Subject::Sheet(_) => print::sheet(document, target, &free_id(target, "", used)),
            Subject::Annual(goal) => print::annual(document, goal, target, &goal_id(target, "", goal, used)),
            Subject::Midterm(_) if has_ended(document, target.year) => {
                drafts.ended.push(document.id.value.to_string());
                continue;
            }
            Subject::Midterm(goal) => print::midterm(document, goal, target, &goal_id(target, "m", goal, used)),
            Subject::Page => continue,
        };
        drafts.files.push(draft);
    }
    let faults = drafts.files.iter().flat_map(|draft| document::read(&draft.file, &draft.text).1);
    let faults: Vec<Diagnostic> = faults.filter(Diagnostic::is_error).collect();
    if faults.is_empty() { Ok(drafts) } else { Err(faults) }
}

/// Whether the times of all steps of a mid-term goal are before `year`. A goal whose steps have no times has not ended,
/// since nothing says when it does.
fn has_ended(document: &Document, year: FiscalYear) -> bool {
    let mut last = None;
    for item in document.items(Role::Step) {
        item.walk(&mut |item| last = last.max(item.when.as_ref().map(|when| when.last)));
    }
    last.is_some_and(|last| last < year)
}

fn free_id(target: &NextYearTarget, end: &str, used: &BTreeSet<&str>) -> String {
    let NextYearTarget { year, department, .. } = target;
    let stem = format!("{year}-{department}{end}");
    let numbered = (2..).map(|number: u32| format!("{stem}.{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(numbered);
    ids.find(|id| !used.contains(id.as_str())).expect("there are more numbers than ids")
}

/// The id of a goal's draft. The goal keeps its number; if the id was used before, another number is appended.
fn goal_id(target: &NextYearTarget, letter: &str, goal: &Goal, used: &BTreeSet<&str>) -> String {
    free_id(target, &format!("-{letter}{}", goal.no), used)
}
