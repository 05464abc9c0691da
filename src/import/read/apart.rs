//! Text of a file that is not part of its text.

use serde::Serialize;

use crate::model::source::CellPlace;

/// A text of a file that no document gets, and that only the report has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetApart {
    pub why: Why,
    pub text: String,
    pub place: CellPlace,
}

/// Why a text is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is struck through.
    Struck,
    /// It was deleted, and the deletion is not accepted yet.
    Deleted,
    /// It is hidden, and the form leaves hidden text out.
    Hidden,
    Comment,
    Header,
    Footer,
    /// It is part of a diagram or chart.
    Diagram,
    /// The reading of characters.
    Phonetic,
    /// The form leaves out its row or column.
    LeftOut,
    /// It belongs to another department than the one that is imported.
    OtherDepartment,
}
