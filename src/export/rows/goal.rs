//! What goals have besides their text.

use crate::export::cell::{Cell, count, maybe, number, reported, slug, text};
use crate::export::rows::{Rows, document};
use crate::model::code::Codes;
use crate::model::dataset::{
    BUDGETS, GOAL_LINKS, GOAL_MEASURES, GOAL_POLICIES, GOALS, INDICATORS, LEGAL_BASES, Missing, PARTNERS, SDGS, Table,
};
use crate::model::document::{Document, EditorLink, Goal, Subject};
use crate::model::indicator::IndicatorKind;
use crate::model::item::Role;
use crate::model::site::Site;

/// Adds everything of `goal`, which is `document`'s.
pub(super) fn add<'a>(rows: &mut Rows<'a>, site: &Site, document: &'a Document, goal: &'a Goal) {
    add_goal(rows, document, goal);
    add_codes(rows, &GOAL_MEASURES, document, &goal.plan);
    add_codes(rows, &GOAL_POLICIES, document, &goal.policies);
    add_links(rows, site, document, "midterm", &goal.midterm);
    add_links(rows, site, document, "continues", &goal.continues);
    add_indicators(rows, document, goal);
    add_budget(rows, document, goal);
    let texts = |list: &'a [String]| list.iter().map(|entry| text(entry)).collect();
    add_list(rows, &PARTNERS, document, texts(&goal.partners));
    add_list(rows, &LEGAL_BASES, document, texts(&goal.legal_basis));
    add_list(rows, &SDGS, document, goal.sdgs.iter().map(|sdg| Cell::Integer((*sdg).into())).collect());
}

fn add_goal<'a>(rows: &mut Rows<'a>, document: &'a Document, goal: &'a Goal) {
    let [year, department] = document::place(document);
    let kind = if matches!(document.subject, Subject::Annual(_)) { "annual" } else { "midterm" };
    let grade = goal.grade.as_ref();
    let start = [
        slug(&document.id.value),
        Cell::Word(kind),
        year,
        department,
        slug(&goal.no),
        text(&document.title),
        Cell::Word(state(&goal.plan)),
        Cell::Word(state(&goal.policies)),
        maybe(grade.map(|grade| grade.scheme.value.as_str())),
        maybe(grade.map(|grade| grade.value.value.as_str())),
        maybe(grade.and_then(|grade| grade.reason.as_deref())),
        maybe(goal.midyear.as_deref()),
        reported(goal.unmet_reason.as_deref()),
    ];
    rows.add(&GOALS, start.into_iter().chain(counts(document)).collect());
}

/// Promises, those with a result, results and issues; only annual goals have
/// them.
fn counts(document: &Document) -> [Cell<'static>; 4] {
    if !matches!(document.subject, Subject::Annual(_)) {
        return [(); 4].map(|()| Cell::Missing(Missing::NotApplicable));
    }
    let with_result = document.has_result.iter().filter(|has_result| **has_result).count();
    let all = |role| document.items(role).count();
    [all(Role::Promise), with_result, all(Role::Result), all(Role::Issue)].map(count)
}

fn state(codes: &Codes) -> &'static str {
    match codes {
        Codes::Unset => "unset",
        Codes::None => "none",
        Codes::Some(_) => "listed",
    }
}

fn add_codes<'a>(rows: &mut Rows<'a>, table: &'static Table, document: &'a Document, codes: &'a Codes) {
    for (position, code) in codes.as_slice().iter().enumerate() {
        rows.add(table, vec![slug(&document.id.value), count(position + 1), slug(&code.scope), slug(&code.local)]);
    }
}

/// A goal that is not published is not named.
fn add_links<'a>(
    rows: &mut Rows<'a>,
    site: &Site,
    document: &'a Document,
    relation: &'static str,
    links: &'a [EditorLink],
) {
    let published = links.iter().filter(|link| site.by_id.contains_key(&link.id.value));
    for (position, link) in published.enumerate() {
        let cells = [
            slug(&document.id.value),
            Cell::Word(relation),
            count(position + 1),
            slug(&link.id.value),
            text(&link.by),
            maybe(link.note.as_deref()),
        ];
        rows.add(&GOAL_LINKS, cells.into());
    }
}

fn add_indicators<'a>(rows: &mut Rows<'a>, document: &'a Document, goal: &'a Goal) {
    for (position, indicator) in goal.indicators.iter().enumerate() {
        let kind = match indicator.kind {
            None => Cell::Missing(Missing::Unset),
            Some(IndicatorKind::Activity) => Cell::Word("activity"),
            Some(IndicatorKind::Outcome) => Cell::Word("outcome"),
        };
        let [baseline, target, actual] =
            [&indicator.baseline, &indicator.target, &indicator.actual].map(|figure| figure.as_deref());
        let cells = [
            slug(&document.id.value),
            count(position + 1),
            text(&indicator.name),
            kind,
            maybe(indicator.unit.as_deref()),
            maybe(baseline),
            number(baseline, Missing::Unset),
            maybe(target),
            number(target, Missing::Unset),
            reported(actual),
            number(actual, Missing::NotReported),
            maybe(indicator.as_of.as_deref()),
            maybe(indicator.note.as_deref()),
        ];
        rows.add(&INDICATORS, cells.into());
    }
}

fn add_budget<'a>(rows: &mut Rows<'a>, document: &'a Document, goal: &'a Goal) {
    let Some(budget) = &goal.budget else { return };
    let [planned, settled] = [&budget.planned, &budget.settled].map(|amount| amount.as_deref());
    let cells = [
        slug(&document.id.value),
        maybe(budget.unit.as_deref()),
        maybe(planned),
        number(planned, Missing::Unset),
        reported(settled),
        number(settled, Missing::NotReported),
        maybe(budget.note.as_deref()),
    ];
    rows.add(&BUDGETS, cells.into());
}

fn add_list<'a>(rows: &mut Rows<'a>, table: &'static Table, document: &'a Document, entries: Vec<Cell<'a>>) {
    for (position, entry) in entries.into_iter().enumerate() {
        rows.add(table, vec![slug(&document.id.value), count(position + 1), entry]);
    }
}
