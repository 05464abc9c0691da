//! One document as search sees it: every text its page shows, by anchor.

use tomei_search::document::{Document as Text, Passage};

use crate::index::facets::{facets, measure, policy};
use crate::markdown;
use crate::model::document::{Document, Goal, HeadName, Sheet, Subject};
use crate::model::item::{Item, Role, Section};
use crate::model::path::Slug;
use crate::model::site::Site;

/// What is searched of `document`, and what is shown when it is found.
pub fn document(site: &Site, document: &Document) -> Text {
    let mut passages = Passages(Vec::new());
    match &document.subject {
        Subject::Sheet(sheet) => passages.add_sheet(sheet),
        Subject::Annual(_) | Subject::Midterm(_) | Subject::Page => {}
    }
    passages.add_all(document.meta.summary.iter().chain(&document.meta.plain_text));
    document.sections.iter().for_each(|section| passages.add_section(section));
    if let Some(goal) = document.goal() {
        passages.add_goal(site, goal);
    }
    Text {
        url: document.path.to_string(),
        title: title(site, document),
        about: about(site, document),
        facets: facets(site, document),
        passages: passages.0,
    }
}

struct Passages(Vec<Passage>);

impl Passages {
    fn add(&mut self, anchor: Option<&Slug>, text: &str) {
        if !text.is_empty() {
            self.0.push(Passage { anchor: anchor.map(Slug::to_string), text: text.to_owned() });
        }
    }

    fn add_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.add(None, text));
    }

    /// A heading of the sheet's own form says what follows, not what it says.
    fn add_section(&mut self, section: &Section) {
        if section.role == Role::Text {
            self.add(None, &section.heading);
        }
        self.add_all(&markdown::to_passages(&section.lead));
        section.items.iter().for_each(|item| self.add_item(item));
        self.add_all(&markdown::to_passages(&section.tail));
    }

    fn add_item(&mut self, item: &Item) {
        self.add(Some(&item.id), &item.text);
        if let Some(when) = &item.when {
            self.add(Some(&item.id), &format!("{}・{}", when.written, when.label()));
        }
        item.children.iter().for_each(|child| self.add_item(child));
    }

    fn add_sheet(&mut self, sheet: &Sheet) {
        for head in &sheet.heads {
            let name = match &head.name {
                Some(HeadName::Given(name)) => format!(" {name}"),
                Some(HeadName::Withheld) | None => String::new(),
            };
            self.add(None, &format!("{}{name}", head.post));
        }
        self.add_all(&markdown::to_passages(sheet.greeting.as_deref().unwrap_or_default()));
        self.add_all(sheet.motto.iter().chain(&sheet.staff));
    }

    fn add_goal(&mut self, site: &Site, goal: &Goal) {
        self.add_all(goal.midyear.iter().chain(&goal.unmet_reason));
        for indicator in &goal.indicators {
            self.add_all([&indicator.name].into_iter().chain(&indicator.note));
        }
        if let Some(grade) = &goal.grade {
            self.add_all([&grade.value.value].into_iter().chain(&grade.reason));
        }
        let measures = goal.plan.as_slice().iter().filter_map(|code| measure(site, code));
        let policies = goal.policies.as_slice().iter().filter_map(|code| policy(site, code));
        self.add_all(&measures.chain(policies).collect::<Vec<_>>());
        self.add_all(goal.budget.iter().filter_map(|budget| budget.note.as_ref()));
        self.add_all(goal.partners.iter().chain(&goal.legal_basis));
    }
}

/// A sheet has no title of its own.
fn title(site: &Site, document: &Document) -> String {
    match &document.subject {
        Subject::Sheet(sheet) => {
            format!("{} {}の目標", site.department_name(&sheet.department.value), sheet.year.label())
        }
        Subject::Annual(_) | Subject::Midterm(_) | Subject::Page => document.title.clone(),
    }
}

/// Whose document it is, and of which kind and year.
fn about(site: &Site, document: &Document) -> String {
    let Some((year, department)) = document.place() else { return String::new() };
    let kind = match &document.subject {
        Subject::Annual(goal) => format!(" 目標{}", goal.no),
        Subject::Midterm(goal) => format!(" 中期目標{}", goal.no),
        Subject::Sheet(_) | Subject::Page => String::new(),
    };
    format!("{} {}{kind}", site.department_name(department), year.label())
}
