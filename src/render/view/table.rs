//! Plans and policy sets, with the number of goals that refer to their entries.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::fiscal_year::FiscalYear;
use crate::model::site::DocumentIndex;
use crate::render::reads::SiteReader;
use crate::render::view::codes::CodeLink;
use crate::render::view::item::{GoalCard, card};
use crate::render::view::names::NameChange;
use crate::render::view::picture::coverage::{self, Coverage, Promises};

/// All plans, or all policy sets.
#[derive(Debug, Serialize)]
pub struct TablesView {
    pub kind: &'static str,
    pub tables: Vec<TableLine>,
}

/// A plan or policy set as an entry of a list.
#[derive(Debug, Serialize)]
pub struct TableLine {
    pub path: String,
    pub title: String,
    pub years: Option<String>,
    pub entries: usize,
}

/// A plan with its measures, or a policy set with its policies.
#[derive(Debug, Serialize)]
pub struct TableView {
    pub kind: &'static str,
    pub years: Option<String>,
    pub note: Option<String>,
    pub entries: Vec<EntryLine>,
    pub coverage: Coverage,
    /// The largest number of promises of any entry, which determines the scale of the bars.
    pub most_promises: usize,
}

/// A measure or policy, with the number of goals that refer to it.
#[derive(Debug, Serialize)]
pub struct EntryLine {
    pub link: CodeLink,
    pub annual: usize,
    pub midterm: usize,
    pub promises: Promises,
}

/// A measure or policy, with the goals that refer to it.
#[derive(Debug, Serialize)]
pub struct CodeView {
    pub kind: &'static str,
    pub link: CodeLink,
    pub note: Option<String>,
    pub other_titles: Vec<String>,
    pub name_changes: Vec<NameChange>,
    pub years: Vec<YearOfCode>,
}

/// The goals of one year.
#[derive(Debug, Serialize)]
pub struct YearOfCode {
    pub year: FiscalYear,
    pub goals: Vec<GoalCard>,
}

/// An entry of a table, and the goals that refer to it.
pub type Entry<'a> = (CodeLink, &'a [DocumentIndex]);

impl TableView {
    /// The view of a table; its kind is `plan` or `policy`.
    pub fn new(
        site: &SiteReader,
        kind: &'static str,
        (years, note): (&Option<String>, &Option<String>),
        entries: Vec<Entry>,
    ) -> Self {
        let goals: Vec<&[DocumentIndex]> = entries.iter().map(|(_, goals)| *goals).collect();
        let coverage = coverage::coverage(site, &goals);
        let entries: Vec<EntryLine> = entries.into_iter().map(|entry| line(site, entry)).collect();
        let most_promises = entries.iter().map(|entry| entry.promises.all).max().unwrap_or(0);
        Self { kind, years: years.clone(), note: note.clone(), entries, coverage, most_promises }
    }
}

fn line(site: &SiteReader, (link, goals): Entry) -> EntryLine {
    let midterm = goals.iter().filter(|index| site.summary(**index).kind == "midterm").count();
    EntryLine { link, annual: goals.len() - midterm, midterm, promises: coverage::promises(site, goals) }
}

/// Groups goals by year, the newest first.
pub fn by_year(site: &SiteReader, goals: &[DocumentIndex]) -> Vec<YearOfCode> {
    let mut years: BTreeMap<_, Vec<GoalCard>> = BTreeMap::new();
    for card in goals.iter().map(|index| card(site, *index)) {
        if let Some(year) = card.year {
            years.entry(year).or_default().push(card);
        }
    }
    years.into_iter().rev().map(|(year, goals)| YearOfCode { year, goals }).collect()
}
