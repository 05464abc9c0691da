//! Plans and their measures, policy sets and their policies.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::code::Code;
use crate::model::fiscal_year::FiscalYear;
use crate::model::path::Slug;
use crate::model::site::{DocumentIndex, Site};
use crate::render::view::goal::{CodeLink, measure as measure_link, policy as policy_link};
use crate::render::view::item::{GoalCard, card};
use crate::render::view::names::{self, NameChange};
use crate::render::view::picture::coverage::{self, Coverage, Promises};

/// All plans, or all policy sets.
#[derive(Debug, Serialize)]
pub struct TablesView {
    pub kind: &'static str,
    pub tables: Vec<TableLine>,
}

/// A plan or a set in the list of all.
#[derive(Debug, Serialize)]
pub struct TableLine {
    pub path: String,
    pub title: String,
    pub years: Option<String>,
    pub entries: usize,
}

/// A plan with its measures, or a set with its policies.
#[derive(Debug, Serialize)]
pub struct TableView {
    pub kind: &'static str,
    pub years: Option<String>,
    pub note: Option<String>,
    pub entries: Vec<EntryLine>,
    pub coverage: Coverage,
    /// The most promises of any entry: the length of the scale of their bars.
    pub most_promises: usize,
}

/// A measure or policy with how many goals refer to it.
#[derive(Debug, Serialize)]
pub struct EntryLine {
    pub link: CodeLink,
    pub annual: usize,
    pub midterm: usize,
    pub promises: Promises,
}

/// A measure or policy with the goals that refer to it.
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

/// All plans.
pub fn plans(site: &Site) -> TablesView {
    let line = |plan: &crate::model::table::Plan| TableLine {
        path: format!("plans/{}/index.html", plan.id.value),
        title: plan.title.clone(),
        years: plan.years.clone(),
        entries: plan.measures.len(),
    };
    TablesView { kind: "plan", tables: site.tables.plans.iter().map(line).collect() }
}

/// All policy sets.
pub fn policy_sets(site: &Site) -> TablesView {
    let line = |set: &crate::model::table::PolicySet| TableLine {
        path: format!("policies/{}/index.html", set.id.value),
        title: set.title.clone(),
        years: set.years.clone(),
        entries: set.items.len(),
    };
    TablesView { kind: "policy", tables: site.tables.policy_sets.iter().map(line).collect() }
}

/// The title of a plan; its id where there is none.
pub fn plan_title(site: &Site, id: &Slug) -> String {
    let plan = site.tables.plans.iter().find(|plan| plan.id.value == *id);
    plan.map_or_else(|| id.to_string(), |plan| plan.title.clone())
}

/// The title of a policy set; its id where there is none.
pub fn policy_set_title(site: &Site, id: &Slug) -> String {
    let set = site.tables.policy_sets.iter().find(|set| set.id.value == *id);
    set.map_or_else(|| id.to_string(), |set| set.title.clone())
}

/// A plan and its measures.
pub fn plan(site: &Site, id: &Slug) -> TableView {
    let plan = site.tables.plans.iter().find(|plan| plan.id.value == *id).expect("a page per plan of the table");
    let codes = plan.measures.iter().map(|measure| Code { scope: id.clone(), local: measure.code.value.clone() });
    let entries = codes.filter_map(|code| Some((measure_link(site, &code)?, goals_of(&site.by_measure, &code))));
    table(site, "plan", (&plan.years, &plan.note), entries.collect())
}

/// A policy set and its policies.
pub fn policy_set(site: &Site, id: &Slug) -> TableView {
    let set = site.tables.policy_sets.iter().find(|set| set.id.value == *id).expect("a page per set of the table");
    let codes = set.items.iter().map(|policy| Code { scope: id.clone(), local: policy.no.value.clone() });
    let entries = codes.filter_map(|code| Some((policy_link(site, &code)?, goals_of(&site.by_policy, &code))));
    table(site, "policy", (&set.years, &set.note), entries.collect())
}

fn goals_of<'a>(by_code: &'a BTreeMap<Code, Vec<DocumentIndex>>, code: &Code) -> &'a [DocumentIndex] {
    by_code.get(code).map(Vec::as_slice).unwrap_or_default()
}

type Entry<'a> = (CodeLink, &'a [DocumentIndex]);

fn table(
    site: &Site,
    kind: &'static str,
    (years, note): (&Option<String>, &Option<String>),
    entries: Vec<Entry>,
) -> TableView {
    let goals: Vec<&[DocumentIndex]> = entries.iter().map(|(_, goals)| *goals).collect();
    let coverage = coverage::coverage(site, &goals);
    let entries: Vec<EntryLine> = entries.into_iter().map(|entry| line(site, entry)).collect();
    let most_promises = entries.iter().map(|entry| entry.promises.all).max().unwrap_or(0);
    TableView { kind, years: years.clone(), note: note.clone(), entries, coverage, most_promises }
}

fn line(site: &Site, (link, goals): Entry) -> EntryLine {
    let is_midterm =
        |index: &&DocumentIndex| matches!(site.document(**index).subject, crate::model::document::Subject::Midterm(_));
    let midterm = goals.iter().filter(is_midterm).count();
    EntryLine { link, annual: goals.len() - midterm, midterm, promises: coverage::promises(site, goals) }
}

/// A measure and the goals that refer to it.
pub fn measure(site: &Site, code: &Code) -> CodeView {
    let plan = site.tables.plans.iter().find(|plan| plan.id.value == code.scope);
    let found = plan.and_then(|plan| plan.measures.iter().find(|measure| measure.code.value == code.local));
    let link = measure_link(site, code).expect("a page per measure of the table");
    CodeView {
        kind: "plan",
        name_changes: names::in_text(site, &link.title),
        link,
        note: found.and_then(|measure| measure.note.clone()),
        other_titles: found.map(|measure| measure.other_titles.clone()).unwrap_or_default(),
        years: by_year(site, site.by_measure.get(code)),
    }
}

/// A policy and the goals that refer to it.
pub fn policy(site: &Site, code: &Code) -> CodeView {
    let set = site.tables.policy_sets.iter().find(|set| set.id.value == code.scope);
    let found = set.and_then(|set| set.items.iter().find(|policy| policy.no.value == code.local));
    let link = policy_link(site, code).expect("a page per policy of the table");
    CodeView {
        kind: "policy",
        name_changes: names::in_text(site, &link.title),
        link,
        note: found.and_then(|policy| policy.note.clone()),
        other_titles: found.map(|policy| policy.other_titles.clone()).unwrap_or_default(),
        years: by_year(site, site.by_policy.get(code)),
    }
}

fn by_year(site: &Site, goals: Option<&Vec<DocumentIndex>>) -> Vec<YearOfCode> {
    let mut years: BTreeMap<_, Vec<GoalCard>> = BTreeMap::new();
    for index in goals.into_iter().flatten() {
        if let Some((year, _)) = site.document(*index).place() {
            years.entry(year).or_default().push(card(site, *index));
        }
    }
    years.into_iter().rev().map(|(year, goals)| YearOfCode { year, goals }).collect()
}
