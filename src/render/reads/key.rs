//! The keys of the facts that pages read, and the fingerprint of each fact.

use serde::{Deserialize, Serialize};

use crate::model::code::Code;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::{DepartmentYear, DocumentIndex, PromiseFilter};
use crate::render::reads::facts::Facts;
use crate::render::reads::fingerprint::of;

/// The key of a fact. It means the same in every build, so it names documents by their ids and never by their index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReadKey {
    Config,
    Departments,
    Plans,
    PolicySets,
    Grades,
    Glossary,
    Corrections,
    CorrectionsOf(Slug),
    OfDocument(Aspect, Slug),
    Presence(Slug),
    File(String),
    Translated(String),
    Years,
    Year(FiscalYear),
    YearsOf(Slug),
    Place(FiscalYear, Slug),
    DueYears,
    Due(FiscalYear),
    PromiseFilters,
    Promises(PromiseFilter),
    GoalsOfMeasure(Code),
    GoalsOfPolicy(Code),
    Dates,
    ThisYear,
    Totals,
    Newest(Option<Slug>, usize),
    ListedPages,
    TermRows,
    TermRow(String),
    Reading(String, String),
}

/// The parts of a document that pages read separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Aspect {
    Text,
    Summary,
    /// The annual goals that an editor linked to it.
    AnnualGoals,
    /// The later goals that continue it.
    LaterGoals,
    /// The documents with items that an editor linked to its items.
    LinkingDocuments,
}

impl Aspect {
    /// All aspects, in the order of their discriminants.
    pub const ALL: [Self; 5] = [Self::Text, Self::Summary, Self::AnnualGoals, Self::LaterGoals, Self::LinkingDocuments];

    /// The fingerprint of this aspect of a document.
    pub fn fingerprint(self, facts: &Facts, index: DocumentIndex) -> u128 {
        match self {
            Self::Text => of(&document(facts, index)),
            Self::Summary => of(&facts.summary(index)),
            Self::AnnualGoals => of(&ids(facts, facts.annual_of(index))),
            Self::LaterGoals => of(&ids(facts, facts.continued_by(index))),
            Self::LinkingDocuments => of(&ids(facts, facts.linked_from(index))),
        }
    }
}

impl ReadKey {
    /// The fingerprint of the answer that [`Facts`] gives for the key.
    pub fn fingerprint(&self, facts: &Facts) -> u128 {
        match self {
            Self::Config => of(facts.config()),
            Self::Departments => of(facts.departments()),
            Self::Plans => of(facts.plans()),
            Self::PolicySets => of(facts.policy_sets()),
            Self::Grades => of(facts.grades()),
            Self::Glossary => of(facts.glossary()),
            Self::Corrections => of(facts.corrections()),
            Self::CorrectionsOf(id) => of(&facts.corrections_of(id)),
            // 0 stands for a document that no longer exists.
            Self::OfDocument(aspect, id) => facts.find(id).map_or(0, |index| aspect.fingerprint(facts, index)),
            Self::Presence(id) => of(&facts.find(id).is_some()),
            Self::File(file) => of(&facts.file_target(file)),
            Self::Translated(path) => of(&facts.is_translated(path)),
            Self::Years => of(&facts.years()),
            Self::Year(year) => of(&facts.year(*year).map(|year| {
                let places = year.iter().map(|(department, place)| (department, ids_of_place(facts, place)));
                places.collect::<Vec<_>>()
            })),
            Self::YearsOf(department) => {
                let years = facts.years_of(department);
                of(&years.iter().map(|(year, place)| (year, ids_of_place(facts, place))).collect::<Vec<_>>())
            }
            Self::Place(year, department) => {
                of(&facts.place(*year, department).map(|place| ids_of_place(facts, place)))
            }
            Self::DueYears => of(&facts.due_years()),
            Self::Due(year) => {
                let due = facts.due(*year).iter().map(|due| (facts.id(due.document), due.position));
                of(&due.collect::<Vec<_>>())
            }
            Self::PromiseFilters => of(&facts.promise_filters()),
            Self::Promises(filter) => {
                let promises = facts.promises(filter).iter();
                let promises = promises.map(|each| (facts.id(each.document), each.position, each.has_result));
                of(&promises.collect::<Vec<_>>())
            }
            Self::GoalsOfMeasure(code) => of(&ids(facts, facts.goals_of_measure(code))),
            Self::GoalsOfPolicy(code) => of(&ids(facts, facts.goals_of_policy(code))),
            Self::Dates => of(&facts.dates()),
            Self::ThisYear => of(&facts.this_year()),
            Self::Totals => of(&facts.totals()),
            Self::Newest(department, count) => {
                let events = facts.newest(department.as_ref(), *count);
                let events = events.iter().map(|event| (event.kind, event.date, facts.id(event.document), event.note));
                of(&events.collect::<Vec<_>>())
            }
            Self::ListedPages => of(&facts.listed_pages()),
            Self::TermRows => {
                let rows = facts.term_rows().iter().map(|row| (row.slug, row.term_count()));
                of(&rows.collect::<Vec<_>>())
            }
            Self::TermRow(row) => of(&facts.term_row(row).map(|row| {
                let readings = row.readings.iter().map(|reading| (&reading.slug, facts.fingerprint_of_terms(reading)));
                readings.collect::<Vec<_>>()
            })),
            Self::Reading(row, reading) => {
                of(&facts.reading(row, reading).map(|reading| facts.fingerprint_of_terms(reading)))
            }
        }
    }

    /// The number that identifies the key in the cache.
    pub fn number(&self) -> u64 {
        of(self) as u64
    }
}

/// The file's name and the hash of its text determine everything else about a document.
fn document<'a>(facts: &Facts<'a>, index: DocumentIndex) -> (&'a str, u128) {
    let document = facts.document(index);
    (&document.file, document.fingerprint)
}

fn ids<'a>(facts: &Facts<'a>, indices: &[DocumentIndex]) -> Vec<&'a Slug> {
    indices.iter().map(|index| facts.id(*index)).collect()
}

type PlaceIds<'a> = (Option<&'a Slug>, Vec<&'a Slug>, Vec<&'a Slug>);

fn ids_of_place<'a>(facts: &Facts<'a>, DepartmentYear { sheet, annual, midterm }: &DepartmentYear) -> PlaceIds<'a> {
    (sheet.map(|sheet| facts.id(sheet)), ids(facts, annual), ids(facts, midterm))
}
