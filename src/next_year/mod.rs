//! The next fiscal year begins: a department's documents of the year before
//! become the drafts of the new one.
//!
//! Nothing is copied as if it were new: what was promised, and what was left
//! open, stands in comments until a person has decided on it.

pub mod print;

use std::collections::BTreeSet;

use crate::model::document::{Document, Goal, Subject};
use crate::model::fiscal_year::FiscalYear;
use crate::model::item::Role;
use crate::model::path::Slug;

/// What is to be begun.
pub struct Wanted<'a> {
    pub year: FiscalYear,
    pub department: &'a Slug,
    /// Who decides which goals go on.
    pub by: &'a str,
    /// The day the drafts are made.
    pub day: String,
    /// The comment by which editors find the schema of a document.
    pub schema: String,
}

/// A draft, not yet written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Below the root.
    pub file: String,
    pub text: String,
}

/// What becomes of a department's documents of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    pub made: Vec<Made>,
    /// The ids of mid-term goals whose steps have all ended.
    pub ended: Vec<String>,
}

/// The drafts that follow `documents`, all of one department's year. An id
/// that is in `used` is given to none of them.
pub fn begin(documents: &[&Document], wanted: &Wanted, used: &BTreeSet<&str>) -> Begun {
    let mut begun = Begun::default();
    for document in documents {
        let draft = match &document.subject {
            Subject::Sheet(_) => print::sheet(document, wanted, &free_id(wanted, "", used)),
            Subject::Annual(goal) => {
                let (no, id) = free_number(wanted, "", goal, used);
                print::annual(document, goal, wanted, &no, &id)
            }
            Subject::Midterm(_) if has_ended(document, wanted.year) => {
                begun.ended.push(document.id.value.to_string());
                continue;
            }
            Subject::Midterm(goal) => {
                let (no, id) = free_number(wanted, "m", goal, used);
                print::midterm(document, goal, wanted, &no, &id)
            }
            Subject::Page => continue,
        };
        begun.made.push(draft);
    }
    begun
}

/// Whether every step of a mid-term goal lies before `year`; none may be
/// dated, and then nobody knows.
fn has_ended(document: &Document, year: FiscalYear) -> bool {
    let mut last = None;
    for item in document.items(Role::Step) {
        item.walk(&mut |item| last = last.max(item.when.as_ref().map(|when| when.last)));
    }
    last.is_some_and(|last| last < year)
}

fn free_id(wanted: &Wanted, end: &str, used: &BTreeSet<&str>) -> String {
    let Wanted { year, department, .. } = wanted;
    let stem = format!("{year}-{department}{end}");
    let numbered = (2..).map(|number: u32| format!("{stem}.{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(numbered);
    ids.find(|id| !used.contains(id.as_str())).expect("there are more numbers than ids")
}

/// The goal keeps its number; its id is told apart where it was used before.
fn free_number(wanted: &Wanted, letter: &str, goal: &Goal, used: &BTreeSet<&str>) -> (Slug, String) {
    (goal.no.clone(), free_id(wanted, &format!("-{letter}{}", goal.no), used))
}
