//! A goal's page: what was promised, what came of it, what remains.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::code::{Code, Codes};
use crate::model::document::goal_texts::GoalTexts;
use crate::model::document::{EditorLink, Goal, Subject};
use crate::model::indicator::{Budget, Indicator};
use crate::model::item::Role;
use crate::model::path::Slug;
use crate::model::site::{DocumentIndex, Site};
use crate::model::table::GradeValue;
use crate::render::link::Roots;
use crate::render::view::item::{GoalCard, ItemView, ItemViewer, SectionView, card, cards};
use crate::render::view::names::{self, NameChange};
use crate::render::view::picture::gauge::{Gauge, gauge};
use crate::render::view::picture::timeline::{self, Step, Timeline};
use crate::render::view::thread::{self, Inheritance, LeftIssue};

/// A goal with everything that belongs to it.
#[derive(Debug, Serialize)]
pub struct GoalView {
    pub card: GoalCard,
    pub sheet: String,
    pub is_midterm: bool,
    pub threads: Vec<Thread>,
    /// Results and issues that no editor linked to a promise.
    pub other_results: Vec<ItemView>,
    pub other_issues: Vec<ItemView>,
    pub leads: Vec<SectionView>,
    pub targets: Vec<ItemView>,
    /// The schedule, where no step has a time; else `timeline` has the steps.
    pub steps: Vec<ItemView>,
    pub timeline: Option<Timeline<Step>>,
    pub texts: Vec<SectionView>,
    pub plan: CodesView,
    pub policies: CodesView,
    pub midterm: Vec<LinkedGoal>,
    pub annual: Vec<GoalCard>,
    pub continues: Vec<LinkedGoal>,
    /// All goals that this one is connected with over the years, itself included.
    pub chain: Vec<GoalCard>,
    /// What the goals it carries on left open.
    pub inherited: Vec<Inheritance>,
    /// What later goals made of its issues.
    pub taken_up: Vec<LeftIssue>,
    pub name_changes: Vec<NameChange>,
    pub linked_by: Option<String>,
    pub grade: Option<GradeView>,
    pub indicators: Vec<IndicatorView>,
    pub budget: Option<Budget>,
    pub partners: Vec<String>,
    pub legal_basis: Vec<String>,
    pub sdgs: Vec<u8>,
    #[serde(flatten)]
    pub goal_texts: GoalTexts,
    pub plain_text: Option<String>,
    pub previous: Option<GoalCard>,
    pub next: Option<GoalCard>,
}

/// A promise with the results and issues that were linked to it.
#[derive(Debug, Serialize)]
pub struct Thread {
    pub promise: ItemView,
    pub results: Vec<Linked>,
    pub issues: Vec<Linked>,
}

/// An item that is shown in full once, and named where it belongs as well.
#[derive(Debug, Serialize)]
pub struct Linked {
    pub item: ItemView,
    pub is_first: bool,
}

/// Codes with their titles; none told apart from unset.
#[derive(Debug, Serialize)]
#[serde(tag = "state", content = "codes", rename_all = "lowercase")]
pub enum CodesView {
    Unset,
    None,
    Some(Vec<CodeLink>),
}

/// A code and its page.
#[derive(Debug, Serialize)]
pub struct CodeLink {
    pub path: String,
    pub code: String,
    pub title: String,
    pub scope: String,
}

/// A goal that an editor linked.
#[derive(Debug, Serialize)]
pub struct LinkedGoal {
    pub goal: GoalCard,
    pub by: String,
    pub note: Option<String>,
}

/// A grade with the meaning its scheme gives it.
#[derive(Debug, Serialize)]
pub struct GradeView {
    pub scheme: String,
    pub scheme_note: Option<String>,
    /// All grades of the scheme, in its order.
    pub scale: Vec<GradeValue>,
    pub value: String,
    pub label: String,
    pub meaning: Option<String>,
    pub reason: Option<String>,
}

/// An indicator and its picture, where its figures are plain numbers.
#[derive(Debug, Serialize)]
pub struct IndicatorView {
    #[serde(flatten)]
    pub indicator: Indicator,
    pub gauge: Option<Gauge>,
}

/// Gathers the page of the goal at `index`.
pub fn goal(site: &Site, index: DocumentIndex, roots: &Roots) -> GoalView {
    let document = site.document(index);
    let goal = document.goal().expect("a goal's page is made only for goals");
    let viewer = ItemViewer { site, document, roots };
    let items = |role| document.items(role).map(|item| viewer.item(item)).collect::<Vec<_>>();
    let (results, issues) = (items(Role::Result), items(Role::Issue));
    let mut threads = Threads { results, issues, shown: BTreeSet::new() };
    let joined = items(Role::Promise).into_iter().map(|promise| threads.join(promise)).collect();
    let (previous, next) = neighbours(site, index);
    let sections = |keep: &dyn Fn(Role) -> bool| {
        let kept = document.sections.iter().filter(|section| keep(section.role));
        kept.map(|section| viewer.section(section)).collect::<Vec<_>>()
    };
    let leads = sections(&|role| role != Role::Text)
        .into_iter()
        .filter(|section| !section.lead.is_empty() || !section.tail.is_empty());
    let steps = items(Role::Step);
    let timeline = timeline::of_steps(&steps, &document.items(Role::Step).collect::<Vec<_>>());
    GoalView {
        card: card(site, index),
        sheet: format!("{}/{}/index.html", goal.year, goal.department.value),
        is_midterm: matches!(document.subject, Subject::Midterm(_)),
        threads: joined,
        other_results: threads.rest_of_results(),
        other_issues: threads.rest_of_issues(),
        leads: leads.collect(),
        targets: items(Role::Target),
        steps: if timeline.is_some() { Vec::new() } else { steps },
        timeline,
        texts: sections(&|role| role == Role::Text),
        plan: plan_codes(site, goal),
        policies: policy_codes(site, goal),
        midterm: linked_goals(site, &goal.midterm),
        annual: site.annual_of.get(&index).map(|annual| cards(site, annual)).unwrap_or_default(),
        continues: linked_goals(site, &goal.continues),
        chain: cards(site, &thread::chain(site, index)),
        inherited: thread::inherited(site, document),
        taken_up: thread::taken_up(site, index),
        name_changes: names::in_documents(site, std::iter::once(document)),
        linked_by: document.meta.linked_by.clone(),
        grade: grade(site, goal),
        indicators: goal.indicators.iter().map(indicator).collect(),
        budget: goal.budget.clone(),
        partners: goal.partners.clone(),
        legal_basis: goal.legal_basis.clone(),
        sdgs: goal.sdgs.clone(),
        goal_texts: goal.texts.clone(),
        plain_text: document.meta.plain_text.clone(),
        previous: previous.map(|index| card(site, index)),
        next: next.map(|index| card(site, index)),
    }
}

fn indicator(indicator: &Indicator) -> IndicatorView {
    IndicatorView { gauge: gauge(indicator), indicator: indicator.clone() }
}

/// The documents besides its own that a goal's page shows something of.
pub fn related(site: &Site, index: DocumentIndex) -> Vec<DocumentIndex> {
    let document = site.document(index);
    let goal = document.goal().expect("a goal's page is made only for goals");
    let find = |id: &Slug| site.by_id.get(id).copied();
    let editors = goal.midterm.iter().chain(&goal.continues).filter_map(|link| find(&link.id.value));
    let far = document.outward_links.iter().filter_map(|link| find(link.document.as_ref()?));
    let back = [site.annual_of.get(&index), site.continued_by.get(&index)];
    let back = back.into_iter().flatten().flatten().copied();
    let (previous, next) = neighbours(site, index);
    let chain = thread::chain(site, index);
    editors.chain(far).chain(back).chain(chain).chain(previous).chain(next).collect()
}

/// Joins promises, results and issues along the editor's links.
struct Threads {
    results: Vec<ItemView>,
    issues: Vec<ItemView>,
    shown: BTreeSet<String>,
}

impl Threads {
    fn join(&mut self, promise: ItemView) -> Thread {
        let mut ids = BTreeSet::new();
        add_ids(&promise, &mut ids);
        let results = linked_to(&self.results, &ids);
        results.iter().for_each(|result| add_ids(result, &mut ids));
        let issues = linked_to(&self.issues, &ids);
        let results = results.into_iter().map(|item| self.show(item)).collect();
        let issues = issues.into_iter().map(|item| self.show(item)).collect();
        Thread { promise, results, issues }
    }

    fn show(&mut self, item: ItemView) -> Linked {
        Linked { is_first: self.shown.insert(item.id.clone()), item }
    }

    fn rest_of_results(&mut self) -> Vec<ItemView> {
        let rest = std::mem::take(&mut self.results).into_iter();
        rest.filter(|item| !self.shown.contains(&item.id)).collect()
    }

    fn rest_of_issues(&mut self) -> Vec<ItemView> {
        let rest = std::mem::take(&mut self.issues).into_iter();
        rest.filter(|item| !self.shown.contains(&item.id)).collect()
    }
}

fn add_ids(item: &ItemView, ids: &mut BTreeSet<String>) {
    ids.insert(item.id.clone());
    item.children.iter().for_each(|child| add_ids(child, ids));
}

fn linked_to(items: &[ItemView], ids: &BTreeSet<String>) -> Vec<ItemView> {
    items.iter().filter(|item| links_into(item, ids)).cloned().collect()
}

fn links_into(item: &ItemView, ids: &BTreeSet<String>) -> bool {
    item.links.iter().any(|link| !link.is_far && ids.contains(&link.anchor))
        || item.children.iter().any(|child| links_into(child, ids))
}

/// The measures of a goal.
pub fn plan_codes(site: &Site, goal: &Goal) -> CodesView {
    codes(&goal.plan, &|code| measure(site, code))
}

/// The policies of a goal.
pub fn policy_codes(site: &Site, goal: &Goal) -> CodesView {
    codes(&goal.policies, &|code| policy(site, code))
}

fn codes(codes: &Codes, link: &dyn Fn(&Code) -> Option<CodeLink>) -> CodesView {
    match codes {
        Codes::Unset => CodesView::Unset,
        Codes::None => CodesView::None,
        Codes::Some(codes) => CodesView::Some(codes.iter().filter_map(link).collect()),
    }
}

/// A measure's code as the sheet writes it, its title and its page.
pub fn measure(site: &Site, code: &Code) -> Option<CodeLink> {
    let (plan, measure) = site.measure(code)?;
    Some(CodeLink {
        path: format!("plans/{}/{}.html", code.scope, code.local),
        code: measure.shown_code(),
        title: measure.title.clone(),
        scope: plan.title.clone(),
    })
}

/// A policy's number, its title and its page.
pub fn policy(site: &Site, code: &Code) -> Option<CodeLink> {
    let (set, policy) = site.policy(code)?;
    Some(CodeLink {
        path: format!("policies/{}/{}.html", code.scope, code.local),
        code: code.local.to_string(),
        title: policy.title.clone(),
        scope: set.title.clone(),
    })
}

fn linked_goals(site: &Site, links: &[EditorLink]) -> Vec<LinkedGoal> {
    let found = |id: &Slug| site.by_id.get(id).copied();
    let shown = links.iter().filter_map(|link| found(&link.id.value).map(|index| (link, index)));
    shown
        .map(|(link, index)| LinkedGoal { goal: card(site, index), by: link.by.clone(), note: link.note.clone() })
        .collect()
}

/// The grade of a goal with what its scheme says of it.
pub fn grade(site: &Site, goal: &Goal) -> Option<GradeView> {
    let grade = goal.grade.as_ref()?;
    let scheme = site.tables.grades.iter().find(|scheme| scheme.id.value == grade.scheme.value)?;
    let value = scheme.values.iter().find(|value| value.value == grade.value.value)?;
    Some(GradeView {
        scheme: scheme.title.clone(),
        scheme_note: scheme.note.clone(),
        scale: scheme.values.clone(),
        value: value.value.clone(),
        label: value.label.clone(),
        meaning: value.meaning.clone(),
        reason: grade.reason.clone(),
    })
}

/// The goals before and after this one in its department's year.
fn neighbours(site: &Site, index: DocumentIndex) -> (Option<DocumentIndex>, Option<DocumentIndex>) {
    let document = site.document(index);
    let place = document.place().and_then(|(year, id)| site.years.get(&year)?.get(id));
    let Some(place) = place else { return (None, None) };
    let order: Vec<DocumentIndex> = place.annual.iter().chain(&place.midterm).copied().collect();
    let at = order.iter().position(|other| *other == index).unwrap_or(0);
    let near = |at: Option<usize>| at.and_then(|at| order.get(at)).copied();
    (near(at.checked_sub(1)), near(at.checked_add(1)))
}
