//! The page of a goal: what was promised, what was achieved, what remains.

use serde::Serialize;

use crate::model::config::Contact;
use crate::model::document::goal_texts::GoalTexts;
use crate::model::document::{EditorLink, Subject};
use crate::model::indicator::Budget;
use crate::model::item::Role;
use crate::model::path::Slug;
use crate::model::site::{DocumentIndex, Site};
use crate::render::context::PageContext;
use crate::render::heading::Heading;
use crate::render::page::{PageKind, Planning};
use crate::render::pages::threads::{Thread, Threads};
use crate::render::reads::SiteReader;
use crate::render::route::Route;
use crate::render::view::codes::{CodesView, plan_codes, policy_codes};
use crate::render::view::contact;
use crate::render::view::grade::{GradeView, grade};
use crate::render::view::indicator::{IndicatorView, indicator};
use crate::render::view::item::{GoalCard, ItemView, ItemViewer, LinkTerms, SectionView, card, cards};
use crate::render::view::names::{self, NameChange};
use crate::render::view::picture::series::{Series, series};
use crate::render::view::picture::timeline::{self, Step, Timeline};
use crate::render::view::thread::{self, Inheritance, OpenIssue};
use crate::theme::TemplateFault;

/// The page of a goal, annual or mid-term, by the goal's id.
#[derive(Hash)]
pub(super) struct GoalPage(Slug);

/// A goal with everything that is shown with it.
#[derive(Debug, Serialize)]
pub(super) struct GoalView {
    pub card: GoalCard,
    pub sheet: String,
    pub is_midterm: bool,
    pub threads: Vec<Thread>,
    /// Results and issues that no editor linked to a promise.
    pub other_results: Vec<ItemView>,
    pub other_issues: Vec<ItemView>,
    pub leads: Vec<SectionView>,
    pub targets: Vec<ItemView>,
    /// The steps, if none of them has a time; otherwise they are in `timeline`.
    pub steps: Vec<ItemView>,
    pub timeline: Option<Timeline<Step>>,
    pub texts: Vec<SectionView>,
    /// The card that other sites embed.
    pub embed: String,
    pub plan: CodesView,
    pub policies: CodesView,
    pub midterm: Vec<LinkedGoal>,
    pub annual: Vec<GoalCard>,
    pub continues: Vec<LinkedGoal>,
    /// All goals that this one is connected to over the years, itself included.
    pub chain: Vec<GoalCard>,
    /// The indicators that it has in several years.
    pub series: Vec<Series>,
    /// The calendar of what is due, if anything is.
    pub calendar: Option<String>,
    /// The open issues of the goals that it continues.
    pub inherited: Vec<Inheritance>,
    /// The goal's issues that later goals take up.
    pub taken_up: Vec<OpenIssue>,
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
    /// Of the department, or of the one above it.
    pub contact: Option<Contact>,
}

/// A goal that an editor linked.
#[derive(Debug, Serialize)]
pub(super) struct LinkedGoal {
    pub goal: GoalCard,
    pub by: String,
    pub note: Option<String>,
}

impl PageKind for GoalPage {
    const TEMPLATE: &'static str = "goal.html";
    const IS_OF_FILE: bool = true;

    fn all(planning: &Planning) -> Vec<Self> {
        let goals = planning.site.documents.iter().filter(|document| document.goal().is_some());
        goals.map(|document| Self(document.id.value.clone())).collect()
    }

    fn route(&self, site: &Site) -> Route {
        Route::document(site.document(site.by_id[&self.0]))
    }

    fn document(&self) -> Option<&Slug> {
        Some(&self.0)
    }

    fn heading(&self, context: &PageContext) -> Heading {
        context.heading_of_placed(context.index(&self.0))
    }

    fn view(&self, context: &PageContext) -> Result<impl Serialize, TemplateFault> {
        Ok(view(context, context.index(&self.0)))
    }
}

fn view(context: &PageContext, index: DocumentIndex) -> GoalView {
    let site = context.site;
    let document = site.document(index);
    let goal = document.goal().expect("a goal's page is made only for goals");
    let viewer = ItemViewer { context, document };
    let threads = Threads::new(viewer.items(Role::Promise), viewer.items(Role::Result), viewer.items(Role::Issue));
    let steps = viewer.items(Role::Step);
    let timeline = timeline::of_steps(site, index, &steps);
    let steps = if timeline.is_some() { Vec::new() } else { steps };
    let (previous, next) = neighbours(site, index);
    let chain = thread::chain(site, index);
    let mut linker = context.linker();
    // The linker must be given the texts in reading order.
    let leads = leads(&viewer).linked(&mut linker);
    let threads = threads.linked(&mut linker);
    GoalView {
        card: card(site, index),
        sheet: Route::sheet(goal.year, &goal.department.value).into(),
        is_midterm: matches!(document.subject, Subject::Midterm(_)),
        leads,
        threads: threads.joined,
        other_results: threads.other_results,
        other_issues: threads.other_issues,
        targets: viewer.items(Role::Target).linked(&mut linker),
        steps: steps.linked(&mut linker),
        timeline,
        texts: viewer.texts().linked(&mut linker),
        embed: Route::embed(document).into(),
        plan: plan_codes(site, goal),
        policies: policy_codes(site, goal),
        midterm: linked_goals(site, &goal.midterm),
        annual: cards(site, site.annual_of(index)),
        continues: linked_goals(site, &goal.continues),
        chain: cards(site, &chain),
        series: series(site, &chain),
        inherited: thread::inherited(site, document),
        taken_up: thread::taken_up(site, index),
        calendar: (!document.due.is_empty()).then(|| Route::calendar_of(&document.path).into()),
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
        contact: contact::of_department(site, &goal.department.value),
    }
}

/// The running text of the sections that have items.
fn leads(viewer: &ItemViewer) -> Vec<SectionView> {
    viewer.sections_where(|section| section.role != Role::Text && !(section.lead.is_empty() && section.tail.is_empty()))
}

fn linked_goals(site: &SiteReader, links: &[EditorLink]) -> Vec<LinkedGoal> {
    let shown = links.iter().filter_map(|link| site.find(&link.id.value).map(|index| (link, index)));
    shown
        .map(|(link, index)| LinkedGoal { goal: card(site, index), by: link.by.clone(), note: link.note.clone() })
        .collect()
}

/// The goals before and after this one in its department's year.
fn neighbours(site: &SiteReader, index: DocumentIndex) -> (Option<DocumentIndex>, Option<DocumentIndex>) {
    let place = site.summary(index).place.and_then(|(year, id)| site.place(year, id));
    let Some(place) = place else { return (None, None) };
    let order: Vec<DocumentIndex> = place.annual.iter().chain(&place.midterm).copied().collect();
    let at = order.iter().position(|other| *other == index).unwrap_or(0);
    let near = |at: Option<usize>| at.and_then(|at| order.get(at)).copied();
    (near(at.checked_sub(1)), near(at.checked_add(1)))
}
