//! Documents before they are printed, with the counts of what was read.

use crate::diagnostic::Diagnostic;
use crate::front_matter::print::Entry;
use crate::import::code::Mention;
use crate::import::counts::{BodyCounts, BulletsFound};
use crate::import::grid::{self, Line};
use crate::import::item::Item;
use crate::model::form::{AreaKind, FormField};

/// A document to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: AreaKind,
    pub id: String,
    /// The path relative to the site's root.
    pub file: String,
    pub no: String,
    pub title: String,
    pub plan: CodesFound,
    pub policies: CodesFound,
    /// Entries of the front matter after the common ones, in order.
    pub values: Vec<Entry>,
    pub sections: Vec<DraftSection>,
    /// The lines that were not understood, word for word.
    pub kept: Vec<Line>,
    /// A note on the source, for the front matter.
    pub note: Option<String>,
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

/// All documents of an import, with the number of characters by where they ended up.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    pub documents: Vec<Draft>,
    /// Characters of labels, numbers and signs of the form.
    pub form_labels: usize,
    /// Characters in titles that the site's tables contain already.
    pub tables: usize,
    /// Characters of codes, as written.
    pub codes: usize,
    /// Characters of text and of values that go into the documents.
    pub placed: usize,
    /// Characters of the lines that were not understood.
    pub kept: usize,
    /// Bullets by where they ended up.
    pub bullets: BulletsFound,
    pub notes: Vec<Diagnostic>,
}

impl Draft {
    /// The counts that validation must find in the body.
    pub fn body_counts(&self) -> BodyCounts {
        let count = |text: &String| grid::count(text);
        let items = |section: &DraftSection| {
            section.items.iter().flat_map(Item::all).map(|item| item.text.clone()).collect::<Vec<_>>()
        };
        let body = self.sections.iter().flat_map(|section| items(section).into_iter().chain(section.lead.clone()));
        let listed = self.sections.iter().filter(|section| section.field != FormField::Text);
        BodyCounts {
            items: listed.map(|section| items(section).len()).sum(),
            body: body.map(|text| count(&text)).sum(),
            kept: self.kept.iter().map(|line| count(&line.text)).sum(),
        }
    }
}
