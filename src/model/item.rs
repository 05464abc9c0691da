//! The smallest things one can point at: promises, results, issues, steps.

use serde::{Deserialize, Serialize};

use crate::model::path::Slug;
use crate::model::source::Span;
use crate::model::when::When;

/// What the items of a section are.
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
    /// 項目 of a mid-term goal
    Target,
    /// 工程 of a mid-term goal
    Step,
    /// Any other heading: free text, kept as written.
    Text,
}

impl Role {
    /// The word for the role in the open data.
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

    /// The letter with which ids of this role begin by default.
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
    /// The heading as written.
    pub heading: String,
    /// Markdown before the list, or the whole of a free text section.
    pub lead: String,
    /// Where the section is written, heading included.
    pub span: Span,
    pub items: Vec<Item>,
    /// Markdown after the list.
    pub tail: String,
}

/// One entry of a section, with the entries nested below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Unique within its document; the anchor of the item on the page.
    pub id: Slug,
    /// Its words, without markup and without the tag.
    pub text: String,
    /// The same as Markdown, where that is more than the text.
    pub markdown: Option<String>,
    /// What an editor linked it to.
    pub links: Vec<ItemLink>,
    pub when: Option<When>,
    pub children: Vec<Item>,
    /// Where the entry is written.
    pub span: Span,
}

/// A link from an item to another, e.g. from a result to its promise.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ItemLink {
    /// The document linked to; the item's own where it is not named.
    pub document: Option<Slug>,
    pub item: Slug,
    /// Where the link is written.
    pub span: Span,
}

impl Item {
    /// The item and all below it, in reading order.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Item)) {
        visit(self);
        self.children.iter().for_each(|child| child.walk(visit));
    }
}
