//! What a form finds in a file: the headings, columns and labels that it knows or does not know, for `tomei form check`.

use crate::model::form::{AreaKind, FormField};
use crate::model::source::CellPlace;

/// A part of a file that says what others mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    pub what: Sighted,
    /// As it is written.
    pub text: String,
    pub place: CellPlace,
}

/// What a form sees in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sighted {
    /// A heading with which a part of the form begins.
    Heading(AreaKind),
    /// A label above a column, and its fields.
    Column(Vec<FormField>),
    /// A column whose label the form does not know, so that its values are not read.
    UnknownColumn,
    /// A label before or above its value.
    Label(Vec<FormField>),
}
