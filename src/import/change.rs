//! What becomes of a file that is there already when its document is imported again.

use crate::import::document::GeneratedDocument;

/// What is at the path of a document before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Present {
    Nothing,
    Text(String),
    /// Something that is not a text file.
    Other,
}

/// What is done with files that someone has edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditedFiles {
    /// They stay, and nothing is written at all.
    Keep,
    Replace,
}

/// What would become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    New,
    Unchanged,
    Replaced,
    /// It was edited, and stays.
    Refused,
}

/// A document compared with the file that is there now.
#[derive(Clone, Debug)]
pub struct Change {
    /// Below the site's root.
    pub file: String,
    pub action: Action,
    /// Empty where there is no text yet.
    pub before: String,
    pub after: String,
}

/// What would become of the file of `document`. A file that differs from the
/// import in its dates alone was not edited.
pub fn compare(document: GeneratedDocument, present: Present, edited: EditedFiles) -> Change {
    let of_edited = match edited {
        EditedFiles::Keep => Action::Refused,
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

fn without_dates(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("published: ") && !line.starts_with("updated: ")).collect()
}
