//! The labels of a document's texts in a comparison.

use crate::diagnostic::lang::Lang;
use crate::diff::TextChange;
use crate::model::document::fields;
use crate::model::document::text_field::numbered;
use crate::model::heading;
use crate::model::publication::Part;

/// The label of a changed text.
pub fn label(change: &TextChange, lang: Lang) -> String {
    match (&change.part, lang) {
        (Part::Field(name), _) => field(name, lang),
        (Part::Title, Lang::Ja) => "題名".to_owned(),
        (Part::Title, Lang::En) => "title".to_owned(),
        (Part::Item(id), Lang::Ja) => format!("{} {id}", change.role.and_then(heading::written).unwrap_or("項目")),
        (Part::Item(id), Lang::En) => format!("item {id}"),
        (Part::Text(name), Lang::Ja) if name.is_empty() => "最初の文章".to_owned(),
        (Part::Text(name), Lang::En) if name.is_empty() => "the first text".to_owned(),
        (Part::Text(name), _) => name.clone(),
    }
}

/// The label of a field. A name that only another version of the program knows is its own label.
fn field(name: &str, lang: Lang) -> String {
    let Some((field, position)) = fields::find(name) else { return name.to_owned() };
    let [japanese, english] = field.label;
    let label = match lang {
        Lang::Ja => japanese,
        Lang::En => english,
    };
    numbered(label, position.unwrap_or_default())
}
