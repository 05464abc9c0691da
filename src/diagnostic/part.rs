//! The names of a document's parts in messages.

use crate::model::publication::Part;

/// The name of a part in Japanese.
pub fn part_ja(part: &Part) -> String {
    match part {
        Part::Title => "題名".to_owned(),
        Part::Field(name) => format!("「{name}」"),
        Part::Item(id) => format!("項目「{id}」"),
        Part::Text(name) if name.is_empty() => "最初の文章".to_owned(),
        Part::Text(name) => format!("見出し「{name}」の文章"),
    }
}

/// The name of a part in English.
pub fn part_en(part: &Part) -> String {
    match part {
        Part::Title => "the title".to_owned(),
        Part::Field(name) => format!("`{name}`"),
        Part::Item(id) => format!("item `{id}`"),
        Part::Text(name) if name.is_empty() => "the first text".to_owned(),
        Part::Text(name) => format!("the text below `{name}`"),
    }
}
