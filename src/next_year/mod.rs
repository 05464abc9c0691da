//! A department's documents of one fiscal year become the drafts of the next.
//!
//! Nothing is copied as if it were new: what was promised and what was left open
//! are comments until a person has decided on them.

pub mod drafts;
mod print;

use std::collections::BTreeSet;

use crate::model::document::{Document, Goal, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::path::Slug;
use crate::next_year::drafts::{NextYear, NextYearDrafts};

/// The drafts that follow `documents`, all of one department's year. An id
/// that is in `used` is given to none of them.
pub fn draft(documents: &[&Document], next: &NextYear, used: &BTreeSet<&str>) -> NextYearDrafts {
    let mut drafts = NextYearDrafts::default();
    for document in documents {
        let file = match &document.subject {
            Subject::Sheet(_) => print::sheet(document, next, &free_id(next, "", used)),
            Subject::Annual(goal) => {
                let (no, id) = free_number(next, "", goal, used);
                print::annual(document, goal, next, &no, &id)
            }
            Subject::Midterm(_) if has_ended(document, next.year) => {
                drafts.ended_goals.push(document.id.value.to_string());
                continue;
            }
            Subject::Midterm(goal) => {
                let (no, id) = free_number(next, "m", goal, used);
                print::midterm(document, goal, next, &no, &id)
            }
            Subject::Page => continue,
        };
        drafts.files.push(file);
    }
    drafts
}

/// Whether every dated step of a mid-term goal lies before `year`. A goal without
/// dated steps has not ended: nothing says when it would.
fn has_ended(document: &Document, year: FiscalYear) -> bool {
    let mut last = None;
    for item in document.items(Role::Step) {
        item.walk(&mut |item| last = last.max(item.when.as_ref().map(|when| when.last)));
    }
    last.is_some_and(|last| last < year)
}

fn free_id(next: &NextYear, end: &str, used: &BTreeSet<&str>) -> String {
    let NextYear { year, department, .. } = next;
    let stem = format!("{year}-{department}{end}");
    let numbered = (2..).map(|number: u32| format!("{stem}.{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(numbered);
    ids.find(|id| !used.contains(id.as_str())).expect("there are more numbers than ids")
}

/// The goal keeps its number; its id gets an ending where it was used before.
fn free_number(next: &NextYear, letter: &str, goal: &Goal, used: &BTreeSet<&str>) -> (Slug, String) {
    (goal.no.clone(), free_id(next, &format!("-{letter}{}", goal.no), used))
}
