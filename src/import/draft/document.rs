//! Documents before they are printed.

use crate::diagnostic::Diagnostic;
use crate::front_matter::print::Entry;
use crate::import::claim::Claim;
use crate::import::code::Mention;
use crate::import::grid::Line;
use crate::import::item::Item;
use crate::model::form::{AreaKind, FormField};

/// A document to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: AreaKind,
    pub id: String,
    /// The path relative to the site's root.
    pub file: String,
    /// The page of a PDF on which it begins; 0 for formats without pages.
    pub page: u32,
    pub no: String,
    pub title: String,
    pub plan: CodesFound,
    pub policies: CodesFound,
    /// Entries of the front matter after the common ones, in order.
    pub values: Vec<Entry>,
    pub sections: Vec<DraftSection>,
    /// The lines that were not understood, word for word.
    pub kept: Vec<Line>,
    /// What the sheet has in place of the name of the head, for a note on the source.
    pub withheld: Option<String>,
    /// Who has accepted that items belong together.
    pub linked_by: Option<String>,
}

/// The codes of a document.
#[derive(Clone, Debug, Default)]
pub struct CodesFound {
    pub state: CodesState,
    pub mentions: Vec<(Mention, String)>,
}

/// Whether a sheet has codes. "None" and "not filled in" are different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CodesState {
    /// The form has no place for codes, or it is empty.
    #[default]
    Unset,
    /// The sheet states that there are none.
    None,
    Some,
}

/// A section of a document.
#[derive(Clone, Debug)]
pub struct DraftSection {
    pub field: FormField,
    pub heading: String,
    pub lead: Vec<String>,
    pub items: Vec<Item>,
}

/// All documents of an import, with what becomes of each text of the files.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    pub documents: Vec<Draft>,
    pub claims: Vec<Claim>,
    /// Why the files cannot be imported as what was asked for.
    pub refusals: Vec<Diagnostic>,
    pub notes: Vec<Diagnostic>,
    /// The items that stand in one row, and may belong together.
    pub pairs: Vec<Pair>,
}

/// Two items that stand in one row.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Pair {
    pub document: String,
    /// The result or review.
    pub from: String,
    pub from_text: String,
    /// The promise or approach.
    pub to: String,
    pub to_text: String,
}

impl Draft {
    /// The number of items that get an id, nested ones included.
    pub fn item_count(&self) -> usize {
        let listed = self.sections.iter().filter(|section| section.field != FormField::Text);
        listed.flat_map(|section| &section.items).map(|item| item.all().len()).sum()
    }
}
