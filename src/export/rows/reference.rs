//! Rows of the tables that documents refer to.

use jiff::civil::date;

use crate::export::cell::{Cell, count, maybe, slug, text};
use crate::export::rows::row::Rows;
use crate::export::scope::{fiscal_years, published_corrections};
use crate::model::config::Contact;
use crate::model::dataset::{
    CORRECTIONS, DEPARTMENTS, FISCAL_YEARS, GLOSSARY, GLOSSARY_ALIASES, GRADE_SCHEMES, GRADES, MEASURE_TITLES,
    MEASURES, Missing, PLANS, POLICIES, POLICY_SETS, POLICY_TITLES,
};
use crate::model::fiscal_year::FiscalYear;
use crate::model::site::Site;
use crate::model::table::{Correction, GlossaryEntry, GradeScheme, Plan, PolicySet};

/// Adds every row of these tables, in the order of the content.
pub(super) fn add<'a>(rows: &mut Rows<'a>, site: &'a Site) {
    let tables = &site.tables;
    add_departments(rows, site);
    (1..).zip(&tables.plans).for_each(|(position, plan)| add_plan(rows, position, plan));
    (1..).zip(&tables.policy_sets).for_each(|(position, set)| add_policy_set(rows, position, set));
    (1..).zip(&tables.grades).for_each(|(position, scheme)| add_grades(rows, position, scheme));
    (1..).zip(&tables.glossary).for_each(|(position, entry)| add_term(rows, position, entry));
    (1..)
        .zip(published_corrections(site))
        .for_each(|(position, correction)| add_correction(rows, position, correction));
    fiscal_years(site).into_iter().for_each(|year| add_year(rows, year));
}

/// Whether there is a contact, and the parts of the contact.
pub(super) fn contact(contact: Option<&Contact>) -> [Cell<'_>; 7] {
    let part = |part: fn(&Contact) -> &Option<String>| maybe(contact.and_then(|contact| part(contact).as_deref()));
    [
        Cell::Word(if contact.is_some() { "given" } else { "unset" }),
        part(|contact| &contact.section),
        part(|contact| &contact.phone),
        part(|contact| &contact.email),
        part(|contact| &contact.address),
        part(|contact| &contact.hours),
        part(|contact| &contact.url),
    ]
}

fn add_departments<'a>(rows: &mut Rows<'a>, site: &'a Site) {
    for (position, department) in (1..).zip(&site.tables.departments) {
        let start = [
            slug(&department.id.value),
            count(position),
            text(&department.name),
            maybe(department.reading.as_deref()),
            maybe(department.english.as_deref()),
            department.parent.as_ref().map_or(Cell::Missing(Missing::Unset), |parent| slug(&parent.value)),
            maybe(department.years.as_deref()),
        ];
        let contact = contact(department.contact.as_ref());
        let notes = [maybe(department.note.as_deref()), maybe(department.notice.as_deref())];
        rows.add(&DEPARTMENTS, start.into_iter().chain(contact).chain(notes).collect());
    }
}

fn add_plan<'a>(rows: &mut Rows<'a>, position: usize, plan: &'a Plan) {
    let id = &plan.id.value;
    let (years, note) = (maybe(plan.years.as_deref()), maybe(plan.note.as_deref()));
    rows.add(&PLANS, vec![slug(id), count(position), text(&plan.title), years, note]);
    for (position, measure) in (1..).zip(&plan.measures) {
        let code = &measure.code.value;
        let (written, note) = (maybe(measure.written.as_deref()), maybe(measure.note.as_deref()));
        rows.add(&MEASURES, vec![slug(id), slug(code), count(position), written, text(&measure.title), note]);
        for (position, title) in (1..).zip(&measure.other_titles) {
            rows.add(&MEASURE_TITLES, vec![slug(id), slug(code), count(position), text(title)]);
        }
    }
}

fn add_policy_set<'a>(rows: &mut Rows<'a>, position: usize, set: &'a PolicySet) {
    let id = &set.id.value;
    let (years, note) = (maybe(set.years.as_deref()), maybe(set.note.as_deref()));
    rows.add(&POLICY_SETS, vec![slug(id), count(position), text(&set.title), years, note]);
    for (position, policy) in (1..).zip(&set.items) {
        let (no, note) = (&policy.no.value, maybe(policy.note.as_deref()));
        rows.add(&POLICIES, vec![slug(id), slug(no), count(position), text(&policy.title), note]);
        for (position, title) in (1..).zip(&policy.other_titles) {
            rows.add(&POLICY_TITLES, vec![slug(id), slug(no), count(position), text(title)]);
        }
    }
}

fn add_grades<'a>(rows: &mut Rows<'a>, position: usize, scheme: &'a GradeScheme) {
    let id = &scheme.id.value;
    rows.add(&GRADE_SCHEMES, vec![slug(id), count(position), text(&scheme.title), maybe(scheme.note.as_deref())]);
    for (position, value) in (1..).zip(&scheme.values) {
        let meaning = maybe(value.meaning.as_deref());
        rows.add(&GRADES, vec![slug(id), count(position), text(&value.value), text(&value.label), meaning]);
    }
}

fn add_term<'a>(rows: &mut Rows<'a>, position: usize, entry: &'a GlossaryEntry) {
    let id = &entry.id.value;
    let renamed = entry.renamed.as_ref();
    let cells = vec![
        slug(id),
        count(position),
        text(&entry.term),
        maybe(entry.reading.as_deref()),
        maybe(entry.meaning.as_deref()),
        maybe(renamed.map(|renamed| renamed.from.as_str())),
        maybe(renamed.map(|renamed| renamed.to.as_str())),
        maybe(renamed.and_then(|renamed| renamed.note.as_deref())),
    ];
    rows.add(&GLOSSARY, cells);
    for (position, alias) in (1..).zip(&entry.aliases) {
        rows.add(&GLOSSARY_ALIASES, vec![slug(id), count(position), text(alias)]);
    }
}

fn add_correction<'a>(rows: &mut Rows<'a>, position: usize, correction: &'a Correction) {
    let cells = vec![
        count(position),
        Cell::Date(correction.date),
        slug(&correction.page.value),
        correction.item.as_ref().map_or(Cell::Missing(Missing::Unset), |item| slug(&item.value)),
        correction.before.words().map_or(Cell::Missing(Missing::Withheld), text),
        text(&correction.after),
        text(&correction.reason),
    ];
    rows.add(&CORRECTIONS, cells);
}

fn add_year(rows: &mut Rows<'_>, year: FiscalYear) {
    let western = i16::try_from(year.western()).expect("a plausible year has four digits");
    let mut eras = year.eras().into_iter().rev().map(|era| Cell::Text(era.into()));
    let mut era = || eras.next().unwrap_or(Cell::Missing(Missing::NotApplicable));
    let (first, last) = (Cell::Date(date(western, 4, 1)), Cell::Date(date(western + 1, 3, 31)));
    rows.add(&FISCAL_YEARS, vec![Cell::Integer(western.into()), first, last, era(), era()]);
}
