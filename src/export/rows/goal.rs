//! Rows for goals: everything besides their texts.

use crate::export::cell::{Cell, count, maybe, number, reported, slug, text};
use crate::export::rows::document;
use crate::export::rows::row::Rows;
use crate::model::code::Codes;
use crate::model::dataset::{
    BUDGETS, GOAL_LINKS, GOAL_MEASURES, GOAL_POLICIES, GOALS, INDICATORS, LEGAL_BASES, Missing, PARTNERS, SDGS, Table,
};
use crate::model::document::goal_texts::GoalTexts;
use crate::model::document::text_field::Side;
use crate::model::document::{Document, EditorLink, Goal, Grade, Subject};
use crate::model::indicator::{Better, Budget, Indicator, IndicatorKind};
use crate::model::item::Role;
use crate::model::path::Slug;
use crate::model::site::Site;

/// Adds the rows for `goal`, the subject of `document`.
pub(super) fn add<'a>(rows: &mut Rows<'a>, site: &Site, document: &'a Document, goal: &'a Goal) {
    // Destructured without `..`, so that a new field does not compile until it has a table.
    let Goal {
        year: _,
        department: _,
        no,
        plan,
        plan_spans: _,
        policies,
        policy_spans: _,
        midterm,
        continues,
        grade,
        indicators,
        budget,
        partners,
        legal_basis,
        sdgs,
        texts,
    } = goal;
    let start = start_cells(document, no, [plan, policies]);
    let cells = start.into_iter().chain(grade_cells(grade.as_ref())).chain(text_cells(texts)).chain(counts(document));
    rows.add(&GOALS, cells.collect());
    add_codes(rows, &GOAL_MEASURES, document, plan);
    add_codes(rows, &GOAL_POLICIES, document, policies);
    add_links(rows, site, document, "midterm", midterm);
    add_links(rows, site, document, "continues", continues);
    (1..).zip(indicators).for_each(|(position, indicator)| add_indicator(rows, document, position, indicator));
    budget.iter().for_each(|budget| add_budget(rows, document, budget));
    let list = |list: &'a [String]| list.iter().map(|entry| text(entry)).collect();
    add_list(rows, &PARTNERS, document, list(partners));
    add_list(rows, &LEGAL_BASES, document, list(legal_basis));
    add_list(rows, &SDGS, document, sdgs.iter().map(|sdg| Cell::Integer((*sdg).into())).collect());
}

fn start_cells<'a>(document: &'a Document, no: &'a Slug, codes: [&Codes; 2]) -> [Cell<'a>; 8] {
    let [year, department] = document::place(document);
    let kind = Cell::Word(document.subject.kind().name());
    let [plan, policies] = codes.map(|codes| Cell::Word(state(codes)));
    let (id, title) = (slug(&document.id.value), text(&document.title));
    [id, kind, year, department, slug(no), title, plan, policies]
}

fn grade_cells(grade: Option<&Grade>) -> [Cell<'_>; 3] {
    let Some(Grade { scheme, value, reason }) = grade else { return [None; 3].map(maybe) };
    [text(scheme.value.as_str()), text(&value.value), maybe(reason.as_deref())]
}

fn text_cells(texts: &GoalTexts) -> impl Iterator<Item = Cell<'_>> {
    texts.each().map(|(field, text)| match field.side {
        Side::Promise => maybe(text.as_deref()),
        Side::Result => reported(text.as_deref()),
    })
}

/// The numbers of promises, promises with a result, results, and issues. Only annual goals have them.
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

/// The id of a goal that is not published is not exported.
fn add_links<'a>(
    rows: &mut Rows<'a>,
    site: &Site,
    document: &'a Document,
    relation: &'static str,
    links: &'a [EditorLink],
) {
    let published = links.iter().filter(|link| site.by_id.contains_key(&link.id.value));
    for (position, EditorLink { id, by, note }) in (1..).zip(published) {
        let cells = [
            slug(&document.id.value),
            Cell::Word(relation),
            count(position),
            slug(&id.value),
            text(by),
            maybe(note.as_deref()),
        ];
        rows.add(&GOAL_LINKS, cells.into());
    }
}

fn add_indicator<'a>(rows: &mut Rows<'a>, document: &'a Document, position: usize, indicator: &'a Indicator) {
    let Indicator { name, kind, unit, baseline, target, actual, as_of, note, better, span: _ } = indicator;
    let kind = match kind {
        None => Cell::Missing(Missing::Unset),
        Some(IndicatorKind::Activity) => Cell::Word("activity"),
        Some(IndicatorKind::Outcome) => Cell::Word("outcome"),
    };
    let [baseline, target, actual] = [baseline, target, actual].map(|figure| figure.as_deref());
    let cells = [
        slug(&document.id.value),
        count(position),
        text(name),
        kind,
        maybe(unit.as_deref()),
        maybe(baseline),
        number(baseline, Missing::Unset),
        maybe(target),
        number(target, Missing::Unset),
        reported(actual),
        number(actual, Missing::NotReported),
        maybe(as_of.as_deref()),
        maybe(note.as_deref()),
        better_cell(*better),
    ];
    rows.add(&INDICATORS, cells.into());
}

fn better_cell(better: Option<Better>) -> Cell<'static> {
    match better {
        None => Cell::Missing(Missing::Unset),
        Some(Better::Lower) => Cell::Word("lower"),
        Some(Better::Higher) => Cell::Word("higher"),
    }
}

fn add_budget<'a>(rows: &mut Rows<'a>, document: &'a Document, budget: &'a Budget) {
    let Budget { planned, settled, unit, note, span: _ } = budget;
    let [planned, settled] = [planned, settled].map(|amount| amount.as_deref());
    let cells = [
        slug(&document.id.value),
        maybe(unit.as_deref()),
        maybe(planned),
        number(planned, Missing::Unset),
        reported(settled),
        number(settled, Missing::NotReported),
        maybe(note.as_deref()),
    ];
    rows.add(&BUDGETS, cells.into());
}

fn add_list<'a>(rows: &mut Rows<'a>, table: &'static Table, document: &'a Document, entries: Vec<Cell<'a>>) {
    for (position, entry) in entries.into_iter().enumerate() {
        rows.add(table, vec![slug(&document.id.value), count(position + 1), entry]);
    }
}
