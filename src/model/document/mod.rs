//! What clerks write: sheets, annual and mid-term goals, free pages.

pub mod fields;
pub mod goal_texts;
pub mod item_index;
pub mod original;
pub mod text;
pub mod text_field;
pub mod texts;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::code::{Code, Codes};
use crate::model::document::goal_texts::GoalTexts;
use crate::model::document::item_index::ItemIndex;
use crate::model::document::original::Source;
use crate::model::fiscal_year::FiscalYear;
use crate::model::indicator::{Budget, Indicator};
use crate::model::item::{Item, ItemLink, Role, Section};
use crate::model::kind::Kind;
use crate::model::path::{SitePath, Slug};
use crate::model::source::{Located, Span};
use crate::model::suppression::Suppression;

/// One content file, validated by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The file, relative to the site's root, `/`-separated.
    pub file: String,
    /// A hash of the file's text. It is used to tell whether a document has changed.
    pub fingerprint: u128,
    /// Unique across the whole site and all years. The id of a withdrawn document is never given to another one.
    pub id: Located<Slug>,
    pub title: String,
    /// The path of the document's page in the output.
    pub path: SitePath,
    pub meta: Meta,
    pub sections: Vec<Section>,
    /// The targets of the links in its Markdown text, as written.
    pub links: Vec<Located<String>>,
    /// Links from its items to anything but an item of the same document: an item of another document, or an unknown
    /// id.
    pub outward_links: Vec<ItemLink>,
    /// For each promise, in order: whether an editor linked a result to it.
    pub has_result: Vec<bool>,
    /// The items that have a deadline, in reading order.
    pub due: Vec<Due>,
    pub subject: Subject,
    #[serde(skip)]
    pub item_index: ItemIndex,
}

/// An item with a deadline, and the fiscal year in which the deadline lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub year: FiscalYear,
    pub item: Slug,
}

/// What a document is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Subject {
    Sheet(Sheet),
    Annual(Box<Goal>),
    Midterm(Box<Goal>),
    Page,
}

/// What every kind of document has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    pub summary: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub changes: Vec<Change>,
    pub source: Option<Source>,
    pub draft: bool,
    /// The person who decided on the links between items.
    pub linked_by: Option<String>,
    /// A summary in やさしい日本語 (plain Japanese), written by a person.
    pub plain_text: Option<String>,
    /// Rules that are suppressed in this file.
    pub allow: Vec<Suppression>,
}

/// A dated note on what changed after publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    pub date: Date,
    pub note: String,
}

/// The sheet of a department for a fiscal year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub year: FiscalYear,
    pub department: Located<Slug>,
    pub heads: Vec<Head>,
    pub greeting: Option<String>,
    pub motto: Option<String>,
    pub staff: Option<String>,
}

/// A head of a department.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub post: String,
    /// `None` if the sheet does not give it.
    pub name: Option<HeadName>,
}

/// The name of a head as the sheet gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeadName {
    Withheld,
    Given(String),
}

/// An annual or a mid-term goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    pub year: FiscalYear,
    pub department: Located<Slug>,
    /// The number in the sheet, as text: some sheets write 1-2.
    pub no: Slug,
    pub plan: Codes,
    pub plan_spans: Vec<Span>,
    pub policies: Codes,
    pub policy_spans: Vec<Span>,
    /// The mid-term goals that an annual goal belongs to.
    pub midterm: Vec<EditorLink>,
    /// The goals of earlier years that this one continues.
    pub continues: Vec<EditorLink>,
    pub grade: Option<Grade>,
    pub indicators: Vec<Indicator>,
    pub budget: Option<Budget>,
    pub partners: Vec<String>,
    pub legal_basis: Vec<String>,
    pub sdgs: Vec<u8>,
    pub texts: GoalTexts,
}

/// A link that an editor decided on, with the name of the editor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditorLink {
    pub id: Located<Slug>,
    pub by: String,
    pub note: Option<String>,
}

/// A grade of a scheme in `grades.yaml`. It always comes from the sheet; the program never derives one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    pub scheme: Located<Slug>,
    pub value: Located<String>,
    pub reason: Option<String>,
}

impl Subject {
    /// The kind of the document that has this subject.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Sheet(_) => Kind::Sheet,
            Self::Annual(_) => Kind::Annual,
            Self::Midterm(_) => Kind::Midterm,
            Self::Page => Kind::Page,
        }
    }
}

impl Document {
    /// The goal, if the document is an annual or a mid-term goal.
    pub fn goal(&self) -> Option<&Goal> {
        match &self.subject {
            Subject::Annual(goal) | Subject::Midterm(goal) => Some(goal),
            Subject::Sheet(_) | Subject::Page => None,
        }
    }

    /// Fiscal year and department; `None` for free pages.
    pub fn place(&self) -> Option<(FiscalYear, &Slug)> {
        match &self.subject {
            Subject::Sheet(sheet) => Some((sheet.year, &sheet.department.value)),
            Subject::Annual(goal) | Subject::Midterm(goal) => Some((goal.year, &goal.department.value)),
            Subject::Page => None,
        }
    }

    /// The path of the page JSON: the document's data, beside its page.
    pub fn data_path(&self) -> SitePath {
        let page = self.path.as_str();
        SitePath::from_parts(format!("data/pages/{}.json", page.strip_suffix(".html").unwrap_or(page)))
    }

    /// The items of all sections with the role `role`, in order, without nested ones.
    pub fn items(&self, role: Role) -> impl Iterator<Item = &Item> {
        self.sections.iter().filter(move |section| section.role == role).flat_map(|section| &section.items)
    }

    /// Every item of every section, nested ones included.
    pub fn all_items(&self) -> Vec<&Item> {
        let mut found = Vec::new();
        let entries = self.sections.iter().flat_map(|section| &section.items);
        entries.for_each(|item| item.walk(&mut |item| found.push(item)));
        found
    }

    /// The entry called `id`.
    pub fn item(&self, id: &Slug) -> Option<&Item> {
        self.item_index.find(&self.sections, id)
    }

    /// The entry called `id`, after all those that it stands below, and its role.
    pub fn item_path(&self, id: &Slug) -> Option<(Role, Vec<&Item>)> {
        self.item_index.path(&self.sections, id).map(|(section, path)| (section.role, path))
    }

    /// The entry of the deadline at `position` in [`Document::due`], after all those that it stands below, and its role.
    pub fn due_path(&self, position: usize) -> Option<(Role, Vec<&Item>)> {
        self.item_path(&self.due.get(position)?.item)
    }

    /// The codes of the document: those of its measures and those of its policies.
    pub fn codes(&self) -> (&[Code], &[Code]) {
        self.goal().map_or((&[], &[]), |goal| (goal.plan.as_slice(), goal.policies.as_slice()))
    }
}
