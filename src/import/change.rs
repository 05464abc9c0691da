//! Decides what to do with a file that already exists when its document is imported again.

use crate::import::document::GeneratedDocument;

/// What exists at the path of a document before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Present {
    Nothing,
    Text(String),
    /// Something other than a text file.
    Other,
}

/// How to treat files that someone has edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditedFiles {
    /// They are kept, and then nothing is written at all.
    Keep,
    Replace,
    /// They are kept, and texts that are new in the sheet are added to them.
    Update,
}

/// What will be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    New,
    Unchanged,
    Replaced,
    /// Texts of the sheet are added to it.
    Updated,
    /// It was edited, and is kept.
    Refused,
}

/// A document, compared with the existing file.
#[derive(Clone, Debug)]
pub struct Change {
    /// The path relative to the site's root.
    pub file: String,
    pub action: Action,
    /// The existing text; empty if there is none.
    pub before: String,
    pub after: String,
}

/// What to do with the file of `document`. A file that differs from the import only in its dates does not count as
/// edited.
pub fn compare(document: GeneratedDocument, present: Present, edited: EditedFiles) -> Change {
    let of_edited = match edited {
        EditedFiles::Keep | EditedFiles::Update => Action::Refused,
        EditedFiles::Replace => Action::Replaced,
    };
    let (action, before) = match present {
        Present::Nothing => (Action::New, String::new()),
        Present::Other => (of_edited, String::new()),
        Present::Text(text) if without_dates(&text) == without_dates(&document.text) => (Action::Unchanged, text),
        Present::Text(text) => (of_edited, text),
    };
    Change { file: document.file, action, before, after: document.text }
}

/// The lines of a document without the dates that the import chooses.
pub fn without_dates(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("published: ") && !line.starts_with("updated: ")).collect()
}
