//! What became of each text of the files: the entries of the import's ledger.

use serde::Serialize;

use crate::import::grid::Line;
use crate::import::read::apart::Why;
use crate::model::source::CellPlace;

/// A text of the files, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub place: CellPlace,
    pub text: String,
    pub fate: Fate,
}

/// What becomes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A label, a heading, a number or a sign, which belongs to the form itself and is only reported.
    FormWord,
    /// A code, which the document has in another spelling.
    Code,
    /// A text that the site's tables or the options of the import contain already.
    Known,
    /// The form leaves it out; only the report has it.
    LeftOut(Why),
    /// It is part of the text of the document with this id.
    Placed(String),
    /// The document with this id has it word for word among the lines that were not understood.
    Kept(String),
}

/// A text that is not in any document, as the report lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormWord {
    pub text: String,
    pub place: CellPlace,
}

impl Claim {
    /// A claim on `text`, which is at `place`.
    pub fn new(text: &str, place: &CellPlace, fate: Fate) -> Self {
        Self { place: place.clone(), text: text.to_owned(), fate }
    }

    /// A claim on a whole line.
    pub fn line(line: &Line, fate: Fate) -> Self {
        Self::new(&line.text, &line.place, fate)
    }
}
