//! What the texts of a document are called, for those who read a comparison.

use crate::diff::TextChange;
use crate::model::document::fields;
use crate::model::document::text_field::numbered;
use crate::model::heading;
use crate::model::publication::Part;

/// The label of a changed text in Japanese.
pub fn label(change: &TextChange) -> String {
    match &change.part {
        Part::Title => "題名".to_owned(),
        Part::Field(name) => field(name),
        Part::Item(id) => format!("{} {id}", change.role.and_then(heading::written).unwrap_or("項目")),
        Part::Text(name) if name.is_empty() => "最初の文章".to_owned(),
        Part::Text(name) => name.clone(),
    }
}

/// A name that only another version of the program knows stands for itself.
fn field(name: &str) -> String {
    match fields::find(name) {
        None => name.to_owned(),
        Some((field, position)) => numbered(field.label[0], position.unwrap_or_default()),
    }
}
