//! The only traversal of the texts of a document.
//!
//! Every struct is destructured without `..`, so that a new field does not compile until it is decided here whether it
//! is a text. The lock file, the search and the comparison take all their texts from this traversal: a text that it
//! does not visit is neither protected against silent changes nor found.

use crate::model::document::fields;
use crate::model::document::original::Source;
use crate::model::document::text::{FieldText, ItemText, SectionText, Text, Value};
use crate::model::document::text_field::TextField;
use crate::model::document::{Change, Document, EditorLink, Goal, Grade, Head, HeadName, Meta, Sheet, Subject};
use crate::model::indicator::{Budget, Indicator};
use crate::model::item::{Item, Role, Section};

/// Visits every text of `document` that is filled in, in the order in which the search shows them.
pub fn walk<'a>(document: &'a Document, visit: &mut dyn FnMut(Text<'a>)) {
    // The ignored fields are not texts, or are derived from the sections.
    let Document {
        title,
        meta,
        sections,
        subject,
        file: _,
        fingerprint: _,
        id: _,
        path: _,
        links: _,
        outward_links: _,
        has_result: _,
        due: _,
        item_index: _,
    } = document;
    visit(Text::Title(title));
    let mut walk = Walk { visit };
    match subject {
        Subject::Sheet(sheet) => walk.sheet(sheet),
        Subject::Annual(_) | Subject::Midterm(_) | Subject::Page => {}
    }
    walk.meta(meta);
    sections.iter().for_each(|section| walk.section(section));
    match subject {
        Subject::Annual(goal) | Subject::Midterm(goal) => walk.goal(goal),
        Subject::Sheet(_) | Subject::Page => {}
    }
    walk.field(&fields::LINKS, Value::ItemLinks(sections));
}

struct Walk<'v, 'a> {
    visit: &'v mut dyn FnMut(Text<'a>),
}

impl<'a> Walk<'_, 'a> {
    fn field(&mut self, field: &'static TextField, value: Value<'a>) {
        self.entry(field, 0, value);
    }

    fn entry(&mut self, field: &'static TextField, position: usize, value: Value<'a>) {
        (self.visit)(Text::Field(FieldText { field, position, value }));
    }

    fn texts<const N: usize>(&mut self, position: usize, texts: [(&'static TextField, Option<&'a String>); N]) {
        for (field, text) in texts {
            text.into_iter().for_each(|text| self.entry(field, position, Value::Text(text)));
        }
    }

    fn sheet(&mut self, sheet: &'a Sheet) {
        let Sheet { year: _, department: _, heads, greeting, motto, staff } = sheet;
        (1..).zip(heads).for_each(|(position, head)| self.head(position, head));
        self.texts(
            0,
            [
                (&fields::GREETING, greeting.as_ref()),
                (&fields::MOTTO, motto.as_ref()),
                (&fields::STAFF, staff.as_ref()),
            ],
        );
    }

    fn head(&mut self, position: usize, head: &'a Head) {
        let Head { post, name } = head;
        self.entry(&fields::HEAD_POST, position, Value::Text(post));
        match name {
            None => {}
            Some(HeadName::Withheld) => self.entry(&fields::HEAD_NAME, position, Value::Withheld),
            Some(HeadName::Given(name)) => self.entry(&fields::HEAD_NAME, position, Value::Text(name)),
        }
    }

    fn meta(&mut self, meta: &'a Meta) {
        let Meta { summary, published: _, updated: _, changes, source, draft: _, linked_by, plain_text, allow: _ } =
            meta;
        self.texts(
            0,
            [
                (&fields::SUMMARY, summary.as_ref()),
                (&fields::PLAIN_TEXT, plain_text.as_ref()),
                (&fields::LINKED_BY, linked_by.as_ref()),
            ],
        );
        source.iter().for_each(|source| self.source(source));
        for (position, Change { date: _, note }) in (1..).zip(changes) {
            self.entry(&fields::CHANGE_NOTE, position, Value::Text(note));
        }
    }

    fn source(&mut self, source: &'a Source) {
        let Source { file, page, sha256, wording: _, note } = source;
        self.field(&fields::SOURCE_FILE, Value::Text(file));
        page.iter().for_each(|page| self.field(&fields::SOURCE_PAGE, Value::Number(*page)));
        self.texts(0, [(&fields::SOURCE_SHA256, sha256.as_ref()), (&fields::SOURCE_NOTE, note.as_ref())]);
    }

    fn section(&mut self, section: &'a Section) {
        let Section { role, heading, lead, span: _, items, tail } = section;
        let text = SectionText { role: *role, heading, lead, tail };
        (self.visit)(Text::SectionStart(text));
        items.iter().for_each(|item| self.item(*role, item));
        (self.visit)(Text::SectionEnd(text));
    }

    /// The links of all items together count as one text of the document.
    fn item(&mut self, role: Role, item: &'a Item) {
        let Item { id, text, markdown, links: _, when, children, span: _ } = item;
        let (markdown, when) = (markdown.as_deref(), when.as_ref());
        (self.visit)(Text::Item(ItemText { id, role, plain: text, markdown, when }));
        children.iter().for_each(|child| self.item(role, child));
    }

    fn goal(&mut self, goal: &'a Goal) {
        let Goal {
            year: _,
            department: _,
            no: _,
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
        for (field, text) in texts.each() {
            text.iter().for_each(|text| self.field(field, Value::Text(text)));
        }
        (1..).zip(indicators).for_each(|(position, indicator)| self.indicator(position, indicator));
        grade.iter().for_each(|grade| self.grade(grade));
        self.field(&fields::PLAN, Value::Measures(plan));
        self.field(&fields::POLICIES, Value::Policies(policies));
        budget.iter().for_each(|budget| self.budget(budget));
        self.field(&fields::PARTNERS, Value::List(partners));
        self.field(&fields::LEGAL_BASIS, Value::List(legal_basis));
        self.field(&fields::SDGS, Value::Numbers(sdgs));
        self.links(&fields::MIDTERM, midterm);
        self.links(&fields::CONTINUES, continues);
    }

    fn indicator(&mut self, position: usize, indicator: &'a Indicator) {
        let Indicator { name, kind: _, unit, baseline, target, actual, as_of, note, better: _, span: _ } = indicator;
        self.texts(
            position,
            [
                (&fields::INDICATOR_NAME, Some(name)),
                (&fields::INDICATOR_UNIT, unit.as_ref()),
                (&fields::INDICATOR_BASELINE, baseline.as_ref()),
                (&fields::INDICATOR_TARGET, target.as_ref()),
                (&fields::INDICATOR_ACTUAL, actual.as_ref()),
                (&fields::INDICATOR_AS_OF, as_of.as_ref()),
                (&fields::INDICATOR_NOTE, note.as_ref()),
            ],
        );
    }

    fn grade(&mut self, grade: &'a Grade) {
        let Grade { scheme, value, reason } = grade;
        self.field(&fields::GRADE_SCHEME, Value::Text(scheme.value.as_str()));
        self.field(&fields::GRADE_VALUE, Value::Text(&value.value));
        self.texts(0, [(&fields::GRADE_REASON, reason.as_ref())]);
    }

    fn budget(&mut self, budget: &'a Budget) {
        let Budget { planned, settled, unit, note, span: _ } = budget;
        self.texts(
            0,
            [
                (&fields::BUDGET_PLANNED, planned.as_ref()),
                (&fields::BUDGET_SETTLED, settled.as_ref()),
                (&fields::BUDGET_UNIT, unit.as_ref()),
                (&fields::BUDGET_NOTE, note.as_ref()),
            ],
        );
    }

    fn links(&mut self, field: &'static TextField, links: &'a [EditorLink]) {
        self.field(field, Value::Links(links));
        for (position, EditorLink { id: _, by, note }) in (1..).zip(links) {
            self.texts(position, [(&fields::LINK_BY, Some(by)), (&fields::LINK_NOTE, note.as_ref())]);
        }
    }
}
