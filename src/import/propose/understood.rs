//! What was understood of a label.

use crate::import::propose::field;
use crate::model::form::FormField;
use crate::model::source::CellPlace;

/// Where the number of a goal stands, seen from its title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Number {
    /// Below a label of its own, or nowhere.
    #[default]
    Elsewhere,
    /// Before it, in the same cell or in the one before, below one label.
    Before,
    /// In the first of two columns that the label covers.
    InFirstColumn,
}

/// A label of a file, the field that it is proposed to name, and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// As it is written.
    pub label: String,
    pub field: FormField,
    /// Where the number of the goal stands.
    pub number: Number,
    pub example: String,
    pub place: CellPlace,
}

impl Understood {
    /// The proposal for a label at `place`.
    pub fn new(label: &str, field: FormField, example: &str, place: &CellPlace) -> Self {
        let (label, example, place) = (label.to_owned(), example.to_owned(), place.clone());
        Self { label, field, number: Number::Elsewhere, example, place }
    }

    /// What is proposed for its values.
    pub fn fields(&self) -> Vec<FormField> {
        let number = (self.number != Number::Elsewhere).then_some(FormField::No);
        number.into_iter().chain([self.field]).collect()
    }

    /// What its values are called for people, in Japanese and in English.
    pub fn meaning(&self) -> [String; 2] {
        let names: Vec<[&str; 2]> = self.fields().into_iter().map(field::name).collect();
        [
            names.iter().map(|[ja, _]| *ja).collect::<Vec<_>>().join("と"),
            names.iter().map(|[_, en]| *en).collect::<Vec<_>>().join(" and "),
        ]
    }
}
