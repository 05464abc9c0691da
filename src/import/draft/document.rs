//! Documents that are to be written, and what became of what was read.

use crate::diagnostic::Diagnostic;
use crate::front_matter::print::Entry;
use crate::import::Sum;
use crate::import::code::Mention;
use crate::import::grid::{self, Line};
use crate::import::items::Item;
use crate::model::form::{AreaKind, FormField};

/// A document that is to be written.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: AreaKind,
    pub id: String,
    /// Below the root.
    pub file: String,
    pub no: String,
    pub title: String,
    pub plan: CodesFound,
    pub policies: CodesFound,
    /// Entries of the front matter besides its head, in order.
    pub values: Vec<Entry>,
    pub sections: Vec<DraftSection>,
    /// What was not understood, word for word.
    pub kept: Vec<Line>,
    /// What the source's note says.
    pub note: Option<String>,
}

/// The codes of a document.
#[derive(Clone, Debug, Default)]
pub struct CodesFound {
    pub state: CodesState,
    pub mentions: Vec<(Mention, String)>,
}

/// What a sheet says of codes; none, blank and no place are different.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CodesState {
    /// The form has a place for them, and nothing stands in it; or no place.
    #[default]
    Unset,
    /// It says that there are none.
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

/// All documents of an import, and what became of every character.
#[derive(Clone, Debug)]
pub struct Drafts {
    pub documents: Vec<Draft>,
    pub furniture: usize,
    /// Characters in titles that the tables of the site have already.
    pub tables: usize,
    /// Characters of codes, as written.
    pub codes: usize,
    /// Characters of text and of values that go into the documents.
    pub placed: usize,
    pub kept: usize,
    /// Bullets by what became of them.
    pub bullets: BulletsFound,
    pub notes: Vec<Diagnostic>,
}

/// Bullets by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct BulletsFound {
    /// Items of sections, nested ones included.
    pub items: usize,
    /// Signs inside values and running text, where they stay.
    pub text: usize,
    /// In what was not understood.
    pub kept: usize,
    /// Before labels, numbers and codes.
    pub labels: i64,
}

impl BulletsFound {
    /// All of them.
    pub fn sum(self) -> i64 {
        let counted = self.items + self.text + self.kept;
        i64::try_from(counted).expect("a file has fewer than 2^63 bullets") + self.labels
    }
}

impl Draft {
    /// What stands in the body.
    pub fn sum(&self) -> Sum {
        let count = |text: &String| grid::count(text);
        let items = |section: &DraftSection| {
            section.items.iter().flat_map(Item::all).map(|item| item.text.clone()).collect::<Vec<_>>()
        };
        let body = self.sections.iter().flat_map(|section| items(section).into_iter().chain(section.lead.clone()));
        let listed = self.sections.iter().filter(|section| section.field != FormField::Text);
        Sum {
            items: listed.map(|section| items(section).len()).sum(),
            body: body.map(|text| count(&text)).sum(),
            kept: self.kept.iter().map(|line| count(&line.text)).sum(),
        }
    }
}
