//! Sections and their items, such as promises, results, issues and steps. An item is the smallest unit with an address.

use serde::{Deserialize, Serialize};

use crate::model::path::Slug;
use crate::model::source::Span;
use crate::model::when::When;

/// The role of the items of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 使命
    Mission,
    /// 方針
    Approach,
    /// 総括
    Review,
    /// 取組み
    Promise,
    /// 実績
    Result,
    /// 課題
    Issue,
    /// 項目 (a target) of a mid-term goal
    Target,
    /// 工程 (a step) of a mid-term goal
    Step,
    /// Any other heading: its text is kept as written.
    Text,
}

impl Role {
    /// The name of the role in the open data.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Approach => "approach",
            Self::Review => "review",
            Self::Promise => "promise",
            Self::Result => "result",
            Self::Issue => "issue",
            Self::Target => "target",
            Self::Step => "step",
            Self::Text => "text",
        }
    }

    /// The first letter of the default ids of items with this role.
    pub fn letter(self) -> char {
        match self {
            Self::Mission => 'm',
            Self::Approach => 'a',
            Self::Review => 'v',
            Self::Promise => 'p',
            Self::Result => 'r',
            Self::Issue => 'i',
            Self::Target => 't',
            Self::Step => 's',
            Self::Text => 'x',
        }
    }
}

/// One section of a document's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub role: Role,
    /// The heading, as written.
    pub heading: String,
    /// The Markdown before the list; in a section of free text all of it.
    pub lead: String,
    /// The position of the section in the file, its heading included.
    pub span: Span,
    pub items: Vec<Item>,
    /// The Markdown after the list.
    pub tail: String,
}

/// One item of a section, with the items nested below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Unique within its document; the anchor of the item on the page.
    pub id: Slug,
    /// The text without markup and without the tag.
    pub text: String,
    /// The same text as Markdown, if it has any markup.
    pub markdown: Option<String>,
    /// The items that an editor linked it to.
    pub links: Vec<ItemLink>,
    pub when: Option<When>,
    pub children: Vec<Item>,
    /// The position of the item in the file.
    pub span: Span,
}

/// A link from an item to another, e.g. from a result to its promise.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemLink {
    /// The id of the target's document; `None` if it is the item's own document.
    pub document: Option<Slug>,
    pub item: Slug,
    /// The position of the link in the file.
    pub span: Span,
}

impl Item {
    /// Visits the item and all items below it, in reading order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Item)) {
        visit(self);
        self.children.iter().for_each(|child| child.walk(visit));
    }
}
