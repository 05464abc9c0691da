//! What the texts of a document are called, for those who read a comparison.

use crate::diff::TextChange;
use crate::model::document::fields;
use crate::model::document::text_field::numbered;
use crate::model::item::Role;
use crate::model::publication::Part;

/// The label of a changed text in Japanese.
pub fn label(change: &TextChange) -> String {
    match &change.part {
        Part::Title => "題名".to_owned(),
        Part::Field(name) => field(name),
        Part::Item(id) => format!("{} {id}", role(change.role)),
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

fn role(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Mission) => "使命",
        Some(Role::Approach) => "方針",
        Some(Role::Review) => "総括",
        Some(Role::Promise) => "取組み",
        Some(Role::Result) => "実績",
        Some(Role::Issue) => "課題",
        Some(Role::Step) => "工程",
        Some(Role::Target | Role::Text) | None => "項目",
    }
}
